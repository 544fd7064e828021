"""A team has somebody told; that it was told is its fact once the message has arrived (二(五)2 能够确定收到的方式)."""

from __future__ import annotations

from temporalio import workflow

from shared.contracts.auction.facts import TeamNoticeOrdered
from shared.contracts.auction.orders import Auction
from shared.contracts.commission.facts import AnswerNoticeOrdered
from shared.contracts.commission.orders import Commission
from shared.contracts.custody.facts import ThingShared
from shared.contracts.documents.facts import FailureNoticeOrdered, KeyLockNoticeOrdered
from shared.contracts.documents.orders import Documents
from shared.contracts.fact import Refs
from shared.contracts.funds.facts import (
    AnomalyNoticeOrdered,
    OfficerNoticeOrdered,
    ReceiptIdentified,
    ReturnNoticeOrdered,
)
from shared.contracts.funds.orders import Funds
from shared.contracts.intake.facts import NoticeReceived, Teller
from shared.contracts.intake.orders import LinkCases, Matter, Supervision, Tell, Told
from shared.contracts.order import Order
from shared.contracts.process import TELLING
from shared.values.roles import Office
from workflows.process import ProcessWorkflow

_BOOK: dict[Teller, Order] = {
    "funds": Funds.book_told,
    "commission": Commission.book_told,
    "auction": Auction.book_told,
    "documents": Documents.book_told,
}


@workflow.defn(name=TELLING.name)
class Telling(ProcessWorkflow):
    """telling/<case number>/<notice>."""

    @workflow.run
    async def run(self, seen: list[str] | None = None) -> None:
        await self.follow()

    def on(self, case_number: str, what: Refs) -> bool:
        match what:
            case OfficerNoticeOrdered(notice=notice):
                self._tell(case_number, notice, "funds", "receipts")
            case AnswerNoticeOrdered(notice=notice, late=late):
                kind: Matter = "commission_late" if late == "yes" else "commission_answer"
                self._tell(case_number, notice, "commission", kind)
            case TeamNoticeOrdered(notice=notice, about=about, office=named):
                self._tell(case_number, notice, "auction", about, Office(named or Office.HANDLING_OFFICER))
            case FailureNoticeOrdered(notice=notice):
                self._tell(
                    case_number, notice, "documents", "service_failure", Office.COMMAND_CENTRE_DIRECTOR
                )
            case KeyLockNoticeOrdered(notice=notice, office=office, holder=holder):
                locked: Matter = "own_key_locked" if holder else "key_locked"
                self._tell(case_number, notice, "documents", locked, Office(office), holder)
            case ReceiptIdentified(notice=notice):
                self._tell(case_number, notice, "funds", "money_identified")
            case AnomalyNoticeOrdered(notice=notice, about=about, office=office):
                self._tell(case_number, notice, "funds", about, Office(office))
            case ReturnNoticeOrdered(notice=notice, about=about, office=office):
                self._tell(case_number, notice, "funds", about, Office(office))
            case ThingShared(asset=asset, other_asset=other):
                shared = LinkCases(case_number=case_number, asset=asset, other_asset=other)
                self.order(Supervision.link_cases, shared)
            case NoticeReceived(notice=notice, by=team):
                self.order(_BOOK[team], Told(case_number=case_number, notice=notice))
        return isinstance(what, NoticeReceived | ThingShared)

    def _tell(
        self,
        case_number: str,
        notice: str,
        team: Teller,
        kind: Matter,
        office: Office = Office.HANDLING_OFFICER,
        person: str | None = None,
    ) -> None:
        tell = Tell(
            case_number=case_number, notice=notice, team=team, kind=kind, office=office, person=person
        )
        self.order(Supervision.tell, tell)
