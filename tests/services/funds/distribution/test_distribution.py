"""二(六)5(2): the plan is computed from the record and its parts are set apart."""

from __future__ import annotations

import asyncio

import pytest

from deploy.local import DEMO_MASTER_ACCOUNT
from services.funds.distribution.sharing import DISTRIBUTION_ARTICLE
from shared.values.refusal import CONTRACT
from tests.harness import Court
from tests.services.funds import road


async def test_the_plan_is_computed_kept_and_set_apart(court: Court) -> None:
    case = await road.funded_case(court, 20_000_000)
    made = await road.distribute(court, case)
    assert {share["purpose"]: share["amount"] for share in made["shares"]} == {
        "fee": "1461.39",
        "judgment_debt": "102500.00",
        "delay_interest": "1592.50",
        "surplus": "94446.11",
    }
    parties = (await court.do("GET", "intake", f"/cases/{case}", "chengban01"))["parties"]
    applicant, respondent = (next(p for p in parties if p["role"] == r) for r in ("applicant", "respondent"))
    assert [share["party_id"] for share in made["shares"]] == [
        None,
        applicant["id"],
        applicant["id"],
        respondent["id"],
    ]
    assert any("日万分之一点七五" in step for step in made["steps"])
    assert await court.do("GET", "funds", f"/distributions/{made['id']}", "chengban01") == made
    assert await court.listed("funds", f"/cases/{case}/distributions", "chengban01") == [made]
    ledger = await court.do("GET", "funds", f"/cases/{case}/ledger", "ankuan01")
    assert ledger["balances"] == {
        "bank": "200000.00",
        "received": "0.00",
        "fee": "-1461.39",
        "judgment_debt": "-102500.00",
        "delay_interest": "-1592.50",
        "surplus": "-94446.11",
    }
    (fact,) = await road.facts(court, case, "distribution_computed")
    assert fact["refs"] == {"distribution": made["id"], "receipts": 1}


async def test_a_plan_that_may_not_be_made_is_refused(court: Court) -> None:
    case = await road.funded_case(court)
    for who, body, status, article in (
        ("ankuan01", {}, 403, "一(一)"),
        ("chengban02", {}, 403, "一(一)"),
        ("chengban01", {"surplus_to": "x"}, 422, DISTRIBUTION_ARTICLE),
        ("chengban01", {"stop_on": "2026-03-02"}, 422, CONTRACT),
    ):
        answer = await court.call("POST", "funds", f"/cases/{case}/distributions", who, body)
        assert (answer.status_code, answer.json()["article"]) == (status, article), answer.text
    assert await court.listed("funds", f"/cases/{case}/distributions", "ankuan01") == []


async def test_money_is_set_apart_once_however_many_plans_are_asked_for_at_once(court: Court) -> None:
    case = await road.funded_case(court)
    path = f"/cases/{case}/distributions"
    answers = await asyncio.gather(*(court.call("POST", "funds", path, "chengban01", {}) for _ in range(5)))
    assert sorted(answer.status_code for answer in answers) == [201, 409, 409, 409, 409]
    assert len(await court.listed("funds", path, "ankuan01")) == 1


async def claimed(court: Court, case: str, account: str, fen: int, booked_at: str) -> None:
    """Money that arrived in the main account for the case, and has now reached its account."""
    await road.tell(court, road.message(DEMO_MASTER_ACCOUNT, fen, f"{case}还款", booked_at=booked_at))
    await road.tell(court, road.message(account, fen, payer_account=DEMO_MASTER_ACCOUNT))


async def test_each_part_of_the_money_bears_interest_to_its_own_day(court: Court) -> None:
    """Claimed money was paid when it reached the main account: 63,000 of the principal ran 18 days longer."""
    case = await road.new_case(court)
    account = await road.account(court, case)
    await claimed(court, case, account, 9_000_000, "2026-02-28T10:00:00+08:00")
    await claimed(court, case, account, 4_000_000, "2026-02-10T10:00:00+08:00")
    made = await road.distribute(court, case)
    assert made["stop_on"] == "2026-02-28"
    assert {share["purpose"]: share["amount"] for share in made["shares"]} == {
        "fee": "1459.11",
        "judgment_debt": "102500.00",
        "delay_interest": "1440.95",
        "surplus": "24599.94",
    }


@pytest.mark.road
async def test_a_later_plan_charges_no_interest_on_what_an_earlier_one_repaid(court: Court) -> None:
    """A price of 60,000 repaid 56,700 of the principal on 2026-03-02; the other 43,300 ran on for 100 days."""
    case = await road.new_case(court)
    account = await road.account(court, case)
    price = [
        (await road.tell(court, road.message(account, fen, f"拍卖{word} L1")))["receipt"]
        for word, fen in (("保证金", 1_000_000), ("尾款", 5_000_000))
    ]
    await road.sale_paid(court, case, price)
    first = await road.distribute(court, case)
    assert [share["amount"] for share in first["shares"]] == ["800.00", "59200.00", "0.00"]
    await court.advance(to="2026-06-10T12:00:00+08:00")
    await road.tell(court, road.message(account, 8_000_000, booked_at="2026-06-10T10:00:00+08:00"))
    second = await road.distribute(court, case)
    assert {share["purpose"]: share["amount"] for share in second["shares"]} == {
        "fee": "672.75",
        "judgment_debt": "43300.00",
        "delay_interest": "2350.25",
        "surplus": "33677.00",
    }
    assert "2026-03-02清偿56,700.00元，次日起以43,300.00元为基数" in second["steps"]
