"""Periods: worked examples of the law, our own tables around the hard dates."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from shared.law.calendar import Calendar, DayKind
from shared.law.periods import (
    Limit,
    Suspension,
    Unit,
    daily,
    days,
    days_before,
    due,
    explain,
    hours,
    immediate,
    months,
    prompt,
    same_day,
    workdays,
    workdays_before,
    years,
)
from shared.values.zone import COURT_ZONE

CALENDAR = Calendar(version=0)
DAY = timedelta(days=1)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=COURT_ZONE)


def midnight(day: date) -> datetime:
    return datetime.combine(day, time(), COURT_ZONE)


def due_date(start: str, limit: Limit) -> str:
    return due(at(start), limit, CALENDAR).due_date.isoformat()


# --- worked examples ---------------------------------------------------------------------------------

VECTORS = {
    "2026-02-13": ("2026-02-25", "2026-02-27", "2026-03-05", "2026-02-24"),
    "2026-04-30": ("2026-05-08", "2026-05-11", "2026-05-18", "2026-05-11"),
    "2026-09-18": ("2026-09-22", "2026-09-24", "2026-10-09", "2026-09-28"),
    "2026-09-30": ("2026-10-10", "2026-10-13", "2026-10-20", "2026-10-10"),
    "2026-11-23": ("2026-11-26", "2026-11-30", "2026-12-07", "2026-12-03"),
}


@pytest.mark.parametrize("start", VECTORS)
@pytest.mark.parametrize("hour", ["00:00:00", "10:00:00", "23:59:59.999999"])
def test_vectors_of_working_and_calendar_days(start, hour):
    limits = (workdays(3), workdays(5), workdays(10), days(10))
    assert tuple(due_date(f"{start}T{hour}", limit) for limit in limits) == VECTORS[start]


@pytest.mark.parametrize(
    ("start", "amount", "end"),
    [
        ("2026-11-23T09:20", 24, "2026-11-24T10:00"),
        ("2026-11-23T09:59:59.999999", 24, "2026-11-24T10:00"),
        ("2026-11-23T10:00", 24, "2026-11-24T11:00"),
        ("2026-02-14T17:30", 24, "2026-02-15T18:00"),  # no pause for the Spring Festival
        ("2026-12-31T23:10", 1, "2027-01-01T01:00"),
    ],
)
def test_hours_run_from_the_next_full_hour_without_a_pause(start, amount, end):
    result = due(at(start), hours(amount), CALENDAR)
    assert result.due_at == at(end)
    assert not result.provisional


def test_the_last_day_of_an_hour_period_that_ends_at_midnight_is_the_day_before():
    result = due(at("2026-11-23T22:20"), hours(1), CALENDAR)
    assert (result.due_at, result.due_date) == (at("2026-11-24T00:00"), date(2026, 11, 23))


@pytest.mark.parametrize(
    ("start", "limit", "last_day"),
    [
        # Spring Festival 2026-02-15–23, working Saturdays 02-14 and 02-28
        ("2026-02-12", workdays(2), "2026-02-14"),
        ("2026-02-13", workdays(1), "2026-02-14"),
        ("2026-02-14", workdays(1), "2026-02-24"),
        ("2026-02-17", workdays(5), "2026-02-28"),
        ("2026-02-04", days(10), "2026-02-14"),
        ("2026-02-05", days(10), "2026-02-24"),
        ("2026-02-18", days(10), "2026-02-28"),
        # National Day 2026-10-01–07, working Sunday 09-20 and Saturday 10-10
        ("2026-09-23", workdays(4), "2026-09-30"),  # 09-25 is the Mid-Autumn Festival
        ("2026-09-23", workdays(5), "2026-10-08"),
        ("2026-09-21", days(10), "2026-10-08"),
        ("2026-10-01", workdays(3), "2026-10-10"),
        ("2026-10-05", days(5), "2026-10-10"),
        ("2026-10-06", days(5), "2026-10-12"),
        # an ordinary weekend
        ("2026-06-12", days(1), "2026-06-15"),
        ("2026-06-12", workdays(1), "2026-06-15"),
        # months and years: the same date, else the month's last, then off the holidays
        ("2025-12-31", months(2), "2026-02-28"),  # the last of February is a working Saturday
        ("2026-03-31", months(1), "2026-04-30"),
        ("2026-05-31", months(1), "2026-06-30"),
        ("2026-01-31", months(1), "2026-02-28"),
        ("2024-01-31", months(1), "2024-02-29"),
        ("2026-04-01", months(1), "2026-05-06"),
        ("2026-03-02", months(6), "2026-09-02"),
        ("2025-10-01", years(1), "2026-10-08"),
        ("2024-02-29", years(2), "2026-02-28"),
        ("2028-02-29", years(1), "2029-02-28"),
        ("2028-02-29", years(4), "2032-03-01"),  # 2032-02-29 is a Sunday
    ],
)
def test_forward_periods_around_hard_dates(start, limit, last_day):
    result = due(at(f"{start}T15:00"), limit, CALENDAR)
    assert result.due_date.isoformat() == last_day
    assert result.due_at == midnight(result.due_date + DAY)


@pytest.mark.parametrize(
    ("event", "limit", "last_day"),
    [
        ("2026-08-13", days_before(3), "2026-08-10"),  # published on the 13th, notified on the 10th
        ("2026-08-12", days_before(3), "2026-08-07"),  # 08-09 is a Sunday: earlier, to the Friday
        ("2026-10-10", days_before(3), "2026-09-30"),
        ("2026-02-24", days_before(1), "2026-02-14"),  # 02-23 off, back to the working Saturday
        ("2026-10-13", days_before(3), "2026-10-10"),
        ("2026-10-09", workdays_before(3), "2026-09-29"),
        ("2026-02-25", workdays_before(3), "2026-02-13"),
        ("2026-11-30", workdays_before(5), "2026-11-23"),
        ("2026-03-31", Limit(1, Unit.MONTH, backward=True), "2026-02-28"),
        ("2026-11-08", Limit(1, Unit.MONTH, backward=True), "2026-10-08"),
        ("2026-11-07", Limit(1, Unit.MONTH, backward=True), "2026-09-30"),
        ("2028-02-29", Limit(3, Unit.YEAR, backward=True), "2025-02-28"),
    ],
)
def test_backward_periods_move_earlier_never_later(event, limit, last_day):
    result = due(at(f"{event}T09:00"), limit, CALENDAR)
    assert result.due_date.isoformat() == last_day
    assert result.due_at == midnight(result.due_date + DAY)


@pytest.mark.parametrize(
    ("event", "end"),
    [("2026-11-24T10:00", "2026-11-23T10:00"), ("2026-11-24T09:20", "2026-11-23T09:00")],
)
def test_backward_hours_end_with_a_full_hour_before_the_events_hour(event, end):
    assert due(at(event), Limit(24, Unit.HOUR, backward=True), CALENDAR).due_at == at(end)


def test_limits_without_a_number():
    start = at("2026-10-01T09:20")  # a holiday
    assert due(start, same_day(), CALENDAR).due_at == at("2026-10-02T00:00")
    assert due(start, daily(), CALENDAR).due_at == at("2026-10-02T00:00")
    assert due(start, immediate(), CALENDAR).due_at == at("2026-10-01T11:00")
    assert due(start, immediate(), CALENDAR, immediate_hours=2).due_at == at("2026-10-01T12:00")
    assert due(start, prompt(), CALENDAR).due_date == date(2026, 10, 10)
    assert due(start, prompt(), CALENDAR, prompt_workdays=1).due_date == date(2026, 10, 8)


def test_the_court_zone_decides_which_day_the_event_falls_on():
    utc = datetime(2026, 11, 23, 16, 30, tzinfo=UTC)  # already the 24th in Shanghai
    assert due(utc, same_day(), CALENDAR).due_date == date(2026, 11, 24)
    assert due(utc, workdays(5), CALENDAR).due_date == date(2026, 12, 1)
    assert due(utc, hours(24), CALENDAR).due_at.isoformat() == "2026-11-25T01:00:00+08:00"


# --- the calendar behind a date ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "limit", "last_day", "provisional"),
    [
        ("2026-12-24", workdays(5), "2026-12-31", False),
        ("2026-12-25", workdays(5), "2027-01-04", True),
        ("2026-12-30", workdays(5), "2027-01-07", True),
        # Spring Festival 02-05–08, of which 02-06 and 02-07 are a weekend: 02-09 and 02-10 off in lieu.
        ("2027-01-29", workdays(5), "2027-02-11", True),
        (
            "2027-04-28",
            days(3),
            "2027-05-05",
            True,
        ),  # 05-01 and 05-02 are a weekend: 05-03 and 05-04 off in lieu
        ("2026-12-21", days(10), "2026-12-31", False),
        ("2026-12-22", days(10), "2027-01-04", True),
        ("2025-10-01", years(2), "2027-10-06", True),  # 10-02 and 10-03 are a weekend
        ("2027-01-05", days_before(5), "2026-12-31", False),
        ("2027-01-05", workdays_before(2), "2026-12-31", True),
        ("2027-01-04", days_before(3), "2026-12-31", True),  # 2027-01-01, off, decided it
        ("2027-03-01", same_day(), "2027-03-01", False),
        ("2027-03-01", daily(), "2027-03-01", False),
    ],
)
def test_a_date_that_rests_on_an_unpublished_year_is_provisional(start, limit, last_day, provisional):
    result = due(at(f"{start}T10:00"), limit, CALENDAR)
    assert (result.due_date.isoformat(), result.provisional) == (last_day, provisional)
    assert any("2027年放假安排尚未公布" in step for step in result.steps) is provisional


def test_publishing_the_year_changes_the_date_and_ends_its_provisional_state():
    published = Calendar(
        version=1,
        overrides={date(2027, 2, n): DayKind.REST for n in (9, 10, 11)}
        | {date(2027, 2, 20): DayKind.WORKDAY},
        published_years=frozenset({2027}),
    )
    result = due(at("2027-02-04T10:00"), workdays(3), published)
    assert (result.due_date, result.provisional) == (date(2027, 2, 16), False)
    assert due(at("2027-02-18T10:00"), workdays(2), published).due_date == date(2027, 2, 20)
    unpublished = due(at("2027-02-04T10:00"), workdays(3), CALENDAR)
    assert (unpublished.due_date, unpublished.provisional) == (date(2027, 2, 15), True)
    in_lieu = "2027-02-09 春节补假(周二，全国年节及纪念日放假办法第六条)(暂定)，不计入"
    assert in_lieu in unpublished.steps


# --- what a person reads -----------------------------------------------------------------------------


def test_steps_have_a_line_for_each_day_skipped_or_counted_in_lieu():
    steps = due(at("2026-02-13T10:00"), workdays(5), CALENDAR).steps
    assert steps == (
        "自2026-02-13（当日不计入，民事诉讼法第八十五条）起算5个工作日",
        "2026-02-14 调休上班(周六)，计入",
        *(f"2026-02-{day} 春节假期，不计入" for day in range(15, 24)),
        "2026-02-27（周五）24:00届满",
    )


@pytest.mark.parametrize(
    ("start", "limit", "line"),
    [
        ("2026-02-13T10:00", days(10), "2026-02-23 春节假期，最后一日顺延（民事诉讼法第八十五条）"),
        ("2026-09-30T10:00", days(10), "2026-10-10 调休上班(周六)，不再顺延"),
        ("2026-10-08T10:00", days_before(1), "2026-10-07 国庆节假期，最后一日提前（民事诉讼法第八十五条）"),
        ("2026-10-08T10:00", days_before(1), "应在2026-09-30（周三）24:00前完成"),
        ("2026-01-31T10:00", months(1), "2026年2月没有31日，以月末28日为最后一日（民法典第二百零二条）"),
        ("2026-11-23T09:20", hours(24), "2026-11-24 10:00届满"),
        (
            "2026-06-01T10:00",
            prompt(),
            "自2026-06-01（当日不计入，民事诉讼法第八十五条）起算“及时”（3个工作日，单位待确认）",
        ),
        ("2026-06-01T10:00", daily(), "自2026-06-01起，须每日完成"),
    ],
)
def test_steps_say_why(start, limit, line):
    assert line in due(at(start), limit, CALENDAR).steps


@pytest.mark.parametrize(
    ("limit", "label"),
    [
        (workdays(5), "5个工作日"),
        (hours(24), "24小时"),
        (days(10), "10日"),
        (months(6), "6个月"),
        (years(2), "2年"),
        (same_day(), "当日"),
        (immediate(), "立即"),
        (prompt(), "及时"),
        (daily(), "每日"),
        (days_before(10), "届满前10日"),
        (workdays_before(3), "届满前3个工作日"),
        (Limit(20, Unit.DAY, written=True), "文书所定，至多20日"),
    ],
)
def test_labels(limit, label):
    assert limit.label == label


def test_a_written_period_ends_where_the_paper_says():
    suspended = [Suspension(at("2026-03-03T10:00"), at("2026-03-09T10:00"), "中止执行")]
    found = due(at("2026-03-08T00:00"), Limit(20, Unit.DAY, written=True), CALENDAR, suspended)
    assert (found.due_at, found.due_date.isoformat(), found.suspended_by) == (
        *(at("2026-03-08T00:00"), "2026-03-07", None),
    )
    assert found.steps == ("文书所定，至多20日，不另计算", "2026-03-07（周六）24:00届满")
    hour = due(at("2026-03-08T10:00"), Limit(24, Unit.HOUR, written=True), CALENDAR)
    assert (hour.due_at, hour.steps[-1]) == (at("2026-03-08T10:00"), "2026-03-08 10:00届满")


def test_explain_is_json():
    answer = explain(due(at("2026-11-23T09:20"), hours(24), CALENDAR))
    assert answer["due_date"] == "2026-11-24"
    assert answer["due_at"] == "2026-11-24T10:00:00+08:00"
    assert answer["provisional"] is False
    assert answer["steps"][-1] == "2026-11-24 10:00届满"


# --- refusals ----------------------------------------------------------------------------------------


def test_naive_instants_are_refused():
    naive = datetime(2026, 6, 1, 10)  # noqa: DTZ001
    with pytest.raises(ValueError, match="缺少时区"):
        due(naive, days(1), CALENDAR)
    with pytest.raises(ValueError, match="缺少时区"):
        Suspension(naive, None, "中止执行")
    with pytest.raises(ValueError, match="缺少时区"):
        Suspension(at("2026-06-01T10:00"), naive, "中止执行")


@pytest.mark.parametrize("amount", [0, -1, 36_501, 10**12])
@pytest.mark.parametrize("unit", [Unit.HOUR, Unit.DAY, Unit.WORKDAY, Unit.MONTH, Unit.YEAR])
def test_amounts_out_of_range_are_refused(amount, unit):
    with pytest.raises(ValueError, match="期间应为"):
        Limit(amount, unit)


@pytest.mark.parametrize("unit", [Unit.SAME_DAY, Unit.IMMEDIATE, Unit.PROMPT, Unit.DAILY])
def test_a_limit_without_a_number_cannot_be_counted_backward(unit):
    with pytest.raises(ValueError, match="不能倒数"):
        Limit(0, unit, backward=True)


@pytest.mark.parametrize(
    ("start", "limit"),
    [
        (datetime.max.replace(tzinfo=UTC), days(1)),
        (datetime.min.replace(tzinfo=UTC), hours(1)),
        (at("2026-06-01T10:00"), years(36_500)),
        (at("2026-06-01T10:00"), days(36_500)),
        (at("2026-06-01T10:00"), Limit(36_500, Unit.MONTH, backward=True)),
    ],
)
def test_dates_beyond_the_calendar_are_refused(start, limit):
    with pytest.raises(ValueError, match="1901年至2099年"):
        due(start, limit, CALENDAR)
