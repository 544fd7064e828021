"""What workflows order from funds."""

from __future__ import annotations

from typing import Protocol

from pydantic import BaseModel

from shared.contracts.intake.orders import Told
from shared.contracts.order import Orders, order


class OfCase(BaseModel):
    case_number: str


class Pay(BaseModel):
    case_number: str
    payout_id: str


class RefundIn(BaseModel):
    """`case_number`: the court's own."""

    case_number: str
    refund_id: str


class TransferIn(BaseModel):
    case_number: str
    transfer_id: str


class Funds(Orders, Protocol):
    @order("funds.open_account", "开立案款账户")
    async def open_account(self, order: OfCase) -> None:
        """Open the case's account at the bank (二(六)3) → funds.account_opened."""
        ...

    @order("funds.tell_account", "告知案款账户")
    async def tell_account(self, order: OfCase) -> None:
        """Send the parties the case's account, each by the next channel (二(六)1, 3) → funds.account_told on receipt."""
        ...

    @order("funds.tell_assisting", "告知协助执行人案款账户")
    async def tell_assisting(self, order: OfCase) -> None:
        """Send the institutions that carry a measure out the case's account, once it has one (二(六)3)
        → funds.assisting_party_told on receipt."""
        ...

    @order("funds.book_told", "登记承办人已获提醒")
    async def book_told(self, order: Told) -> None:
        """Book that the officer's message has arrived (二(六)4(1)); its proof is read of intake → funds.receipts_told."""
        ...

    @order("funds.transfer", "将认领的不明案款转入本案账户")
    async def transfer(self, order: TransferIn) -> None:
        """Move exactly once what was claimed (二(六)4(2)): the claim is read again, the bank is asked before anything is
        sent again, and only its confirmation is booked → funds.transfer_paid."""
        ...

    @order("funds.refund_suspense", "退还不明案款")
    async def refund_suspense(self, order: RefundIn) -> None:
        """Pay back exactly once what nobody can tell the case of (二(六)4(2)): the decision is read again, the bank is asked
        before anything is sent again, and only its confirmation is booked → funds.suspense_refund_paid."""
        ...

    @order("funds.pay", "支付案款")
    async def pay(self, order: Pay) -> None:
        """Pay exactly once what five persons have approved (二(六)2): the approvals are read again, the bank is asked
        before anything is sent again, and only its confirmation is booked → funds.payout_paid."""
        ...
