"""二(六)2 One pay-out: withdrawn, or paid once, or refused by the bank, after the cashier's step; the four before it are facts on the way."""

from __future__ import annotations

from temporalio import workflow

from shared.contracts.fact import Refs
from shared.contracts.funds.facts import PayoutOrdered, PayoutPaid, PayoutRefused, PayoutWithdrawn
from shared.contracts.funds.orders import Funds, Pay
from shared.contracts.process import PAYOUT
from workflows.process import ProcessWorkflow


@workflow.defn(name=PAYOUT.name)
class PayOut(ProcessWorkflow):
    """payout/<case number>/<pay-out id>."""

    @workflow.run
    async def run(self, seen: list[str] | None = None) -> None:
        await self.follow()

    def on(self, case_number: str, what: Refs) -> bool:
        if isinstance(what, PayoutOrdered):
            self.order(Funds.pay, Pay(case_number=case_number, payout_id=what.payout))
        return isinstance(what, PayoutPaid | PayoutRefused | PayoutWithdrawn)
