"""二(六)5(2): the plan is computed from the record and its parts are set apart."""

from __future__ import annotations

import asyncio
from typing import Any

from deploy.local import DEMO_MASTER_ACCOUNT
from services.funds.distribution.rules import DISTRIBUTION_ARTICLE
from shared.problems import CONTRACT
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
    assert await court.do("GET", "funds", f"/distributions/{made['id']}", "ankuan01") == made
    assert await court.do("GET", "funds", f"/cases/{case}/distributions", "ankuan01") == [made]
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
    assert fact["refs"] == {"distribution": made["id"]}


async def test_a_plan_that_may_not_be_made_is_refused(court: Court) -> None:
    case = await road.funded_case(court)
    today: dict[str, Any] = {"stop_on": "2026-03-02"}
    for who, body, status, article in (
        ("ankuan01", today, 403, "一(一)"),
        ("chengban02", today, 403, "二(六)2"),
        ("chengban01", {"stop_on": "2099-01-01"}, 409, "法释〔2014〕8号第三条"),
        ("chengban01", {"stop_on": "0001-01-01"}, 409, "法释〔2014〕8号第三条"),
        ("chengban01", {"stop_on": "2026-03-01"}, 409, "法释〔2014〕8号第三条"),
        ("chengban01", today | {"surplus_to": "x"}, 422, DISTRIBUTION_ARTICLE),
        ("chengban01", {}, 422, CONTRACT),
    ):
        answer = await court.call("POST", "funds", f"/cases/{case}/distributions", who, body)
        assert (answer.status_code, answer.json()["article"]) == (status, article), answer.text
    assert await court.do("GET", "funds", f"/cases/{case}/distributions", "ankuan01") == []


async def test_money_is_set_apart_once_however_many_plans_are_asked_for_at_once(court: Court) -> None:
    case = await road.funded_case(court)
    path, body = f"/cases/{case}/distributions", {"stop_on": "2026-03-02"}
    answers = await asyncio.gather(*(court.call("POST", "funds", path, "chengban01", body) for _ in range(5)))
    assert sorted(answer.status_code for answer in answers) == [201, 409, 409, 409, 409]
    assert len(await court.do("GET", "funds", path, "ankuan01")) == 1


async def test_the_bound_of_the_stop_day_is_the_arrival_of_the_money_now_distributed(court: Court) -> None:
    """Each plan has its own; money claimed from the main account arrived when it arrived there."""
    case = await road.new_case(court)
    account = await road.account(court, case)
    await road.tell(court, road.message(account, booked_at="2026-02-10T10:00:00+08:00"))
    await road.tell(court, road.message(account, booked_at="2026-02-20T10:00:00+08:00"))
    assert await stopped(court, case, "2026-02-09") == 409
    assert await stopped(court, case, "2026-02-10") == 201
    early = road.message(DEMO_MASTER_ACCOUNT, 777, booked_at="2026-02-25T10:00:00+08:00")
    receipt = (await road.tell(court, early))["receipt"]
    await court.do("POST", "funds", f"/receipts/{receipt}/claim", "ankuan01", {"case_number": case})
    await road.tell(court, road.message(account, 777, payer_account=DEMO_MASTER_ACCOUNT))
    assert await stopped(court, case, "2026-02-24") == 409
    assert await stopped(court, case, "2026-02-25") == 201


async def stopped(court: Court, case: str, stop_on: str) -> int:
    body, path = {"stop_on": stop_on}, f"/cases/{case}/distributions"
    return (await court.call("POST", "funds", path, "chengban01", body)).status_code
