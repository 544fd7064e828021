from __future__ import annotations

import pytest

from shared.gateways.bank import PaymentOrder
from shared.gateways.errors import GatewayRefused, GatewayUnavailable
from tests.deploy.sandbox.conftest import CASE, MASTER, SANDBOX, Outside

OTHER_CASE = "（2026）豫1502执2号"


async def funded(outside: Outside, amount_fen: int = 100_00) -> str:
    account = (await outside.bank.open_account(CASE)).account_number
    await outside.lever("POST", "/credits", credit(account, amount_fen))
    await outside.settle()
    return account


def credit(account: str, amount_fen: int) -> dict[str, object]:
    payer = {"payer_name": "付款人", "payer_account": "62170000000000001", "remark": "还款"}
    return {"account_number": account, "amount_fen": amount_fen} | payer


def order(account: str, **given: object) -> PaymentOrder:
    values: dict[str, object] = {
        "payment_id": "p1",
        "from_account": account,
        "payee_name": "申请人",
        "payee_account": "6217000000000000002",
        "payee_bank": "中国银行",
        "amount_fen": 60_00,
        "remark": "执行款",
    }
    return PaymentOrder(**(values | given))


async def test_one_case_one_account(outside: Outside) -> None:
    first = await outside.bank.open_account(CASE)
    assert await outside.bank.open_account(CASE) == first
    answer = await outside.http.post(
        f"{SANDBOX}/bank/accounts", json={"case_number": CASE}, headers={"Idempotency-Key": "another"}
    )
    assert answer.json()["account_number"] == first.account_number
    assert (await outside.bank.open_account(OTHER_CASE)).account_number != first.account_number
    assert CASE in first.account_name


async def test_money_that_arrives_is_booked_and_told(outside: Outside) -> None:
    account = await funded(outside)
    (told,) = outside.receiver.bodies("funds/bank-messages")
    assert (told["kind"], told["amount_fen"], told["account_number"]) == ("credit", 100_00, account)
    assert (told["payer_name"], told["remark"]) == ("付款人", "还款")
    statement = await outside.bank.statement(account)
    assert statement is not None
    assert statement.balance_fen == 100_00
    assert [entry.bank_reference for entry in statement.entries] == [told["bank_reference"]]


async def test_the_courts_main_account_takes_money_too(outside: Outside) -> None:
    await outside.lever("POST", "/credits", credit(MASTER, 5_00))
    await outside.settle()
    statement = await outside.bank.statement(MASTER)
    assert statement is not None
    assert statement.balance_fen == 5_00


async def test_a_payment_is_made_once(outside: Outside) -> None:
    account = await funded(outside)
    first = await outside.bank.pay(order(account))
    assert await outside.bank.pay(order(account)) == first == await outside.bank.find_payment("p1")
    await outside.settle()
    assert await outside.count(f"payments?case_number={CASE}") == 1
    assert await outside.count(f"payments?case_number={OTHER_CASE}") == 0
    assert [m["kind"] for m in outside.receiver.bodies("funds/bank-messages")] == ["credit", "debit"]
    statement = await outside.bank.statement(account)
    assert statement is not None
    assert statement.balance_fen == 40_00


async def test_after_a_lost_answer_the_bank_is_asked_and_pays_once(outside: Outside) -> None:
    account = await funded(outside)
    await outside.fault("bank", "payments", "lost_reply")
    with pytest.raises(GatewayUnavailable):
        await outside.bank.pay(order(account))
    assert await outside.count("payments") == 1
    paid = await outside.bank.pay(order(account))
    assert paid.amount_fen == 60_00
    assert await outside.count("payments") == 1
    assert await outside.fired() == [1]


async def test_money_between_accounts_of_the_court_arrives(outside: Outside) -> None:
    await outside.lever("POST", "/credits", credit(MASTER, 9_00))
    await outside.settle()
    account = (await outside.bank.open_account(CASE)).account_number
    await outside.bank.pay(order(MASTER, payee_account=account, amount_fen=9_00))
    statement = await outside.bank.statement(account)
    assert statement is not None
    assert statement.balance_fen == 9_00
    assert statement.entries[0].payer_account == MASTER


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"from_account": "99999999"}, "unknown_account"),
        ({"amount_fen": 100_01}, "insufficient_balance"),
    ],
)
async def test_a_payment_against_the_contract(outside: Outside, given: dict[str, object], code: str) -> None:
    account = await funded(outside)
    with pytest.raises(GatewayRefused) as refused:
        await outside.bank.pay(order(account, **given))
    assert refused.value.code == f"bank.{code}"
    assert await outside.count("payments") == 0
    statement = await outside.bank.statement(account)
    assert statement is not None
    assert statement.balance_fen == 100_00


async def test_an_account_does_not_pay_itself(outside: Outside) -> None:
    account = await funded(outside)
    with pytest.raises(GatewayRefused, match=r"bank\.same_account"):
        await outside.bank.pay(order(account, payee_account=account))


async def test_a_payment_number_used_for_another_sum_is_refused_by_our_client(outside: Outside) -> None:
    account = await funded(outside)
    await outside.bank.pay(order(account))
    with pytest.raises(GatewayRefused, match="payment_differs"):
        await outside.bank.pay(order(account, amount_fen=61_00))


async def test_a_payment_number_under_a_new_key_is_refused_by_the_bank(outside: Outside) -> None:
    account = await funded(outside, 200_00)
    await outside.bank.pay(order(account))
    answer = await outside.http.post(
        f"{SANDBOX}/bank/payments",
        json=order(account).model_dump(mode="json"),
        headers={"Idempotency-Key": "another"},
    )
    assert (answer.status_code, answer.json()["type"]) == (422, "urn:jiyue:problem:duplicate_number")
    assert await outside.count("payments") == 1
    statement = await outside.bank.statement(account)
    assert statement is not None
    assert statement.balance_fen == 140_00


async def test_a_refused_payment_can_be_made_once_there_is_money(outside: Outside) -> None:
    account = await funded(outside, 1_00)
    with pytest.raises(GatewayRefused):
        await outside.bank.pay(order(account))
    await outside.lever("POST", "/credits", credit(account, 59_00))
    await outside.settle()
    assert (await outside.bank.pay(order(account))).amount_fen == 60_00


async def test_a_payees_bank_sends_a_payment_back_less_its_charge(outside: Outside) -> None:
    account = await funded(outside)
    paid = await outside.bank.pay(order(account))
    for how, words in (({"charge_fen": 2_00}, f"退汇 {paid.bank_reference}"), ({"named": False}, "退汇")):
        await outside.lever("POST", "/returns", {"payment_id": "p1", **how})
        await outside.settle()
        statement = await outside.bank.statement(account)
        assert statement is not None
        last = statement.entries[-1]
        assert (last.kind, last.remark, last.payer_account) == ("credit", words, "6217000000000000002")
    assert statement.balance_fen == 100_00 - 60_00 + 58_00 + 60_00
