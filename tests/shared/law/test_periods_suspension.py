"""Periods that a ruling suspends."""

from datetime import date, datetime

import pytest

from shared.law.calendar import Calendar
from shared.law.periods import (
    Limit,
    Suspension,
    daily,
    days,
    days_before,
    due,
    hours,
    immediate,
    months,
    prompt,
    same_day,
    workdays,
    workdays_before,
)
from shared.values.zone import COURT_ZONE

CALENDAR = Calendar(version=0)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=COURT_ZONE)


def due_date(start: str, limit: Limit, *suspensions: Suspension) -> str:
    return due(at(start), limit, CALENDAR, suspensions).due_date.isoformat()


APPRAISAL = Suspension(at("2026-06-03T10:00"), at("2026-06-10T09:00"), "委托评估")


@pytest.mark.parametrize(
    ("limit", "last_day"),
    [
        (workdays(2), "2026-06-10"),  # 06-02, then 06-10
        (workdays(5), "2026-06-15"),
        (days(1), "2026-06-02"),  # over before the suspension began
        (days(2), "2026-06-10"),
        (days(10), "2026-06-18"),
        (months(1), "2026-07-08"),
        (prompt(), "2026-06-11"),
        (same_day(), "2026-06-01"),
        (daily(), "2026-06-01"),
    ],
)
def test_suspended_days_are_not_counted(limit, last_day):
    assert due_date("2026-06-01T10:00", limit, APPRAISAL) == last_day


def test_suspended_hours_are_not_counted():
    gap = Suspension(at("2026-06-01T14:30"), at("2026-06-01T16:10"), "系统停机")
    assert due(at("2026-06-01T09:20"), hours(24), CALENDAR, [gap]).due_at == at("2026-06-02T12:00")
    assert due(at("2026-06-01T14:40"), immediate(), CALENDAR, [gap]).due_at == at("2026-06-01T16:00")


def test_overlapping_suspensions_count_once_and_in_any_order():
    spans = [
        Suspension(at("2026-06-05T10:00"), at("2026-06-12T10:00"), "公告"),
        APPRAISAL,
        Suspension(at("2026-06-04T10:00"), at("2026-06-06T10:00"), "暂缓"),
    ]
    assert due_date("2026-06-01T10:00", workdays(2), *spans) == "2026-06-12"
    assert due_date("2026-06-01T10:00", days(10), *spans) == "2026-06-22"  # nine days on, a Saturday


def test_a_suspension_that_covers_the_event_or_the_postponed_day():
    assert due_date("2026-06-05T10:00", days(2), APPRAISAL) == "2026-06-11"
    ends_on_the_first_day = due(at("2026-06-09T10:00"), workdays(1), CALENDAR, [APPRAISAL])
    assert ends_on_the_first_day == due(at("2026-06-09T10:00"), workdays(1), CALENDAR)
    weekend_into_monday = Suspension(at("2026-06-15T00:00"), at("2026-06-17T00:00"), "暂缓")
    assert due_date("2026-06-12T10:00", days(1), weekend_into_monday) == "2026-06-17"


def test_an_open_suspension_names_itself_and_gives_the_date_of_an_immediate_resumption():
    lasting = Suspension(at("2026-06-03T10:00"), None, "中止执行")
    result = due(at("2026-06-01T10:00"), workdays(5), CALENDAR, [lasting])
    assert result.suspended_by == "中止执行"
    assert result.due_date == date(2026, 6, 8)
    assert any("中止执行" in step and "尚未恢复" in step for step in result.steps)


@pytest.mark.parametrize(
    ("limit", "since"),
    [(workdays(1), "2026-06-03T10:00"), (same_day(), "2026-06-01T11:00"), (immediate(), "2026-06-01T11:00")],
)
def test_an_open_suspension_does_not_touch_what_had_expired_or_never_stops(limit, since):
    lasting = Suspension(at(since), None, "中止执行")
    with_it = due(at("2026-06-01T10:00"), limit, CALENDAR, [lasting])
    assert with_it == due(at("2026-06-01T10:00"), limit, CALENDAR)


def test_a_backward_period_hangs_on_its_event_and_never_stops():
    lasting = Suspension(at("2026-06-03T10:00"), None, "中止执行")
    result = due(at("2026-06-15T10:00"), days_before(10), CALENDAR, [APPRAISAL, lasting])
    assert (result.due_date, result.suspended_by) == (date(2026, 6, 5), None)
    assert due_date("2026-06-15T10:00", workdays_before(5), APPRAISAL) == "2026-06-08"


@pytest.mark.parametrize("limit", [workdays(5), days(10)])
def test_a_suspension_has_its_line(limit):
    steps = due(at("2026-06-01T10:00"), limit, CALENDAR, [APPRAISAL]).steps
    assert "2026-06-03至2026-06-09 委托评估，中止计算，不计入" in steps


def test_a_suspension_cannot_end_before_it_begins():
    with pytest.raises(ValueError, match="早于"):
        Suspension(at("2026-06-02T10:00"), at("2026-06-01T10:00"), "中止执行")
