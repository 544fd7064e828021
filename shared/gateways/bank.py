"""The bank of 一案一账号: case accounts, payments, and entries on an account.

法发〔2017〕6号 art. 4; 二(六)1.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from shared.gateways.errors import GatewayRefused
from shared.gateways.http import HttpGateway
from shared.gateways.wire import Answer, Fen, Key, Order, PositiveFen
from shared.values.fields import Instant, Verbatim

AccountNumber = Annotated[str, Field(pattern=r"^[0-9]{8,32}$")]


class AccountOrder(Order):
    case_number: Key


class CaseAccount(Answer):
    account_name: str
    account_number: str
    bank_name: str


class PaymentOrder(Order):
    payment_id: Key
    from_account: AccountNumber
    payee_name: Verbatim
    payee_account: AccountNumber
    payee_bank: Verbatim
    amount_fen: PositiveFen
    remark: Verbatim


class Payment(Answer):
    """A payment that the bank has made; the only thing on which money may be booked as paid."""

    payment_id: str
    payee_account: str
    amount_fen: PositiveFen
    bank_reference: str
    paid_at: Instant


class BankMessage(Answer):
    """Webhook to funds' `/bank-messages`: one entry on an account, with its own `bank_reference`.

    `returns_payment`: the `payment_id` that a credit returns, where the bank names it in a field of its own.
    """

    message_id: Key
    account_number: str
    kind: Literal["credit", "debit"]
    amount_fen: PositiveFen
    payer_name: str
    payer_account: str
    remark: str
    booked_at: Instant
    bank_reference: str
    returns_payment: str | None = None


class Entry(Answer):
    kind: Literal["credit", "debit"]
    amount_fen: PositiveFen
    payer_name: str
    payer_account: str
    remark: str
    booked_at: Instant
    bank_reference: str


class Statement(Answer):
    account_number: str
    balance_fen: Fen
    entries: list[Entry]


class HttpBank(HttpGateway):
    system = "bank"

    async def open_account(self, case_number: str) -> CaseAccount:
        """The case's account; the same one however often it is asked for."""
        order = AccountOrder(case_number=case_number)
        return await self._post("/accounts", case_number, order, CaseAccount)

    async def pay(self, order: PaymentOrder) -> Payment:
        """Ask whether it is paid, and only then order, once. Call again after GatewayUnavailable."""
        found = await self.find_payment(order.payment_id)
        if found is None:
            return await self._post("/payments", order.payment_id, order, Payment, resend=False)
        if (found.payee_account, found.amount_fen) != (order.payee_account, order.amount_fen):
            raise GatewayRefused("bank.payment_differs", "银行已有同一编号的付款，但收款账户或金额不同")
        return found

    async def find_payment(self, payment_id: str) -> Payment | None:
        return await self._find("/payments", payment_id, Payment)

    async def statement(self, account_number: str) -> Statement | None:
        return await self._find("/accounts", account_number, Statement, tail="/entries")
