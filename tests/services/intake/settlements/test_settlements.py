"""The parties settle: both sign, the sums add up, the ledger says whether it is performed, and what is missed is enforced."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

import httpx
import pytest
import pytest_asyncio

from deploy.demo_people import natural_person
from tests.harness import Court
from tests.services.funds import road
from tests.services.intake.people import party
from tests.services.intake.refusals import assert_refused
from tests.services.intake.road import duties, enter, waive


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def case(court: Court) -> str:
    return await road.new_case(court)


async def settle(
    court: Court, case: str, *sums: tuple[int, str], who: str = "chengban01", **own: Any
) -> httpx.Response:
    """Of `sums`: each so many days from today."""
    today = (await court.advance()).date()
    sides = (await court.do("GET", "intake", f"/cases/{case}", "chengban01"))["parties"]
    words = own.pop("words", "执行和解协议")
    body = {
        "file": own.pop("file", None) or await enter(court, case, "settlement", "wenshu01", words),
        "agreed_on": today.isoformat(),
        "agreed_by": [one["id"] for one in sides],
        "terms": "被执行人分期付清，按期付清的不再计付迟延履行利息",
        "total": "60000.00",
        "instalments": [
            {"due_on": (today + timedelta(days=days)).isoformat(), "amount": amount} for days, amount in sums
        ],
    }
    return await court.call("POST", "intake", f"/cases/{case}/settlements", who, body | own)


async def act(court: Court, one: str, what: str, who: str, body: Any = None) -> httpx.Response:
    return await court.call("POST", "intake", f"/settlements/{one}/{what}", who, body)


async def listed(court: Court, case: str) -> dict[str, str]:
    rows = await court.listed("intake", f"/cases/{case}/settlements", "chengban01")
    return {row["id"]: row["state"] for row in rows}


async def test_sums_that_do_not_add_up_and_one_side_alone_are_refused(court: Court, case: str) -> None:
    short = await settle(court, case, (10, "20000.00"), (40, "39999.99"))
    (fault,) = assert_refused(
        short, 422, "settlement_refused", "执行和解的登记不符合要求", "民事诉讼法第二百四十一条"
    )
    assert fault[0] == "instalments"
    (applicant, _) = (await court.do("GET", "intake", f"/cases/{case}", "chengban01"))["parties"]
    alone = await settle(court, case, (10, "60000.00"), agreed_by=[applicant["id"], applicant["id"]])
    assert (alone.status_code, alone.json()["errors"][0]["field"]) == (409, "agreed_by"), alone.text
    own = await enter(court, case, "settlement", "chengban01", "承办人自己存入的协议")
    assert (await settle(court, case, (10, "60000.00"), file=own)).status_code == 409
    assert (await settle(court, case, (10, "60000.00"), file="0" * 32)).status_code == 409
    assert (await settle(court, case, (10, "60000.00"), who="chengban02")).status_code == 403
    assert await listed(court, case) == {}


@pytest.mark.walk
async def test_what_was_due_and_has_not_come_is_enforced_and_what_was_given_up_is_owed_again(
    court: Court, case: str
) -> None:
    made = await settle(court, case, (0, "20000.00"), (40, "40000.00"))
    assert made.status_code == 201, made.text
    one, file = made.json()["id"], made.json()["file"]
    twice = await settle(court, case, (0, "60000.00"), file=file)
    assert twice.json()["type"].endswith(":settlement_state"), twice.text
    given_up = {
        "kind": "settlement",
        "file": file,
        "waived_by": made.json()["agreed_by"][0],
        "waived_on": made.json()["agreed_on"],
        "judgment_debt": "40000.00",
    }
    waiver = (await waive(court, case, given_up)).json()["id"]
    await court.do("POST", "intake", f"/waivers/{waiver}/decision", "faguan01", {"result": "confirmed"})
    await court.advance()
    assert (await duties(court, case))["settlement.confirmation"]["state"] == "open"
    assert (await act(court, one, "decision", "faguan02", {"result": "confirmed"})).status_code == 403
    early = await act(court, one, "performance", "chengban01")
    assert early.json()["type"].endswith(":settlement_state")
    assert (await act(court, one, "decision", "faguan01", {"result": "refused"})).status_code == 422
    sure = await act(court, one, "decision", "faguan01", {"result": "confirmed"})
    assert sure.json()["state"] == "confirmed", sure.text
    await court.advance()
    held = await duties(court, case)
    assert held["settlement.confirmation"]["state"] == "met"
    assert held["settlement.followed"]["state"] == "open"
    missing = await act(court, one, "performance", "chengban01")
    assert "60,000.00" in missing.json()["detail"], missing.text

    application = await enter(court, case, "resumption_application", "wenshu01", "恢复执行申请书")
    asked = {"application": application}
    not_due = await act(court, one, "resumption", "faguan01", asked)
    assert_refused(
        not_due, 409, "settlement_state", "该项执行和解当前状态下不能办理该事项", "执行和解规定第十一条"
    )
    await court.advance(
        to=f"{date.fromisoformat(made.json()['agreed_on']) + timedelta(days=1)}T10:00:00+08:00"
    )
    assert (await act(court, one, "resumption", "faguan02", asked)).status_code == 403
    assert (await act(court, one, "resumption", "faguan01", {"application": file})).status_code == 409
    goes_on = await act(court, one, "resumption", "faguan01", asked)
    assert goes_on.json()["state"] == "resumed", goes_on.text
    waivers = await court.listed("intake", f"/cases/{case}/waivers", "chengban01")
    assert {row["id"]: row["state"] for row in waivers}[waiver] == "withdrawn"
    await court.advance()
    assert (await duties(court, case))["settlement.followed"]["state"] == "met"


async def test_it_is_replaced_by_what_is_agreed_on_later_and_performed_by_the_ledger(
    court: Court, case: str
) -> None:
    first = (await settle(court, case, (30, "60000.00"), words="第二份协议")).json()["id"]
    await act(court, first, "decision", "faguan01", {"result": "confirmed"})
    later = (await settle(court, case, (20, "30000.00"), (60, "30000.00"), words="变更后的协议")).json()["id"]
    sure = await act(court, later, "decision", "faguan01", {"result": "confirmed"})
    assert sure.json()["state"] == "confirmed", sure.text
    assert (await listed(court, case))[first] == "replaced"
    await road.pay_in(court, await road.account(court, case), 5_999_999)
    await road.until(lambda: _received(court, case, 1))
    short = await act(court, later, "performance", "chengban01")
    assert "0.01" in short.json()["detail"], short.text
    await road.pay_in(court, await road.account(court, case), 1)
    await road.until(lambda: _received(court, case, 2))
    assert (await act(court, later, "performance", "chengban02")).status_code == 403
    done = await act(court, later, "performance", "chengban01")
    assert done.json()["state"] == "performed", done.text
    application = await enter(court, case, "resumption_application", "wenshu01", "再次申请恢复执行")
    over = await act(court, later, "resumption", "faguan01", {"application": application})
    assert over.json()["type"].endswith(":settlement_state"), over.text


@pytest.mark.walk
async def test_an_act_that_was_agreed_on_is_recorded_by_one_and_confirmed_by_another(court: Court) -> None:
    number = await road.new_case(court)
    today = (await court.advance()).date()
    parts = [
        {"due_on": today.isoformat(), "act": "交还扣留的挖掘机一台"},
        {"due_on": (today + timedelta(days=30)).isoformat(), "act": "拆除围墙"},
    ]
    made = await settle(court, number, instalments=parts, total="0.00")
    assert made.status_code == 201, made.text
    one = made.json()["id"]
    done = {"place": 1, "performed_on": today.isoformat()}
    done["paper"] = await enter(court, number, "performance_record", "wenshu01", "交还挖掘机笔录")
    assert (await act(court, one, "acts", "chengban01", done)).status_code == 409  # not confirmed yet
    await act(court, one, "decision", "faguan01", {"result": "confirmed"})
    own = await enter(court, number, "performance_record", "chengban01", "承办人自己存入的笔录")
    assert (await act(court, one, "acts", "chengban01", done | {"paper": own})).status_code == 409
    assert (await act(court, one, "acts", "chengban02", done)).status_code == 403
    recorded = await act(court, one, "acts", "chengban01", done)
    assert recorded.status_code == 201, recorded.text
    assert [row["state"] for row in recorded.json()["performed"]] == ["recorded"]
    await court.advance()
    assert (await duties(court, number))["settlement.act_confirmation"]["state"] == "open"
    assert (await act(court, one, "acts/decision", "faguan01", {"result": "refused"})).status_code == 422
    why = {"result": "refused", "reason": "笔录没有申请执行人签名"}
    assert (await act(court, one, "acts/decision", "faguan02", why)).status_code == 403
    back = await act(court, one, "acts/decision", "faguan01", why)
    assert [row["state"] for row in back.json()["performed"]] == ["refused"]
    await court.advance()
    assert (await duties(court, number))["settlement.act_confirmation"]["state"] == "met"
    assert (await act(court, one, "acts", "chengban01", done)).status_code == 201  # recorded anew
    sure = await act(court, one, "acts/decision", "faguan01", {"result": "confirmed"})
    assert [row["state"] for row in sure.json()["performed"]] == ["refused", "confirmed"]
    early = await act(court, one, "performance", "chengban01")
    assert "拆除围墙" in early.json()["detail"], early.text
    application = await enter(court, number, "resumption_application", "wenshu01", "恢复执行申请书")
    asked = {"application": application}
    assert (await act(court, one, "resumption", "faguan01", asked)).status_code == 409  # not due yet
    await court.advance(to=f"{today + timedelta(days=31)}T10:00:00+08:00")
    goes_on = await act(court, one, "resumption", "faguan01", asked)
    assert goes_on.json()["state"] == "resumed", goes_on.text


async def test_an_agreement_had_by_deceit_is_set_aside_by_a_judgment_and_never_by_a_word(
    court: Court,
) -> None:
    """Nothing of it is due; what was given up in it may no longer be taken off the claim."""
    number = await road.new_case(court)
    made = (await settle(court, number, (30, "60000.00"), words="受胁迫签订的协议")).json()
    one, today = made["id"], made["agreed_on"]
    given_up = {"kind": "settlement", "file": made["file"], "waived_by": made["agreed_by"][0]}
    given_up |= {"waived_on": today, "judgment_debt": "40000.00"}
    waiver = (await waive(court, number, given_up)).json()["id"]
    await court.do("POST", "intake", f"/waivers/{waiver}/decision", "faguan01", {"result": "confirmed"})
    await act(court, one, "decision", "faguan01", {"result": "confirmed"})
    asked = {"application": await enter(court, number, "resumption_application", "wenshu01", "受胁迫")}
    assert (await act(court, one, "resumption", "faguan01", asked)).status_code == 409  # no breach either
    half = await act(court, one, "resumption", "faguan01", asked | {"found_by": "judgment"})
    (fault, *_) = half.json()["errors"]
    assert (half.status_code, fault["article"]) == (422, "执行和解规定第十六条")
    found = {"found_by": "judgment", "found_number": "（2026）豫1502民初9号", "found_on": today}
    own = await enter(court, number, "settlement_judgment", "faguan01", "法官自己存入的判决书")
    refused = await act(court, one, "resumption", "faguan01", asked | found | {"found_paper": own})
    assert (refused.status_code, refused.json()["errors"][0]["article"]) == (409, "执行和解规定第十六条")
    found["found_paper"] = await enter(court, number, "settlement_judgment", "wenshu01", "撤销和解协议判决书")
    goes_on = await act(court, one, "resumption", "faguan01", asked | found)
    assert goes_on.status_code == 200, goes_on.text
    assert {name: goes_on.json()[name] for name in found} == found
    (row,) = await court.listed("intake", f"/cases/{number}/waivers", "chengban01")
    assert (row["state"], row["reason"]) == (
        "withdrawn",
        "和解系因受欺诈、胁迫达成，恢复对原生效法律文书的执行",
    )


@pytest.mark.walk
async def test_what_was_performed_falls_by_a_judgment_and_not_by_the_judge_s_own_act(court: Court) -> None:
    """执行和解规定第十一条第（一）项, 第十六条, in a case that is not closed yet."""
    number = await road.new_case(court)
    made = (await settle(court, number, (30, "60000.00"))).json()
    one, today = made["id"], made["agreed_on"]
    given_up = {"kind": "settlement", "file": made["file"], "waived_by": made["agreed_by"][0]}
    given_up |= {"waived_on": today, "judgment_debt": "40000.00"}
    waiver = (await waive(court, number, given_up)).json()["id"]
    await court.do("POST", "intake", f"/waivers/{waiver}/decision", "faguan01", {"result": "confirmed"})
    await act(court, one, "decision", "faguan01", {"result": "confirmed"})
    performed = "UPDATE intake.settlement SET state = 'performed', ended_by = 'chengban01', ended_at = now() WHERE id = $1"
    await court.sql(performed, one)
    asked = {"application": await enter(court, number, "resumption_application", "wenshu01", "受欺诈")}
    refused = await act(court, one, "resumption", "faguan01", asked)
    (fault,) = assert_refused(
        refused, 409, "settlement_state", refused.json()["title"], "执行和解规定第十一条第（一）项"
    )
    assert "可以向本院提起诉讼" in fault[1]
    found = {"found_by": "judgment", "found_number": "（2026）豫1502民初9号", "found_on": today}
    found["found_paper"] = await enter(court, number, "settlement_judgment", "wenshu01", "撤销和解协议判决书")
    later = (await settle(court, number, (30, "60000.00"), words="后来的和解协议")).json()["id"]
    await act(court, later, "decision", "faguan01", {"result": "confirmed"})
    replaced = await act(court, one, "resumption", "faguan01", asked | found)
    assert_refused(replaced, 409, "settlement_state", replaced.json()["title"], "执行和解规定第五条")
    await court.sql("DELETE FROM intake.settlement WHERE id = $1", later)
    goes_on = await act(court, one, "resumption", "faguan01", asked | found)
    assert (goes_on.status_code, goes_on.json()["state"]) == (200, "resumed"), goes_on.text
    (row,) = await court.listed("intake", f"/cases/{number}/waivers", "chengban01")
    assert row["state"] == "withdrawn"


async def test_one_applicant_does_not_sign_for_another(court: Court) -> None:
    people = [natural_person(random.Random(f"settle/{name}")) for name in ("a", "b", "r")]
    sides = [
        party(role, one) for role, one in zip(("applicant", "applicant", "respondent"), people, strict=True)
    ]
    number = await road.new_case(court, parties=sides)
    shown = (await court.do("GET", "intake", f"/cases/{number}", "chengban01"))["parties"]
    first, respondent = shown[0], next(one for one in shown if one["role"] == "respondent")
    refused = await settle(court, number, (10, "60000.00"), agreed_by=[first["id"], respondent["id"]])
    faults = assert_refused(
        refused, 409, "settlement_refused", "执行和解的登记不符合要求", "执行和解规定第二条第（一）项"
    )
    second = next(one for one in shown if one["role"] == "applicant" and one["id"] != first["id"])
    assert faults == [
        ("agreed_by", f"申请执行人{second['name']}没有签名、盖章或者特别授权，和解对其没有约束力")
    ]
    assert (await settle(court, number, (10, "60000.00"))).status_code == 201


async def _received(court: Court, case: str, count: int) -> bool:
    return len(await court.listed("funds", f"/cases/{case}/receipts", "chengban01")) == count
