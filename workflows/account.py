"""二(六)3 One case, one account: opened when the team receives the case, told to the parties when it is open."""

from __future__ import annotations

from temporalio import workflow

from shared.contracts import facts
from shared.contracts.funds.orders import Funds, OfCase
from workflows.process import ProcessWorkflow


@workflow.defn(name="account")
class CaseAccount(ProcessWorkflow):
    """account/<case number>."""

    @workflow.run
    async def run(self, seen: list[str] | None = None) -> None:
        await self.follow()

    def on(self, fact: facts.Fact) -> bool:
        order = OfCase(case_number=fact.case_number)
        match fact.kind:
            case facts.CASE_ASSIGNED.name:
                self.order("funds", Funds.open_account, order)
            case facts.ACCOUNT_OPENED.name:
                self.order("funds", Funds.tell_account, order)
        return fact.kind == facts.ACCOUNT_TOLD.name
