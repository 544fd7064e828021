"""What no text fixes is confirmed by name and day: once, by who answers for the court, and for that version of the rule."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from services.intake.board.rules import check_confirmed, check_day, check_open
from shared.law.open_points import OPEN_POINTS
from shared.law.rulebook import DUTIES
from shared.values.refusal import Problem
from tests.harness import Court
from tests.services.desk.browser import browser
from tests.services.intake.road import assign, file_case

OPEN = next(duty for duty in DUTIES.values() if duty.is_unconfirmed and duty.confidence == "found")
WRITTEN = next(duty for duty in DUTIES.values() if not duty.is_unconfirmed)


def test_what_a_text_fixes_is_not_confirmed_nor_anything_twice() -> None:
    check_open(True, stands=False)
    for unconfirmed, stands in ((False, False), (True, True)):
        with pytest.raises(Problem):
            check_open(unconfirmed, stands)
    check_confirmed(stands=True)
    with pytest.raises(Problem):
        check_confirmed(stands=False)


def test_a_decision_is_of_no_day_to_come_and_not_older_than_its_text() -> None:
    since, today = date(2023, 9, 1), date(2026, 3, 2)
    for day in (since, today):
        check_day(day, since, today)
    for day in (since - timedelta(days=1), today + timedelta(days=1)):
        with pytest.raises(Problem):
            check_day(day, since, today)


async def rule(court: Court) -> Any:
    listed = await court.do("GET", "intake", "/rulebook", "wenshu01")
    return next(one for one in listed if one["rule_id"] == OPEN.id)


async def test_the_mark_goes_by_a_leaders_name_and_comes_back_when_he_withdraws_it(court: Court) -> None:
    path = f"/rulebook/{OPEN.id}/confirmation"
    today = (await court.advance()).date().isoformat()
    body = {"decided_on": today, "reason": "院长办公会纪要（2026）第3号"}
    assert (await rule(court))["unconfirmed_unit"]
    assert (await rule(court))["acts"] == []
    for who in ("guanli01", "wenshu01", "chengban01"):
        refused = await court.call("POST", "intake", path, who, body)
        assert refused.status_code == 403, who
    unneeded = await court.call("POST", "intake", f"/rulebook/{WRITTEN.id}/confirmation", "yuanzhang01", body)
    assert unneeded.json()["type"].endswith("rule_written")
    unknown = await court.call("POST", "intake", "/rulebook/no.such/confirmation", "yuanzhang01", body)
    assert unknown.status_code == 404
    async with browser(court) as one:
        await one.login("yuanzhang01")
        page = await one.get("/rulebook", q=OPEN.title)
        assert "单位待确认" in page.words
        address = page.links["确认待确认的期限"]
        form = (await one.get(address)).form("")["fields"]
        done = await one.post(address, form | body | {"_do": "do"})
        assert "已办理" in done.words, done.words
        page = await one.get("/rulebook", q=OPEN.title)
        assert "院长办公会纪要（2026）第3号" in page.words
        assert "已确认" in page.words
    held = await rule(court)
    assert (held["stands"], held["readings"][-1]["said_by"]) == (True, "yuanzhang01")
    again = await court.call("POST", "intake", path, "yuanzhang01", body)
    assert again.json()["type"].endswith("rule_confirmed")
    await court.do("POST", "intake", f"{path}/withdrawal", "yuanzhang01", {"reason": "上级法院另有规定"})
    held = await rule(court)
    assert (held["stands"], len(held["readings"])) == (False, 2)
    await court.do("POST", "intake", path, "yuanzhang01", body)
    assert (await rule(court))["stands"]


async def test_a_reading_of_what_is_open_is_confirmed_by_a_leader_and_shows_its_numbers_of_today(
    court: Court,
) -> None:
    path = "/open-points/about_to_expire/confirmation"
    today = (await court.advance()).date()
    body = {"decided_on": today.isoformat(), "reason": "审判委员会纪要（2026）第5号"}
    for who in ("guanli01", "chengban01"):
        assert (await court.call("POST", "intake", path, who, body)).status_code == 403, who
    unknown = await court.call("POST", "intake", "/open-points/nothing/confirmation", "yuanzhang01", body)
    assert unknown.status_code == 404
    since = (today + timedelta(days=1)).isoformat()
    change = {"name": "warn_days_of_months", "value": 12, "since": since, "reason": "本院办公会纪要"}
    await court.do("POST", "intake", "/settings", "guanli01", change, If_Match="0")
    await court.advance(workdays=1)
    async with browser(court) as one:
        await one.login("yuanzhang01")
        page = await one.get("/rulebook")
        assert all(point.question in page.words for point in OPEN_POINTS.values())
        form = (await one.get(page.links["确认理解与适用"])).form("")["fields"]
        assert "已办理" in (await one.post(page.links["确认理解与适用"], form | body | {"_do": "do"})).words
        assert "审判委员会纪要（2026）第5号" in (await one.get("/rulebook")).words
    await court.do("POST", "intake", path, "yuanzhang01", body)
    again = await court.call("POST", "intake", path, "yuanzhang01", body)
    assert again.json()["type"].endswith("rule_confirmed")
    listed = await court.do("GET", "intake", "/open-points", "wenshu01")
    point = next(one for one in listed if one["point"] == "about_to_expire")
    assert (point["stands"], point["readings"][-1]["said_by"]) == (True, "yuanzhang01")
    assert [one["value"] for one in point["settings"] if one["name"] == "warn_days_of_months"] == [12]
    withdrawn = await court.do(
        "POST", "intake", f"{path}/withdrawal", "yuanzhang01", {"reason": "上级法院另有规定"}
    )
    assert not withdrawn["stands"]


ANSWERED = "custody.instruction_answered"
"""Its article gives no limit: one working day, by reading."""


async def off(court: Court) -> list[str]:
    listed = await court.do("GET", "intake", "/rulebook", "wenshu01")
    return [one["rule_id"] for one in listed if not one["in_force"]]


async def instructed(court: Court, number: str) -> None:
    """An instruction that nobody answers for three working days."""
    by = (await court.advance() + timedelta(days=30)).isoformat()
    body = {"team": "custody", "content": "请到不动产登记中心查档。", "feedback_by": by}
    await court.do("POST", "intake", f"/cases/{number}/instructions", "chengban01", body)
    await court.advance(workdays=3)


async def told(court: Court) -> list[str]:
    """Who has been told of the answer that is owed, in its steps."""
    rows = await court.sql(
        "SELECT DISTINCT line.step, message.staff_id FROM intake.reminder_duty AS line"
        " JOIN intake.reminder AS message ON message.id = line.reminder_id"
        " JOIN intake.duty AS duty ON duty.id = line.duty_id WHERE duty.rule_id = $1",
        ANSWERED,
    )
    return sorted(f"{row['step']} {row['staff_id']}" for row in rows)


@pytest.mark.walk
async def test_by_a_limit_that_no_text_gives_nobody_is_late_until_the_court_has_confirmed_it(
    court: Court,
) -> None:
    body = {"reason": "庭务会认为应另行研究"}
    await court.do("POST", "intake", f"/rulebook/{ANSWERED}/confirmation/withdrawal", "yuanzhang01", body)
    assert await off(court) == [ANSWERED]
    number = await file_case(court, 4401)
    await assign(court, number)
    await instructed(court, number)
    (owed,) = await court.sql("SELECT * FROM intake.duty WHERE rule_id = $1", ANSWERED)
    assert (owed["state"], owed["overdue_at"], owed["next_at"]) == ("open", None, None)
    assert owed["due_at"] < await court.advance()
    owner = await told(court)
    assert {line.partition(" ")[0] for line in owner} == {"warn"}, owner
    lines = await court.sql("SELECT text FROM intake.work_log WHERE duty_id = $1", owed["id"])
    assert len([one for one in lines if "尚未启用，不作超期报告" in one["text"]]) == 1
    await court.do("POST", "intake", "/daily-inspections", "zhixiao01", {})
    found = "SELECT DISTINCT finding FROM intake.inspection_finding WHERE duty_id = $1"
    assert "overdue" not in {row["finding"] for row in await court.sql(found, owed["id"])}
    async with browser(court) as one:
        await one.login("zhixiao01")
        assert "确认全部待确认的期限" not in (await one.get("/rulebook")).links
    async with browser(court) as one:
        await one.login("yuanzhang01")
        page = await one.get("/rulebook")
        assert "未启用" in page.words
        form = (await one.get(page.links["确认全部待确认的期限"])).form("")["fields"]
        today = (await court.advance()).date().isoformat()
        body = {"decided_on": today, "reason": "院长办公会纪要（2026）第9号"}
        done = await one.post(page.links["确认全部待确认的期限"], form | body | {"_do": "do"})
        assert "已办理" in done.words, done.words
    assert await off(court) == []
    await instructed(court, number)
    heard = await told(court)
    assert "overdue zhongxin01" in heard, heard
    again = await court.call("POST", "intake", "/rulebook/confirmations", "yuanzhang01", body)
    assert again.json()["type"].endswith("rule_confirmed")
