"""What workflows order from documents."""

from __future__ import annotations

from typing import Literal, Protocol

from pydantic import AwareDatetime, BaseModel

from shared.contracts.intake.orders import Told
from shared.contracts.order import Orders, order


class Dispatch(BaseModel):
    case_number: str
    document_id: str


class EndAgency(BaseModel):
    """An agent's power has ended or changed at an instant."""

    case_number: str
    agent: str
    ended_at: AwareDatetime


class FileItem(BaseModel):
    """A record of another team's; `reference` is its id there, and it enters the e-dossier once."""

    case_number: str
    kind: Literal["network_feedback", "asset_list"]
    reference: str


class Documents(Orders, Protocol):
    @order("documents.dispatch", "发送文书")
    async def dispatch(self, order: Dispatch) -> None:
        """Send a sealed document by the mode fixed for each addressee (二(一)6) → documents.dispatched."""
        ...

    @order("documents.book_told", "登记未能送达已经报告")
    async def book_told(self, order: Told) -> None:
        """Book that the leader's message has arrived (二(一)6); its proof is read of intake → documents.service_failure_told."""
        ...

    @order("documents.end_agency", "代理权限终止的登记")
    async def end_agency(self, order: EndAgency) -> None:
        """No signature of the agent counts from then on (民事诉讼法第八十八条)."""
        ...

    @order("documents.file_item", "存入电子卷宗")
    async def file_item(self, order: FileItem) -> None:
        """Enter a record, as its team holds it, in the e-dossier's catalogue (二(二)5, 二(二)6)."""
        ...
