"""二(三)2 One commission to another court: sent when its letter is issued, ended when the team knows the answer."""

from __future__ import annotations

from temporalio import workflow

from shared.contracts import facts
from shared.contracts.commission.orders import Commission, Send
from workflows.process import ProcessWorkflow


@workflow.defn(name="commission")
class OutboundCommission(ProcessWorkflow):
    """commission/<case number>/<commission id>."""

    @workflow.run
    async def run(self, seen: list[str] | None = None) -> None:
        await self.follow()

    def on(self, fact: facts.Fact) -> bool:
        if fact.kind == facts.COMMISSION_ISSUED.name:
            order = Send(case_number=fact.case_number, commission_id=str(fact.refs["commission"]))
            self.order("commission", Commission.send, order)
        return fact.kind == facts.COMMISSION_TOLD.name
