"""二(六)2 One pay-out: paid once, or refused by the bank, after the cashier's step; the four before it are facts on the way."""

from __future__ import annotations

from temporalio import workflow

from shared.contracts import facts
from shared.contracts.funds.orders import Funds, Pay
from workflows.process import ProcessWorkflow


@workflow.defn(name="payout")
class PayOut(ProcessWorkflow):
    """payout/<case number>/<pay-out id>."""

    @workflow.run
    async def run(self, seen: list[str] | None = None) -> None:
        await self.follow()

    def on(self, fact: facts.Fact) -> bool:
        if fact.kind == facts.PAYOUT_ORDERED.name:
            order = Pay(case_number=fact.case_number, payout_id=str(fact.refs["payout"]))
            self.order("funds", Funds.pay, order)
        return fact.kind in (facts.PAYOUT_PAID.name, facts.PAYOUT_REFUSED.name)
