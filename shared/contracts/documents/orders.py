"""What workflows order from documents."""

from __future__ import annotations

from typing import Literal, Protocol

from pydantic import BaseModel
from temporalio import activity


class Dispatch(BaseModel):
    case_number: str
    document_id: str


class FileItem(BaseModel):
    """A record of another team's; `reference` is its id there, and it enters the e-dossier once."""

    case_number: str
    kind: Literal["network_feedback", "asset_list"]
    reference: str


class Documents(Protocol):
    @activity.defn(name="documents.dispatch")
    async def dispatch(self, order: Dispatch) -> None:
        """Send a sealed document by the mode fixed for each addressee (二(一)6) → documents.dispatched."""
        ...

    @activity.defn(name="documents.file_item")
    async def file_item(self, order: FileItem) -> None:
        """Enter a record, as its team holds it, in the e-dossier's catalogue (二(二)5, 二(二)6)."""
        ...
