"""二(五)4 Review of one request to close: approved, the case is closed; returned, a new request starts anew."""

from __future__ import annotations

from temporalio import workflow

from shared.contracts import facts
from shared.contracts.intake.orders import CloseCase, Closing, Supervision, WakeDuties
from workflows.process import ProcessWorkflow


@workflow.defn(name="closing_review")
class ClosingReview(ProcessWorkflow):
    """closing_review/<case number>/<request id>."""

    @workflow.run
    async def run(self, seen: list[str] | None = None) -> None:
        await self.follow()

    def on(self, fact: facts.Fact) -> bool:
        if fact.kind != facts.CLOSING_REVIEWED.name:
            return False
        if fact.refs["result"] == "approved":
            order = CloseCase(case_number=fact.case_number, request_id=str(fact.refs["request"]))
            self.order("intake", Closing.close_case, order)
        else:  # its prompt and report leave at once: no duty is woken, what is unsent is sent
            self.order("intake", Supervision.wake_duties, WakeDuties(docket=fact.docket, duties=[]))
        return True
