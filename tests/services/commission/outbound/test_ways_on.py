"""No commission is a dead end: who owes it sends it, nobody waits for ever, and no answer binds beyond the law."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.harness import Court
from tests.services.commission.road import HIGH_TECH, answer, delegated, instruction, letter, sent
from tests.services.custody.road import FLAT_OUTSIDE, assets, decide, duties, write_scenario

pytestmark = pytest.mark.road


async def instruct(court: Court, asset: dict[str, Any], who: str) -> Any:
    path = f"/cases/{asset['case_number']}/commissions"
    return await court.call("POST", "commission", path, who, instruction(asset))


async def withdraw(court: Court, commission: dict[str, Any], who: str = "chengban01") -> Any:
    path = f"/commissions/{commission['id']}/withdrawal"
    return await court.call("POST", "commission", path, who, {"reason": "受托法院逾期未办理"})


async def test_who_owes_it_to_commission_may_and_no_other_officer(court: Court) -> None:
    case, asset = await delegated(court, 41)
    assert await duties(court, case, "custody.delegate_outside") == ["open"], "owed by the custody officer"
    assert (await instruct(court, asset, "wenshu01")).status_code == 403
    await court.open_case(case, "chengban02")
    assert (await instruct(court, asset, "chengban02")).status_code == 403
    made = await instruct(court, asset, "chakong01")
    assert made.status_code == 201, made.text


async def test_what_is_not_answered_is_withdrawn_and_commissioned_again(court: Court) -> None:
    case, asset = await delegated(court, 42)
    first = await sent(court, case, asset)
    assert (await instruct(court, asset, "chengban01")).status_code == 409
    assert (await withdraw(court, first, "weituo01")).status_code == 403
    withdrawn = await withdraw(court, first)
    assert (withdrawn.status_code, withdrawn.json()["state"]) == (200, "withdrawing"), withdrawn.text
    await court.advance()
    assert (await withdraw(court, first)).json()["type"] == "urn:jiyue:problem:not_withdrawable"
    assert await duties(court, case, "commission.answer") == ["met"]
    again = await instruct(court, asset, "chengban01")
    assert again.status_code == 201, again.text
    unsent = await withdraw(court, again.json())
    assert (unsent.status_code, unsent.json()["state"]) == (200, "withdrawn"), "before its letter has gone"
    await court.advance()
    assert await duties(court, case, "commission.dispatch") == ["met", "met"]

    late = await answer(court, first)
    assert (late.status_code, late.json()["in_force"]) == (200, True), "what was sealed all the same is known"
    assert (await assets(court, case))[FLAT_OUTSIDE.identifier]["controlled"]
    assert (await withdraw(court, first)).status_code == 409


async def test_what_was_withdrawn_and_answered_late_ends_no_other_courts_measure(court: Court) -> None:
    case, asset = await delegated(court, 45)
    first = await sent(court, case, asset)
    assert (await withdraw(court, first)).status_code == 200
    await court.advance()
    elsewhere = instruction(asset) | {"court_code": HIGH_TECH}
    path = f"/cases/{case}/commissions"
    second = await court.do("POST", "commission", path, "chengban01", elsewhere)
    file = await court.do("GET", "intake", f"/cases/{case}", "chengban01")
    respondent = next(one["identity"] for one in file["parties"] if one["role"] == "respondent")
    await write_scenario(court, respondent, commission_after_days=0)
    assert (await letter(court, second)).status_code == 200
    await court.advance()

    async def held() -> dict[str, bool]:
        rows = await court.listed("commission", path, "chengban01")
        return {one["id"]: one["in_force"] for one in rows if one["matter"] != "release"}

    tasks = "SELECT text FROM intake.task WHERE docket = $1"
    assert await court.sql(tasks, f"case/{case}") == []
    late = await answer(court, first)
    assert late.status_code == 200, late.text
    assert await held() == {first["id"]: True, second["id"]: True}, "closing counts both"
    (task,) = await court.sql(tasks, f"case/{case}")
    assert "委托该法院解除" in task["text"]

    await sent(court, case, asset, "release", None)
    assert await held() == {first["id"]: False, second["id"]: True}
    flat = (await assets(court, case))[FLAT_OUTSIDE.identifier]
    assert (flat["controlled"], flat["taken"]) == (True, flat["value"])
    assert flat["measure"]["commission"] == second["id"]
    assert await duties(court, case, "custody.commissioned_price_start") == ["open"]


async def test_an_answer_is_bounded_by_the_letter_by_now_and_by_the_law(court: Court) -> None:
    case, asset = await delegated(court, 43)
    sealing = await sent(court, case, asset)
    now = await court.advance()
    for wrong in (
        {"effective_at": (now + timedelta(3)).isoformat()},
        {"effective_at": (now - timedelta(30)).isoformat()},
        {"expires_on": str(now.date())},
    ):
        refused = await answer(court, sealing, **wrong)
        assert refused.json()["type"] == "urn:jiyue:problem:answer_contradicts_itself", wrong
    taken = await answer(court, sealing, expires_on="2098-12-31")
    assert taken.status_code == 200, taken.text
    assert taken.json()["expires_on"] < str(now.date() + timedelta(3 * 366))
    for rule in ("commission.renewal", "commission.lapse"):
        assert await duties(court, case, rule) == ["open"]


async def test_a_renewal_does_not_begin_before_what_it_renews(court: Court) -> None:
    case, asset = await delegated(court, 46)
    file = await court.do("GET", "intake", f"/cases/{case}", "chengban01")
    respondent = next(one["identity"] for one in file["parties"] if one["role"] == "respondent")
    await write_scenario(court, respondent, commission_after_days=0)
    await sent(court, case, asset)
    await write_scenario(court, respondent, commission_after_days=6)
    renewal = await sent(court, case, asset, "renew")
    early = (await court.advance() - timedelta(30)).isoformat()
    refused = await answer(court, renewal, effective_at=early)
    assert [(one["field"], one["article"]) for one in refused.json()["errors"]] == [
        ("effective_at", "民诉法解释第四百八十五条")
    ]
    assert (await answer(court, renewal)).status_code == 200


async def test_what_has_lapsed_there_is_decided_and_commissioned_anew(court: Court) -> None:
    case, asset = await delegated(court, 44)
    assert (await answer(court, await sent(court, case, asset))).status_code == 200
    for table in ("commission.commission", "custody.measure"):
        await court.sql(f"UPDATE {table} SET expires_on = '2026-03-01' WHERE case_number = $1", case)
    lapsed = await court.listed("commission", f"/cases/{case}/commissions", "chengban01")
    assert [one["in_force"] for one in lapsed] == [False]
    house = (await assets(court, case))[FLAT_OUTSIDE.identifier]
    assert (house["controlled"], house["decision"]) == (False, None)
    assert (await decide(court, house, "delegate")).status_code == 201
    again = await sent(court, case, asset)
    assert (await answer(court, again)).status_code == 200
    house = (await assets(court, case))[FLAT_OUTSIDE.identifier]
    assert (house["controlled"], house["measure"]["commission"]) == (True, again["id"])
    measures = await court.listed("custody", f"/cases/{case}/measures", "chakong01")
    assert [one["state"] for one in measures] == ["lapsed", "in_force"], "sealed anew, not renewed"
    assert sorted(await duties(court, case, "commission.lapse")) == ["met", "open"]
