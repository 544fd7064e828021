"""二(六)4(2) Money claimed from the main account: moved once to its case's account, or refused by the bank."""

from __future__ import annotations

from temporalio import workflow

from shared.contracts.fact import Refs
from shared.contracts.funds.facts import ReceiptClaimed, TransferPaid, TransferRefused
from shared.contracts.funds.orders import Funds, TransferIn
from shared.contracts.process import TRANSFER
from workflows.process import ProcessWorkflow


@workflow.defn(name=TRANSFER.name)
class MainAccountTransfer(ProcessWorkflow):
    """transfer/<case number>/<receipt>."""

    @workflow.run
    async def run(self, seen: list[str] | None = None) -> None:
        await self.follow()

    def on(self, case_number: str, what: Refs) -> bool:
        if isinstance(what, ReceiptClaimed):
            self.order(Funds.transfer, TransferIn(case_number=case_number, transfer_id=what.transfer))
        return isinstance(what, TransferPaid | TransferRefused)
