"""What the regulation leaves open is set by the court, from a day on, with its history."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from shared.law.calendar import Calendar
from shared.law.settings import Change, Settings, SettingsHistory
from tests.harness import Court
from tests.services.intake.road import duties, file_case


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+08:00")


@pytest.mark.parametrize(
    ("now", "sent"),
    [
        ("2026-03-02T08:30", "2026-03-02T08:30"),
        ("2026-03-02T17:29", "2026-03-02T17:29"),
        ("2026-03-02T04:00", "2026-03-02T08:30"),
        ("2026-03-02T17:30", "2026-03-03T08:30"),
        ("2026-02-14T10:00", "2026-02-14T10:00"),  # a Saturday that is worked
        ("2026-02-14T18:00", "2026-02-24T08:30"),  # the Spring Festival's nine days
        ("2026-03-07T10:00", "2026-03-09T08:30"),
    ],
)
def test_office_hours_are_those_of_the_courts_calendar(now: str, sent: str) -> None:
    assert Settings().in_office(at(now), Calendar(0)) == at(sent)


def test_a_value_is_in_force_from_its_day_until_the_next_ones() -> None:
    made = (
        Change(date(2026, 3, 9), "prompt_workdays", 2),
        Change(date(2026, 3, 5), "prompt_workdays", 5),
        Change(date(2026, 3, 9), "prompt_workdays", 4),
    )
    history = SettingsHistory(made)
    values = [history.on(date(2026, 3, day)).prompt_workdays for day in (4, 5, 8, 9)]
    assert values == [3, 5, 5, 4]


async def set_to(
    court: Court, name: str, value: int, since: date, who: str = "guanli01", seen: str = "0"
) -> Any:
    body = {"name": name, "value": value, "since": since.isoformat(), "reason": "执行局2026年第1次会议纪要"}
    return await court.call("POST", "intake", "/settings", who, body, If_Match=seen)


@pytest.mark.road
async def test_the_administrator_sets_it_and_no_period_that_has_begun_moves(court: Court) -> None:
    before = await file_case(court, 1)
    today = (await court.advance()).date()
    tomorrow = today + timedelta(days=1)
    assert (await set_to(court, "immediate_hours", 2, tomorrow, "zhixiao01")).status_code == 403
    for wrong in (("immediate_hours", 2, today), ("immediate_hours", 100, tomorrow), ("x", 2, tomorrow)):
        assert (await set_to(court, *wrong)).status_code == 422, wrong
    assert (await set_to(court, "immediate_hours", 2, tomorrow)).status_code == 201
    stale = await set_to(court, "immediate_hours", 3, tomorrow)  # by who has not seen that it was changed
    assert (stale.status_code, stale.json()["detail"]) == (412, "当前版本为 1，所依据的版本为 0")
    audited = await court.sql("SELECT detail FROM intake.audit WHERE action = 'setting.change'")
    values = [json.loads(row["detail"]) for row in audited]
    assert [(one["before"]["value"], one["after"]["value"]) for one in values] == [(1, 2)]
    first = (await duties(court, before))["custody.first_query"]["due_at"]
    await court.advance(to=f"{tomorrow}T09:20:00+08:00")
    after = await file_case(court, 2)
    assert (await duties(court, before))["custody.first_query"]["due_at"] == first
    assert (await duties(court, after))["custody.first_query"]["due_at"] == f"{tomorrow}T12:00:00+08:00"
    listed = await court.do("GET", "intake", "/settings", "zhixiao01")
    (shown,) = [one for one in listed if one["name"] == "immediate_hours"]
    assert (shown["value"], [one["set_by"] for one in shown["changes"]]) == (2, ["guanli01"])
