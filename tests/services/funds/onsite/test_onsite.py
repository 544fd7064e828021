"""二(六)1 现场直接交付: two officers, a numbered receipt, files; the cash is at the bank, or the applicant has it."""

from __future__ import annotations

import asyncio
from itertools import count
from typing import Any

import pytest

from shared.contracts.documents.purposes import FilePurpose
from shared.values.articles import CASE_MONEY
from tests.agreement import waiting
from tests.harness import Court
from tests.services.custody.road import duties
from tests.services.desk.browser import browser
from tests.services.funds import road

_papers = count(1)
CONFIRMED = {"confirmed": True, "answer": "本人在场，情况属实"}


async def body(court: Court, case: str, kind: str, **changes: Any) -> dict[str, Any]:
    parties = (await court.do("GET", "intake", f"/cases/{case}", "chengban01"))["parties"]
    ids = {party["role"]: party["id"] for party in parties}
    now = (await court.sql("SELECT court.now() AS now"))[0]["now"].isoformat()
    minutes = await court.upload(case, FilePurpose.ON_SITE_RECORD, "chengban01", f"现场笔录{next(_papers)}")
    found = {
        "kind": kind,
        "amount": "3000.00",
        "payer": ids["respondent"],
        "taken_at": now,
        "second": "chengban02",
        "record": minutes["id"],
    }
    if kind != "cash_taken":
        receipt = await court.upload(
            case, FilePurpose.APPLICANT_RECEIPT, "ankuan01", f"申请执行人收据{next(_papers)}"
        )
        found |= {"payee": ids["applicant"], "applicant_receipt": receipt["id"]}
    return found | changes


async def record(court: Court, case: str, kind: str, **changes: Any) -> Any:
    sent = await body(court, case, kind, **changes)
    return await court.do("POST", "funds", f"/cases/{case}/on-site", "chengban01", sent)


async def confirm(court: Court, row: Any, who: str = "chengban02", answer: Any = CONFIRMED) -> Any:
    return await court.call("POST", "funds", f"/on-site/{row['id']}/confirmation", who, answer)


async def dues(court: Court, case: str) -> dict[str, str]:
    plan = await road.distribute(court, case)
    return {share["purpose"]: share["due"] for share in plan["shares"]}


async def test_what_is_not_shown_by_two_officers_and_papers_is_not_recorded(court: Court) -> None:
    case = await road.new_case(court)
    sent = await body(court, case, "cash_handed")
    own = await court.upload(case, FilePurpose.APPLICANT_RECEIPT, "chengban01", "本人存入的收据")
    for who, changes, status in (
        ("chengban02", {}, 403),
        ("chengban01", {"second": "chengban01"}, 422),
        ("chengban01", {"second": "ankuan01"}, 422),
        ("chengban01", {"taken_at": "2026-01-01T10:00:00+08:00"}, 422),
        ("chengban01", {"payer": sent["payee"]}, 422),
        ("chengban01", {"payee": None}, 422),
        ("chengban01", {"applicant_receipt": None}, 422),
        ("chengban01", {"applicant_receipt": own["id"]}, 409),
        ("chengban01", {"record": sent["applicant_receipt"]}, 409),
        ("chengban01", {"kind": "goods_handed"}, 422),
        ("chengban01", {"kind": "cash_taken"}, 422),
    ):
        answer = await court.call("POST", "funds", f"/cases/{case}/on-site", who, sent | changes)
        assert answer.status_code == status, (changes, answer.text)
    assert await court.listed("funds", f"/cases/{case}/on-site", "chengban01") == []


async def test_what_the_applicant_was_given_counts_once_the_other_officer_confirms_it(court: Court) -> None:
    case = await road.new_case(court)
    row = await record(court, case, "cash_handed")
    goods = await record(court, case, "goods_handed", amount="500.00", goods="笔记本电脑一台")
    assert [row["number"], goods["number"]] == [f"{case}现场收据{n}号" for n in (1, 2)]
    nothing = await court.call("POST", "funds", f"/cases/{case}/distributions", "chengban01", {})
    assert nothing.status_code == 409  # unconfirmed, it counts for nothing
    for who in ("chengban01", "faguan01"):
        assert (await confirm(court, row, who)).status_code == 403
    assert (row["id"], "confirm_on_site") in await waiting(court, "funds", case, "chengban02")
    assert (await confirm(court, row)).status_code == 201
    assert (await confirm(court, row)).status_code == 409
    denied = await confirm(court, goods, answer={"confirmed": False, "answer": "未见交付电脑"})
    assert denied.json()["confirmed"] is False
    shares = await dues(court, case)
    assert shares["judgment_debt"] == "99500.00"  # 102,500.00 less 3,000.00
    ledger = await court.do("GET", "funds", f"/cases/{case}/ledger", "chengban01")
    assert (ledger["held"], [one["amount"] for one in ledger["come_in"]]) == ("0.00", ["3000.00"])
    (fact,) = await road.facts(court, case, "delivered_on_site")
    assert fact["refs"] == {"on_site": row["id"], "amount_fen": 300_000}


async def test_cash_that_the_officers_took_is_paid_in_and_counts_as_money_of_the_account(
    court: Court,
) -> None:
    case = await road.new_case(court)
    row = await record(court, case, "cash_taken")
    await court.advance()
    assert await duties(court, case, "funds.cash_paid_in") == ["open"]
    assert (await confirm(court, row)).status_code == 201
    nothing = await court.call("POST", "funds", f"/cases/{case}/distributions", "chengban01", {})
    assert nothing.status_code == 409  # no recovery but by the bank's word
    again = await record(court, case, "cash_taken")
    assert (again["id"], "record_paying_in") in await waiting(court, "funds", case, "chengban01")
    async with browser(court) as one:
        await one.login("chengban01")
        page = await one.get(f"/acts/funds/record_paying_in/{case}")
        assert page.chosen("takings") == [row["id"]]  # the other one is not confirmed yet
    entry = await credit(court, case, 300_000)
    paying = (await pay_in(court, case, [row], entry)).json()
    assert (paying["amount"], paying["takings"]) == ("3000.00", [row["id"]])
    assert (row["id"], "record_paying_in") not in await waiting(court, "funds", case, "chengban01")
    assert await waiting(court, "funds", case, "ankuan01") >= {(paying["id"], "confirm_paying_in")}
    assert (await find(court, paying, "chengban01")).status_code == 403
    assert (await find(court, paying)).json()["receipt_id"] is not None
    assert (await find(court, paying)).json()["type"].endswith("on_site_confirmed")
    await court.advance()
    assert sorted(await duties(court, case, "funds.cash_paid_in")) == ["met", "open"]
    assert (
        await confirm(court, again, answer={"confirmed": False, "answer": "没有第二次收款"})
    ).status_code == 201
    await court.advance()
    assert await duties(court, case, "funds.cash_paid_in") == ["met", "met"]
    assert (await dues(court, case))["judgment_debt"] == "102500.00"


async def credit(court: Court, case: str, fen: int, **changes: Any) -> str:
    """Money on the case's account; its entry at the bank."""
    now = (await court.sql("SELECT court.now() AS now"))[0]["now"].isoformat()
    sent = road.message(await road.account(court, case), fen, **{"booked_at": now} | changes)
    await road.tell(court, sent)
    return str(sent["bank_reference"])


async def pay_in(court: Court, case: str, rows: list[Any], entry: str, **changes: Any) -> Any:
    slip = await court.upload(case, FilePurpose.CASH_SLIP, "chengban01", f"现金缴款单{next(_papers)}")
    sent = {"takings": [row["id"] for row in rows], "bank_reference": entry, "slip": slip["id"]} | changes
    return await court.call("POST", "funds", f"/cases/{case}/paying-ins", "chengban01", sent)


async def find(court: Court, paying: Any, who: str = "ankuan01", *, confirmed: bool = True) -> Any:
    answer = {"confirmed": confirmed, "answer": "与银行流水核对"}
    return await court.call("POST", "funds", f"/paying-ins/{paying['id']}/confirmation", who, answer)


async def test_cash_of_several_takings_is_paid_in_together_by_one_slip(court: Court) -> None:
    case = await road.new_case(court)
    rows = [await record(court, case, "cash_taken", amount=amount) for amount in ("3000.00", "450.50")]
    paying = (await pay_in(court, case, rows, await credit(court, case, 345_050))).json()
    assert paying["amount"] == "3450.50"
    assert (await find(court, paying)).json()["confirmed"] is True
    await court.advance()
    assert await duties(court, case, "funds.cash_paid_in") == ["met", "met"]
    shown = await court.listed("funds", f"/cases/{case}/on-site", "chengban01")
    assert {row["paid_in"] for row in shown} == {(await found(court, case))["receipt_id"]}
    twice = await pay_in(court, case, rows, "another")
    assert (twice.status_code, twice.json()["article"]) == (409, CASE_MONEY[9])


async def found(court: Court, case: str) -> Any:
    return (await court.listed("funds", f"/cases/{case}/paying-ins", "ankuan01"))[-1]


@pytest.mark.walk
async def test_money_of_the_same_sum_is_not_the_cash_that_was_taken(court: Court) -> None:
    """The debtor has transferred as much himself: only the entry that the bank's slip carries pays the cash in."""
    case = await road.new_case(court)
    row = await record(court, case, "cash_taken")
    await credit(court, case, 300_000)
    less, early = (
        await credit(court, case, 299_999),
        await credit(court, case, 300_000, booked_at="2026-03-02T07:00:00+08:00"),
    )
    for entry in ("not told of", less, early):
        paying = (await pay_in(court, case, [row], entry)).json()
        refused = await find(court, paying)
        assert (refused.status_code, refused.json()["errors"][0]["field"]) == (409, "bank_reference"), entry
        # It is no dead end: who finds nothing says so, and the officer shows the right slip.
        assert (await find(court, paying, confirmed=False)).json()["takings"] == []
    entry = await credit(court, case, 300_000)
    paying = (await pay_in(court, case, [row], entry)).json()
    assert (await find(court, paying)).status_code == 201
    await court.advance()
    assert await duties(court, case, "funds.cash_paid_in") == ["met"]


@pytest.mark.walk
async def test_an_entry_and_a_slip_pay_in_once(court: Court) -> None:
    case = await road.new_case(court)
    rows = [await record(court, case, "cash_taken") for _ in range(3)]
    entry = await credit(court, case, 300_000)
    slip = (await court.upload(case, FilePurpose.CASH_SLIP, "chengban01", "同一张缴款单"))["id"]
    assert (await pay_in(court, case, rows[:1], entry, slip=slip)).status_code == 201
    other = await record(court, case, "cash_handed")
    foreign = await record(court, await road.new_case(court), "cash_taken")
    minutes = (await court.upload(case, FilePurpose.ON_SITE_RECORD, "chengban01", "不是缴款单"))["id"]
    for takings, changes, status in (
        (rows[1:2], {}, 409),
        (rows[1:2], {"bank_reference": "b2", "slip": slip}, 409),
        (rows[:2], {"bank_reference": "b3"}, 409),
        ([other], {"bank_reference": "b4"}, 409),
        ([foreign], {"bank_reference": "b5"}, 404),
        ([rows[1], rows[1]], {"bank_reference": "b6"}, 404),
        (rows[1:2], {"bank_reference": "b7", "slip": minutes}, 409),
    ):
        answer = await pay_in(court, case, takings, entry, **changes)
        assert answer.status_code == status, (changes, answer.text)
    together = await asyncio.gather(*(pay_in(court, case, [row], "b8") for row in rows[1:]))
    assert sorted(answer.status_code for answer in together) == [201, 409]


async def test_one_delivery_is_recorded_once(court: Court) -> None:
    """A reply was lost, and the act is done once more with the same receipt of the applicant."""
    case = await road.new_case(court)
    sent = await body(court, case, "cash_handed")
    path = f"/cases/{case}/on-site"
    first = await court.do("POST", "funds", path, "chengban01", sent)
    again = await court.call("POST", "funds", path, "chengban01", sent)
    assert (again.status_code, again.json()["errors"][0]["field"]) == (409, "applicant_receipt")
    denied = {"confirmed": False, "answer": "金额写错，应为三千五百元"}
    assert (await confirm(court, first, answer=denied)).is_success
    assert (await court.call("POST", "funds", path, "chengban01", sent)).status_code == 201


async def test_no_plan_is_made_while_a_delivery_is_unconfirmed(court: Court) -> None:
    case = await road.new_case(court)
    row = await record(court, case, "cash_handed")
    early = await court.call("POST", "funds", f"/cases/{case}/distributions", "chengban01", {})
    assert (early.status_code, early.json()["errors"][0]["field"]) == (409, "on_site")
    assert (await confirm(court, row)).is_success
    assert await dues(court, case)
