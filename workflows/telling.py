"""A team has somebody told; that it was told is its fact once the message has arrived (二(五)2 能够确定收到的方式)."""

from __future__ import annotations

from temporalio import workflow

from shared.contracts.fact import Refs
from shared.contracts.funds.facts import OfficerNoticeOrdered
from shared.contracts.funds.orders import Funds, Told
from shared.contracts.intake.facts import NoticeReceived
from shared.contracts.intake.orders import Supervision, Tell
from shared.contracts.process import TELLING
from shared.values.roles import Office
from workflows.process import ProcessWorkflow


@workflow.defn(name=TELLING.name)
class Telling(ProcessWorkflow):
    """telling/<case number>/<notice>."""

    @workflow.run
    async def run(self, seen: list[str] | None = None) -> None:
        await self.follow()

    def on(self, case_number: str, what: Refs) -> bool:
        match what:
            case OfficerNoticeOrdered(notice=notice):
                tell = Tell(
                    case_number=case_number,
                    notice=notice,
                    team="funds",
                    kind="receipts",
                    office=Office.HANDLING_OFFICER,
                )
                self.order(Supervision.tell, tell)
            case NoticeReceived(notice=notice, by="funds"):
                self.order(Funds.book_told, Told(case_number=case_number, notice=notice))
        return isinstance(what, NoticeReceived)
