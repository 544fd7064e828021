"""二(六)3 One case, one account: opened when the team receives the case, told to the parties when it is open.

二(四)5(3): what comes in for a sale may complete its price.
"""

from __future__ import annotations

from temporalio import workflow

from shared.contracts.auction.orders import Auction, OfSales
from shared.contracts.fact import Refs
from shared.contracts.funds.facts import AccountNoticeFailed, AccountOpened, AccountTold, ReceiptBooked
from shared.contracts.funds.orders import Funds, OfCase
from shared.contracts.intake.facts import CaseAssigned
from shared.contracts.process import ACCOUNT
from workflows.process import ProcessWorkflow


@workflow.defn(name=ACCOUNT.name)
class CaseAccount(ProcessWorkflow):
    """account/<case number>."""

    @workflow.run
    async def run(self, seen: list[str] | None = None) -> None:
        await self.follow()

    def on(self, case_number: str, what: Refs) -> bool:
        order = OfCase(case_number=case_number)
        match what:
            case CaseAssigned():
                self.order(Funds.open_account, order)
            case AccountOpened() | AccountNoticeFailed():
                self.order(Funds.tell_account, order)
                # A measure that was taken before the account was open; a later one is `network`'s.
                if isinstance(what, AccountOpened) and workflow.patched("2026-11 assisting parties are told"):
                    self.order(Funds.tell_assisting, order)
            case ReceiptBooked():
                # Patched: a worker of the release before passes this fact over.
                if what.sale is not None and workflow.patched("2026-12 a price is booked with its receipt"):
                    self.order(Auction.book_balance, OfSales(case_number=case_number))
                if what.payable == "yes" and workflow.patched("2026-12 what has come in is weighed"):
                    self.order(Auction.look_at_debt, OfSales(case_number=case_number))
        return isinstance(what, AccountTold)
