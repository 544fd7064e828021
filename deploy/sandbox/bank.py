"""The bank as the sandbox plays it; the contract is `shared.gateways.bank`."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Literal

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse
from pydantic import Field

from deploy.sandbox.books import Document
from deploy.sandbox.codes import SandboxCode
from deploy.sandbox.world import Here, World
from shared.gateways.bank import (
    AccountNumber,
    AccountOrder,
    BankMessage,
    CaseAccount,
    Entry,
    Payment,
    PaymentOrder,
    Statement,
)
from shared.gateways.wire import Order, PositiveFen, wire
from shared.values.fields import Verbatim
from shared.values.refusal import Problem

router = APIRouter(prefix="/bank", tags=["银行"])
levers = APIRouter(tags=["沙箱控制"])

BANK_NAME = "中国工商银行信阳浉河支行（沙箱）"


def open_master_account(world: World) -> None:
    """The court's main account, 法院主体账户, if the court has one."""
    number = world.settings.master_account
    if number and world.books.get("accounts", number) is None:
        with world.books.transaction():
            _open(world, number, "")


def case_account(world: World, case_number: str) -> str:
    """Number of the case's account; while it has none, of the main account, if there is one."""
    found = world.books.rows("accounts", case_number)
    return str(found[0]["account_number"]) if found else world.settings.master_account


def _open(world: World, number: str, case_number: str) -> Document:
    purpose = f"{case_number}执行款" if case_number else ""
    account = wire(
        CaseAccount(
            account_name=f"{world.settings.court_name}{purpose}",
            account_number=number,
            bank_name=BANK_NAME,
        )
    )
    world.books.add("accounts", number, account | {"balance_fen": 0, "case_number": case_number}, case_number)
    return account


def _account(world: World, number: str) -> Document:
    found = world.books.get("accounts", number)
    if found is None:
        raise Problem(422, SandboxCode.UNKNOWN_ACCOUNT)
    return found


def book(
    world: World,
    at: datetime,
    number: str,
    kind: Literal["credit", "debit"],
    amount_fen: int,
    other_name: str,
    other_account: str,
    remark: str,
) -> str:
    """Book an entry and tell funds; answers the bank's reference. The other side of a credit is its payer."""
    account = _account(world, number)
    sign = 1 if kind == "credit" else -1
    if account["balance_fen"] + sign * amount_fen < 0:
        raise Problem(422, SandboxCode.INSUFFICIENT_BALANCE)
    payer = (other_name, other_account) if kind == "credit" else (account["account_name"], number)
    entry = Entry(
        kind=kind,
        amount_fen=amount_fen,
        payer_name=payer[0],
        payer_account=payer[1],
        remark=remark,
        booked_at=at,
        bank_reference=world.number("bank"),
    )
    message = BankMessage(
        message_id=f"message-{entry.bank_reference}", account_number=number, **entry.model_dump()
    )
    world.books.put("accounts", number, account | {"balance_fen": account["balance_fen"] + sign * amount_fen})
    row = {"account_number": number} | wire(entry)
    world.books.add("entries", entry.bank_reference, row, account["case_number"])
    world.tell(
        at, "bank", "bank-messages", f"{world.settings.url_funds}/bank-messages", message.message_id, message
    )
    return entry.bank_reference


@router.post("/accounts")
async def open_account(order: AccountOrder, request: Request, world: Here) -> JSONResponse:
    return await world.accept(request, "bank", "accounts", order, _open_account)


def _open_account(world: World, order: AccountOrder) -> CaseAccount:
    """一案一账号: a case that has an account is told that one."""
    found = world.books.rows("accounts", order.case_number)
    if found:
        return CaseAccount.model_validate(found[0])
    number = f"1718{world.books.next_number('account'):015d}"
    return CaseAccount.model_validate(_open(world, number, order.case_number))


@router.get("/accounts/{number}/entries")
async def statement(number: str, world: Here) -> Statement:
    account = world.books.find("accounts", number)
    entries = [Entry.model_validate(e) for e in world.books.rows("entries") if e["account_number"] == number]
    return Statement(account_number=number, balance_fen=account["balance_fen"], entries=entries)


@router.post("/payments")
async def pay(order: PaymentOrder, request: Request, world: Here) -> JSONResponse:
    return await world.accept(request, "bank", "payments", order, _pay)


def _pay(world: World, order: PaymentOrder) -> Payment:
    now, books = world.clock.now(), world.books
    payer = _account(world, order.from_account)
    if order.payee_account == order.from_account:
        raise Problem(422, SandboxCode.SAME_ACCOUNT)
    reference = book(
        world,
        now,
        order.from_account,
        "debit",
        order.amount_fen,
        order.payee_name,
        order.payee_account,
        order.remark,
    )
    if books.get("accounts", order.payee_account) is not None:
        book(
            world, now, order.payee_account, "credit", order.amount_fen,
            payer["account_name"], order.from_account, order.remark,
        )  # fmt: skip
    payment = Payment(
        payment_id=order.payment_id,
        payee_account=order.payee_account,
        amount_fen=order.amount_fen,
        bank_reference=reference,
        paid_at=now,
    )
    books.add("payments", order.payment_id, wire(order) | wire(payment), payer["case_number"])
    return payment


@router.get("/payments/{payment_id:path}")
async def payment_state(payment_id: str, world: Here) -> Payment:
    return Payment.model_validate(world.books.find("payments", payment_id))


class Credit(Order):
    """Somebody pays money in, `after_hours` of court time from now."""

    account_number: AccountNumber
    amount_fen: PositiveFen
    payer_name: Verbatim
    payer_account: AccountNumber
    remark: str = ""
    after_hours: float = Field(default=0, ge=0)


@levers.post("/credits", status_code=202)
async def pay_in(credit: Credit, world: Here) -> dict[str, str]:
    """Somebody pays into an account of the court: a lever of the sandbox, no part of the bank's contract."""
    _account(world, credit.account_number)
    due_at = world.clock.now() + timedelta(hours=credit.after_hours)
    with world.books.transaction():
        world.later(due_at, "bank", "credit", **credit.model_dump(exclude={"after_hours"}))
    return {"due_at": due_at.isoformat()}


class Return(Order):
    """The payee's bank sends a payment back, less its charge. `named`: its words name the payment's debit."""

    payment_id: Verbatim
    charge_fen: int = Field(default=0, ge=0)
    named: bool = True


@levers.post("/returns", status_code=202)
async def send_back(order: Return, world: Here) -> dict[str, str]:
    """退汇: what was paid comes back to the account that it was paid from."""
    paid = world.books.find("payments", order.payment_id)
    return await pay_in(
        Credit(
            account_number=paid["from_account"],
            amount_fen=paid["amount_fen"] - order.charge_fen,
            payer_name=paid["payee_name"],
            payer_account=paid["payee_account"],
            remark=f"退汇 {paid['bank_reference']}" if order.named else "退汇",
        ),
        world,
    )


def credit(
    world: World,
    due_at: datetime,
    account_number: str,
    amount_fen: int,
    payer_name: str,
    payer_account: str,
    remark: str,
) -> None:
    """Money arrives, at the instant at which it was due."""
    book(world, due_at, account_number, "credit", amount_fen, payer_name, payer_account, remark)
