"""二(五)4 Review of one request to close: approved, the case is closed; returned, a new request starts anew."""

from __future__ import annotations

from temporalio import workflow

from shared.contracts.docket_id import DocketId
from shared.contracts.fact import Refs
from shared.contracts.intake.facts import ClosingReviewed
from shared.contracts.intake.orders import CloseCase, Closing, SendPrompts, Supervision, WakeDuties
from shared.contracts.process import CLOSING_REVIEW
from workflows.process import ProcessWorkflow


@workflow.defn(name=CLOSING_REVIEW.name)
class ClosingReview(ProcessWorkflow):
    """closing_review/<case number>/<request id>."""

    @workflow.run
    async def run(self, seen: list[str] | None = None) -> None:
        await self.follow()

    def on(self, case_number: str, what: Refs) -> bool:
        if not isinstance(what, ClosingReviewed):
            return False
        if what.result == "approved":
            self.order(Closing.close_case, CloseCase(case_number=case_number, request_id=what.request))
        elif workflow.patched("send_prompts"):
            self.order(Supervision.send_prompts, SendPrompts(docket=str(DocketId.case(case_number))))
        else:  # a review returned before the order had a name of its own
            self.order(Supervision.wake_duties, WakeDuties(docket=str(DocketId.case(case_number)), duties=[]))
        return True
