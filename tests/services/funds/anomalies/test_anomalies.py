"""二(六)3: a debit that nothing explains is told to the director at once, who alone says what he found."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from deploy.local import DEMO_MASTER_ACCOUNT
from services.funds.payout import service as payouts
from shared.contracts.funds.orders import Pay
from shared.gateways.bank import Payment
from shared.platform.db import Database
from shared.platform.work import Caller
from shared.values.roles import Office
from tests.agreement import allowed, waiting
from tests.harness import Court
from tests.services.custody.road import duties
from tests.services.funds import road
from tests.services.funds.road import message, tell

FINDING = {
    "finding": "unlawful",
    "words": "未经审批支出，已责令追回",
    "refer_to": ["discipline_inspector", "finance_head"],
}


async def anomalies(court: Court, case: str, who: str = "juzhang01") -> list[Any]:
    return await court.listed("funds", f"/cases/{case}/anomalies", who)


async def heard(court: Court, who: str, case: str) -> list[str]:
    return [one["step"] for one in await court.listed("intake", "/reminders", who) if case in one["text"]]


async def of_main_account(court: Court, sent: dict[str, Any]) -> Any:
    rows = await court.listed("funds", "/anomalies?main_account=true", "juzhang01")
    return next(row for row in rows if row["bank_reference"] == sent["bank_reference"])


async def court_duties(court: Court, anomaly: str) -> dict[str, str]:
    rows = await court.sql(
        "SELECT rule_id, state FROM intake.duty WHERE docket = 'court/court' AND occasion = $1", anomaly
    )
    return {row["rule_id"]: row["state"] for row in rows}


@pytest.mark.walk
async def test_the_director_is_told_at_once_examines_it_alone_and_passes_it_on(court: Court) -> None:
    case = await road.new_case(court)
    sent = message(await road.account(court, case), 300_000, kind="debit")
    for _ in range(2):
        await tell(court, sent)
    (found,) = await anomalies(court, case)
    assert (found["amount"], found["bank_reference"]) == ("3000.00", sent["bank_reference"])
    await court.advance()
    assert "anomaly_found" in await heard(court, "juzhang01", case)
    (found,) = await anomalies(court, case)
    assert found["reported_at"] is not None
    assert await duties(court, case, "funds.anomaly_reported") == ["met"]
    assert await duties(court, case, "funds.anomaly_decided") == ["open"]
    assert await waiting(court, "funds", case, "juzhang01") == allowed([found])
    assert allowed([found]) == {(found["id"], "decide_anomaly")}

    path = f"/anomalies/{found['id']}/finding"
    for who in ("ankuan01", "chuna01", "caiwu01", "zhuguan01", "chengban01"):
        assert (await court.call("POST", "funds", path, who, FINDING)).status_code == 403
        assert await waiting(court, "funds", case, who) == set()
    short = await court.call("POST", "funds", path, "juzhang01", FINDING | {"words": "无"})
    assert short.status_code == 422
    decided = await court.do("POST", "funds", path, "juzhang01", FINDING)
    assert (decided["finding"], decided["decided_by"]) == ("unlawful", "juzhang01")
    again = await court.call("POST", "funds", path, "juzhang01", FINDING)
    assert (again.status_code, again.json()["article"]) == (409, "二(六)3")
    await court.advance()
    assert await duties(court, case, "funds.anomaly_decided") == ["met"]
    for who, step in (
        ("ankuan01", "anomaly_decided"),
        ("jijian01", "anomaly_referred"),
        ("caiwu01", "anomaly_referred"),
    ):
        assert step in await heard(court, who, case)
    (shown,) = await anomalies(court, case)
    assert all(notice["told_at"] for notice in shown["notices"])
    log = [line["text"] for line in await court.listed("intake", f"/cases/{case}/work-log", "juzhang01")]
    assert any("案款收发异常报告" in line for line in log)
    assert any("案款收发异常核查结果" in line for line in log)
    assert await waiting(court, "funds", case, "juzhang01") == set()


@pytest.mark.walk
async def test_a_debit_of_the_main_account_is_told_as_one_of_a_case_is(court: Court) -> None:
    """It is of no case: the court's own docket holds its duties, its messages and its work log."""
    await tell(court, message(DEMO_MASTER_ACCOUNT, 7_777))
    sent = message(DEMO_MASTER_ACCOUNT, 7_777, kind="debit")
    await tell(court, sent)
    found = await of_main_account(court, sent)
    assert found["case_number"] is None
    await court.advance()
    assert (await of_main_account(court, sent))["reported_at"] is not None
    assert await heard(court, "juzhang01", "本院") == ["anomaly_found"]
    assert await court_duties(court, found["id"]) == {
        "funds.anomaly_reported": "met",
        "funds.anomaly_decided": "open",
    }
    work = await court.listed("funds", "/work?limit=200", "juzhang01")
    assert "decide_anomaly" in {item["operation"] for item in work if item["about"] == found["id"]}

    path = f"/anomalies/{found['id']}/finding"
    decided = await court.do("POST", "funds", path, "juzhang01", FINDING)
    assert decided["acts"][0]["allowed"] is False
    await court.advance()
    for who, step in (
        ("ankuan01", "anomaly_decided"),
        ("jijian01", "anomaly_referred"),
        ("caiwu01", "anomaly_referred"),
    ):
        assert step in await heard(court, who, "本院")
    assert all(notice["told_at"] for notice in (await of_main_account(court, sent))["notices"])
    assert set((await court_duties(court, found["id"])).values()) == {"met"}
    log = [line["text"] for line in await court.listed("intake", "/work-log", "juzhang01")]
    assert any("案款收发异常报告" in line for line in log)
    assert any("案款收发异常核查结果" in line for line in log)
    assert (await court.call("GET", "intake", "/work-log", "chengban01")).status_code == 403


@pytest.mark.walk
async def test_an_order_explains_one_debit_and_only_until_the_bank_names_another(court: Court) -> None:
    payout = await road.requested(court)
    case, fen = payout["case_number"], round(float(payout["amount"]) * 100)
    fault = {"system": "bank", "operation": "payments", "fault": "error_500", "count": 1000}
    await road.sandbox(court, "PUT", "/faults", [fault])
    await road.order(court, payout)
    account = await road.account(court, case)
    await tell(court, message(account, 2 * fen))
    first, second = (
        message(account, fen, kind="debit", booked_at=f"2026-03-02T10:00:0{n}+08:00") for n in range(2)
    )
    await tell(court, first)
    assert await anomalies(court, case) == []
    await tell(court, second)
    (found,) = await anomalies(court, case)
    assert found["bank_reference"] == second["bank_reference"]
    await road.sandbox(court, "PUT", "/faults", [])
    async with road.activities(court) as funds:
        await funds.pay(Pay(case_number=case, payout_id=payout["id"]))
    assert (await road.read(court, payout))["state"] == "paid"
    found = {row["bank_reference"] for row in await anomalies(court, case)}
    assert {first["bank_reference"], second["bank_reference"]} <= found


@pytest.mark.walk
async def test_a_debit_that_turns_out_to_be_an_orders_is_taken_back_and_paid_once(court: Court) -> None:
    payout = await road.requested(court)
    case, fen = payout["case_number"], round(float(payout["amount"]) * 100)
    fault = {"system": "bank", "operation": "payments", "fault": "error_500", "count": 1000}
    await road.sandbox(court, "PUT", "/faults", [fault])
    await road.order(court, payout)
    number = await road.account(court, case)
    first, second = (
        message(number, fen, kind="debit", booked_at=f"2026-03-02T10:00:0{n}+08:00") for n in range(2)
    )
    for sent in (first, second):
        await tell(court, sent)
    named = Payment(
        payment_id=payout["id"],
        payee_account=payout["payee_account"],
        amount_fen=fen,
        bank_reference=second["bank_reference"],
        paid_at=datetime.fromisoformat(second["booked_at"]),
    )
    db = Database(court.dsn("funds_app"))
    await Caller(db, "funds", "service:workflow").act(Office.SERVICE, payouts.book_paid, named)
    await db.close()
    shown = {
        row["bank_reference"]: (row["explained"], row["outstanding"]) for row in await anomalies(court, case)
    }
    assert shown == {
        first["bank_reference"]: (False, payout["amount"]),
        second["bank_reference"]: (True, "0.00"),
    }
    assert await balances(court, case) == (f"{(10_000_000 - 2 * fen) / 100:.2f}", payout["amount"])
    await road.sandbox(court, "PUT", "/faults", [])


async def balances(court: Court, case: str) -> tuple[str, str]:
    """At the bank, and gone from there unexplained."""
    book = await court.do("GET", "funds", f"/cases/{case}/ledger", "chengban01")
    return book["balances"].get("bank", "0.00"), book["balances"].get("unexplained", "0.00")


@pytest.mark.walk
async def test_what_is_gone_is_in_the_ledger_and_nobody_is_paid_of_it_until_it_is_back(court: Court) -> None:
    payout = await road.requested(court)
    case, number = payout["case_number"], await road.account(court, payout["case_number"])
    await road.approve(court, payout)
    entered = await road.paper(court, payout)
    await court.do("POST", "funds", f"/payouts/{payout['id']}/paper", "ankuan01", entered)
    stolen = message(number, 9_999_999, kind="debit")
    for _ in range(2):
        await tell(court, stolen)
    assert await balances(court, case) == ("0.01", "99999.99")
    book = await court.do("GET", "funds", f"/cases/{case}/ledger", "chengban01")
    assert (book["held"], book["cleared"]) == ("100000.00", False)
    path, pay = f"/payouts/{payout['id']}/payment", {"digest": payout["digest"]}
    refused = await court.call("POST", "funds", path, "chuna01", pay)
    assert refused.json()["type"] == "urn:jiyue:problem:money_gone", refused.text
    acts = (await court.do("GET", "funds", f"/payouts/{payout['id']}", "chuna01"))["acts"]
    (offered,) = [act for act in acts if act["operation"] == "order_payment"]
    assert not offered["allowed"]
    assert "不明支出" in offered["why_not"]
    assert await waiting(court, "funds", case, "chuna01") == set()

    other = message(number, 9_999_999, remark=f"x{stolen['bank_reference']}")
    named = f"冲正 {stolen['bank_reference']}"
    more = message(number, 10_000_000, remark=named)
    back = message(number, 9_999_999, remark=named)
    receipt = (await tell(court, back))["receipt"]
    assert (await tell(court, back))["receipt"] == receipt
    for stranger in (other, more):
        assert (await tell(court, stranger))["receipt"] is not None
    # Whoever wrote the remark: it is the director who says that the money is back.
    (found,) = await anomalies(court, case)
    (proposed,) = found["returns"]
    assert (proposed["receipt_id"], proposed["proposed_by"]) == (receipt, "system:bank")
    assert await balances(court, case) == ("299999.99", "99999.99")
    plan = await court.call("POST", "funds", f"/cases/{case}/distributions", "chengban01", {})
    assert (plan.status_code, plan.json()["errors"][0]["field"]) == (409, "returns")
    assert (proposed["id"], "decide_return") in await waiting(court, "funds", case, "juzhang01")
    found = (await decide_return(court, proposed)).json()
    assert (found["outstanding"], found["returns"][0]["granted"]) == ("0.00", True)
    assert await balances(court, case) == ("299999.99", "0.00")
    book = await court.do("GET", "funds", f"/cases/{case}/ledger", "chengban01")
    assert book["balances"]["received"] == "-199999.99"  # what came back is owed already
    assert await waiting(court, "funds", case, "chuna01") == {(payout["id"], "order_payment")}
    await court.do("POST", "funds", path, "chuna01", pay)
    await road.until(lambda: road.is_paid(court, payout))
    await court.advance()
    assert sorted(await duties(court, case, "funds.disbursement"))[0] == "met"
    assert (await road.distribute(court, case))["available"] == "199999.99"


async def propose(court: Court, anomaly: Any, receipt: str, who: str = "ankuan01") -> Any:
    body = {"receipt_id": receipt, "words": "经核对银行流水，系追回的款项"}
    return await court.call("POST", "funds", f"/anomalies/{anomaly['id']}/returns", who, body)


async def decide_return(court: Court, row: Any, who: str = "juzhang01", *, granted: bool = True) -> Any:
    body = {"granted": granted, "answer": "经核对银行流水"}
    return await court.call("POST", "funds", f"/anomaly-returns/{row['id']}/decision", who, body)


async def gone(court: Court, number: str, fen: int) -> dict[str, Any]:
    """A debit that nothing explains, of money that was there."""
    await tell(court, message(number, fen))
    sent = message(number, fen, kind="debit")
    await tell(court, sent)
    return sent


@pytest.mark.walk
async def test_what_is_gone_comes_back_in_parts_and_never_more_of_it(court: Court) -> None:
    case = await road.new_case(court)
    number = await road.account(court, case)
    await gone(court, number, 100_000)
    (found,) = await anomalies(court, case)
    first, second, third = [
        (await tell(court, message(number, fen, payer_name="某银行")))["receipt"]
        for fen in (60_000, 60_000, 40_000)
    ]
    assert (await propose(court, found, first, "chengban01")).status_code == 403
    shown = (await propose(court, found, first)).json()
    again = await propose(court, found, first)
    assert (again.status_code, again.json()["type"].rsplit(":")[-1]) == (409, "no_return")
    (row,) = shown["returns"]
    assert (await decide_return(court, row, "ankuan01")).status_code == 403
    assert (await decide_return(court, row)).json()["outstanding"] == "400.00"
    assert (await decide_return(court, row)).json()["type"].endswith("return_decided")
    assert (await propose(court, found, second)).status_code == 409  # beyond what is still gone
    refused = (await propose(court, found, third)).json()["returns"][-1]
    assert (await decide_return(court, refused, granted=False)).json()["outstanding"] == "400.00"
    row = (await propose(court, found, third)).json()["returns"][-1]
    assert (await decide_return(court, row)).json()["outstanding"] == "0.00"
    assert await balances(court, case) == ("1600.00", "0.00")
    assert (await propose(court, found, second)).json()["type"].endswith("anomaly_settled")
    assert (await road.distribute(court, case))["available"] == "1600.00"


async def test_a_bank_charge_is_made_good_by_the_court_and_the_line_ends(court: Court) -> None:
    """The debtors' and creditors' money bears no charge of the bank: the director finds it, the court pays it in."""
    case = await road.new_case(court)
    number = await road.account(court, case)
    await gone(court, number, 1_500)
    (found,) = await anomalies(court, case)
    finding = {"finding": "bank_charge", "words": "银行误扣账户管理费，由本院补足"}
    await court.do("POST", "funds", f"/anomalies/{found['id']}/finding", "juzhang01", finding)
    receipt = (await tell(court, message(number, 1_500, "补足账户管理费")))["receipt"]
    row = (await propose(court, found, receipt)).json()["returns"][-1]
    assert (await decide_return(court, row)).json()["outstanding"] == "0.00"
    assert await balances(court, case) == ("15.00", "0.00")


@pytest.mark.walk
async def test_money_that_is_another_brings_nothing_back(court: Court) -> None:
    case, other = await road.new_case(court), await road.new_case(court)
    number, elsewhere = await road.account(court, case), await road.account(court, other)
    before = (await tell(court, message(number, 500, booked_at="2026-03-02T09:59:59+08:00")))["receipt"]
    await gone(court, number, 500)
    (found,) = await anomalies(court, case)
    foreign = (await tell(court, message(elsewhere, 500)))["receipt"]
    buyers = (await tell(court, message(number, 500, "拍卖保证金 L9")))["receipt"]
    for receipt in (before, foreign, buyers):
        answer = await propose(court, found, receipt)
        assert (answer.status_code, answer.json()["errors"][0]["field"]) == (409, "receipt_id"), receipt
    planned = (await tell(court, message(number, 400)))["receipt"]
    await road.distribute(court, case)
    assert (await propose(court, found, planned)).status_code == 409


@pytest.mark.walk
async def test_money_on_the_main_account_brings_back_what_was_gone_there_and_waits_for_no_case(
    court: Court,
) -> None:
    sent = await gone(court, DEMO_MASTER_ACCOUNT, 8_888)
    found = await of_main_account(court, sent)
    case = await road.new_case(court)
    body = message(DEMO_MASTER_ACCOUNT, 8_888, f"{case}退回")
    receipt = (await tell(court, body))["receipt"]
    row = (await propose(court, found, receipt)).json()["returns"][-1]
    assert (await decide_return(court, row)).json()["outstanding"] == "0.00"
    rows = await court.listed("funds", "/suspense", "ankuan01")
    assert receipt not in {one["id"] for one in rows}
    claim = await court.call(
        "POST", "funds", f"/receipts/{receipt}/claim", "chengban01", {"case_number": case}
    )
    assert claim.json()["type"].endswith("not_in_suspense")
    await court.advance()
    assert await duties(court, case, "funds.claim") == ["met"]


async def test_a_debit_that_the_ledger_cannot_bear_is_booked_all_the_same(court: Court) -> None:
    """The bank may tell of it before it tells of the credit that it was paid from."""
    case = await road.new_case(court)
    number = await road.account(court, case)
    await tell(court, message(number, 500, kind="debit"))
    assert await balances(court, case) == ("-5.00", "5.00")
    await tell(court, message(number, 300))
    assert await balances(court, case) == ("-2.00", "5.00")


async def test_a_finding_is_never_changed(court: Court) -> None:
    """What holds even if the code is wrong."""
    (row,) = await court.sql(
        "SELECT has_column_privilege('funds_app', 'funds.anomaly', 'amount', 'UPDATE') AS amount,"
        " has_column_privilege('funds_app', 'funds.anomaly', 'finding', 'UPDATE') AS finding"
    )
    assert (row["amount"], row["finding"]) == (False, True)
