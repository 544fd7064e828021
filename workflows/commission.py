"""二(三)2 One commission to another court: sent when its letter is issued, ended when the team knows the answer."""

from __future__ import annotations

from temporalio import workflow

from shared.contracts.commission.facts import (
    CommissionIssued,
    CommissionTold,
    CommissionWithdrawn,
    SupplementIssued,
)
from shared.contracts.commission.orders import Commission, Send, SendSupplement
from shared.contracts.fact import Refs
from shared.contracts.process import COMMISSION
from workflows.process import ProcessWorkflow

TOLD = "2026-11 the other court is told of a withdrawal"


@workflow.defn(name=COMMISSION.name)
class OutboundCommission(ProcessWorkflow):
    """commission/<case number>/<commission id>."""

    @workflow.run
    async def run(self, seen: list[str] | None = None) -> None:
        await self.follow()

    def on(self, case_number: str, what: Refs) -> bool:
        if isinstance(what, CommissionIssued):
            self.order(Commission.send, Send(case_number=case_number, commission_id=what.commission))
        if isinstance(what, SupplementIssued):
            self.order(
                Commission.send_supplement,
                SendSupplement(
                    case_number=case_number, commission_id=what.commission, supplement_id=what.supplement
                ),
            )
        if isinstance(what, CommissionWithdrawn) and workflow.patched(TOLD):
            self.order(Commission.recall, Send(case_number=case_number, commission_id=what.commission))
        return isinstance(what, CommissionTold | CommissionWithdrawn)
