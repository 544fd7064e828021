"""二(六)4(2) Money of the main account: moved once to its case's account, or back to its payer, or refused by the bank."""

from __future__ import annotations

from temporalio import workflow

from shared.contracts.fact import Refs
from shared.contracts.funds.facts import (
    ReceiptClaimed,
    SuspenseRefundOrdered,
    SuspenseRefundPaid,
    SuspenseRefundRefused,
    TransferPaid,
    TransferRefused,
)
from shared.contracts.funds.orders import Funds, RefundIn, TransferIn
from shared.contracts.process import TRANSFER
from workflows.process import ProcessWorkflow


@workflow.defn(name=TRANSFER.name)
class MainAccountTransfer(ProcessWorkflow):
    """transfer/<case number, or the court>/<receipt>."""

    @workflow.run
    async def run(self, seen: list[str] | None = None) -> None:
        await self.follow()

    def on(self, case_number: str, what: Refs) -> bool:
        if isinstance(what, ReceiptClaimed):
            self.order(Funds.transfer, TransferIn(case_number=case_number, transfer_id=what.transfer))
        if isinstance(what, SuspenseRefundOrdered):
            self.order(Funds.refund_suspense, RefundIn(case_number=case_number, refund_id=what.refund))
        return isinstance(what, TransferPaid | TransferRefused | SuspenseRefundPaid | SuspenseRefundRefused)
