"""What workflows order from documents."""

from __future__ import annotations

from typing import Protocol

from pydantic import BaseModel
from temporalio import activity


class Dispatch(BaseModel):
    case_number: str
    document_id: str


class Documents(Protocol):
    @activity.defn(name="documents.dispatch")
    async def dispatch(self, order: Dispatch) -> None:
        """Send a sealed document by the mode fixed for each addressee (二(一)6) → documents.dispatched."""
        ...
