"""Principal, interest and fee are paid, the doubled interest is not: the case stays open until it is waived on paper."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
import pytest_asyncio

from tests.harness import CLOCK_START, Court
from tests.services.funds import road
from tests.services.intake.refusals import assert_refused
from tests.services.intake.road import ask, enter, review, waive

DEBT_AND_FEE = 10_395_939
"""102,500.00 and the fee on the whole: 50.00 + 1.5 % of what is above 10,000.00 = 1459.39."""
TODAY = CLOCK_START.date().isoformat()


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def case(court: Court) -> str:
    number = await road.funded_case(court, DEBT_AND_FEE)
    plan = await road.distribute(court, number)
    for share in plan["shares"]:
        if share["amount"] != "0.00":
            await road.pay(court, await road.request(court, plan, share))
    await court.advance()
    await court.sql(
        "UPDATE intake.duty SET state = 'lapsed', next_step = 'none', next_at = NULL"
        " WHERE docket = 'case/' || $1 AND state = 'open' AND rule_id <> 'case.term'",
        number,
    )
    return number


async def applicant(court: Court, case: str) -> str:
    parties = (await court.do("GET", "intake", f"/cases/{case}", "chengban01"))["parties"]
    return next(str(party["id"]) for party in parties if party["role"] == "applicant")


async def decide(court: Court, waiver: str, result: str, who: str, reason: str = "") -> httpx.Response:
    body = {"result": result, "reason": reason}
    return await court.call("POST", "intake", f"/waivers/{waiver}/decision", who, body)


async def faults(court: Court, request: Any) -> list[tuple[str, str]]:
    answer = await review(court, request["id"], "approved")
    return [(error["field"], error["article"]) for error in answer.json().get("errors", ())]


@pytest.mark.walk
async def test_the_doubled_interest_is_paid_or_waived_before_a_case_counts_as_enforced(
    court: Court, case: str
) -> None:
    request = (await ask(court, case)).json()
    unpaid = [("delay_interest", "民事诉讼法第二百六十四条")]
    assert await faults(court, request) == unpaid

    party = await applicant(court, case)
    said = {"waived_by": party, "waived_on": TODAY, "all_delay_interest": True}
    own = await enter(court, case, "claim_waiver", "chengban01", "申请执行人放弃声明，承办人存入")
    assert (await waive(court, case, said | {"file": own})).json()["type"].endswith(":file_not_of_case")
    file = await enter(court, case, "claim_waiver", "wenshu01", "申请执行人放弃声明")
    for who, code in (("chengban02", "case_not_open"), ("faguan01", "office_required")):
        assert (await waive(court, case, said | {"file": file}, who)).json()["type"].endswith(f":{code}")
    recorded = (await waive(court, case, said | {"file": file})).json()
    assert (recorded["state"], recorded["decided_by"]) == ("recorded", None)
    again = await enter(court, case, "settlement", "wenshu01", "申请执行人放弃声明")
    twice = await waive(court, case, said | {"file": again, "kind": "settlement"})
    assert_refused(twice, 409, "waiver_on_record", "该份材料已经登记", "民事诉讼法第六十二条")
    await court.advance()
    told = await court.listed("intake", "/reminders", "faguan01")
    assert any("放弃债权的书面材料已经登记" in one["text"] for one in told)

    unseen = [*unpaid, ("waived_amount", "民事诉讼法第六十二条")]
    assert await faults(court, request) == unseen
    refused = await decide(court, recorded["id"], "confirmed", "faguan02")
    assert (refused.status_code, refused.json()["type"]) == (403, "urn:jiyue:problem:case_not_open")
    assert (await decide(court, recorded["id"], "confirmed", "chengban01")).status_code == 403
    assert (await decide(court, recorded["id"], "withdrawn", "faguan01", "未履行")).status_code == 409
    done = await decide(court, recorded["id"], "confirmed", "faguan01")
    assert (done.status_code, done.json()["state"]) == (200, "confirmed"), done.text

    fallen = await decide(court, recorded["id"], "withdrawn", "faguan01", "和解协议未履行，恢复执行")
    assert fallen.json()["state"] == "withdrawn"
    assert [act["allowed"] for act in fallen.json()["acts"]] == [False]
    assert await faults(court, request) == unpaid
    anew = (await waive(court, case, said | {"file": file})).json()
    assert (await decide(court, anew["id"], "confirmed", "faguan01")).status_code == 200
    approved = await review(court, request["id"], "approved")
    assert (approved.status_code, approved.json()["faults"]) == (200, []), approved.text
    await court.advance()
    closed = await court.do("GET", "intake", f"/cases/{case}", "chengban01")
    assert closed["state"] == "closed"
    shown = await court.listed("intake", f"/cases/{case}/waivers", "zhixiao01")
    assert [one["state"] for one in shown] == ["withdrawn", "confirmed"]
    late = await waive(court, case, said | {"file": file})
    assert_refused(late, 409, "case_closed", "案件已经结案", "民事诉讼法第六十二条")
    nobody = await decide(court, "no-such-waiver", "confirmed", "faguan01")
    assert nobody.status_code == 404
