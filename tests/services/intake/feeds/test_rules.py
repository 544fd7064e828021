"""A calendar of deadlines as calendar programs read it (RFC 5545): titles, case numbers and dates, and nothing else."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from icalendar import Calendar

from services.intake.feeds.rules import MOST_LINKS, Entry, calendar, check_room
from shared.values.refusal import Problem

NOW = datetime.fromisoformat("2026-03-02T09:00:00+08:00")
CASE = "（2026）豫1502执1号"


def test_a_day_stands_on_its_last_day_and_an_hour_at_its_instant() -> None:
    entries = [
        Entry(
            "a",
            "首批文书",
            CASE,
            date(2026, 3, 9),
            datetime.fromisoformat("2026-03-10T00:00:00+08:00"),
            False,
        ),
        Entry("b", "一小时内冻结", CASE, date(2026, 3, 2), NOW + timedelta(hours=1), True),
        Entry("c", "立案", "", date(2026, 3, 9), datetime.fromisoformat("2026-03-10T00:00:00+08:00"), False),
    ]
    made = calendar(entries, "执行期限", "豫1502", NOW)
    assert all(len(line) <= 75 for line in made.split(b"\r\n"))
    read = Calendar.from_ical(made)
    first, second, third = read.walk("VEVENT")
    assert (first.decoded("dtstart"), str(first["summary"])) == (date(2026, 3, 9), f"届满：首批文书 {CASE}")
    assert second.decoded("dtstart") == NOW + timedelta(hours=1)
    assert "（暂定）" in str(second["summary"])
    assert "尚无案号" in str(third["summary"])
    assert {key for event in (first, second) for key in event} == {
        "UID",
        "DTSTAMP",
        "DTSTART",
        "SUMMARY",
        "TRANSP",
    }
    assert calendar(entries, "执行期限", "豫1502", NOW) == made


def test_a_title_is_text_whatever_stands_in_it() -> None:
    evil = "甲;乙,丙\\\r\nATTACH:https://elsewhere"
    made = calendar([Entry("a", evil, CASE, date(2026, 3, 9), NOW, False)], "x", "豫1502", NOW)
    (event,) = Calendar.from_ical(made).walk("VEVENT")
    assert "ATTACH" not in event


def test_a_person_has_so_many_links() -> None:
    check_room(MOST_LINKS - 1)
    with pytest.raises(Problem) as refused:
        check_room(MOST_LINKS)
    assert refused.value.status == 409
    assert "停用" in refused.value.detail
