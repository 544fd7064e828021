"""Periods: what holds for every event, limit and suspension."""

from datetime import date, datetime, time, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from shared.law.calendar import Calendar, DayKind
from shared.law.periods import (
    Limit,
    Suspension,
    Unit,
    daily,
    days,
    due,
    immediate,
    prompt,
    same_day,
    workdays,
    workdays_before,
)
from shared.values.zone import COURT_ZONE

CALENDAR = Calendar(version=0)
DAY = timedelta(days=1)


def midnight(day: date) -> datetime:
    return datetime.combine(day, time(), COURT_ZONE)


instants = st.datetimes(datetime(2023, 1, 1), datetime(2028, 12, 31), timezones=st.just(COURT_ZONE))  # noqa: DTZ001
amounts = st.integers(1, 60)
forward_limits = st.builds(
    Limit, amounts, st.sampled_from([Unit.HOUR, Unit.DAY, Unit.WORKDAY, Unit.MONTH, Unit.YEAR])
) | st.sampled_from([same_day(), immediate(), prompt(), daily()])
backward_limits = st.builds(
    Limit,
    amounts,
    st.sampled_from([Unit.HOUR, Unit.DAY, Unit.WORKDAY, Unit.MONTH]),
    backward=st.just(True),
)
suspensions = st.lists(
    st.builds(
        lambda since, length, reason: Suspension(since, since + length, reason),
        instants,
        st.timedeltas(timedelta(0), timedelta(days=90)),
        st.sampled_from(["中止执行", "委托评估", "公告"]),
    ),
    max_size=4,
)


@given(instants, forward_limits, suspensions)
def test_a_forward_period_ends_after_its_start_and_after_the_same_without_suspension(start, limit, spans):
    result = due(start, limit, CALENDAR, spans)
    assert start < due(start, limit, CALENDAR).due_at <= result.due_at


@given(instants, backward_limits)
def test_a_backward_period_ends_by_the_event(event, limit):
    assert due(event, limit, CALENDAR).due_at <= event


@given(instants, forward_limits, suspensions)
def test_computing_again_changes_nothing(start, limit, spans):
    assert due(start, limit, CALENDAR, spans) == due(start, limit, Calendar(0), list(reversed(spans)))


@given(instants, forward_limits | backward_limits, suspensions)
def test_the_due_instant_is_in_the_court_zone_and_ends_the_due_date(start, limit, spans):
    result = due(start, limit, CALENDAR, spans)
    assert result.due_at.tzinfo is COURT_ZONE
    assert result.due_date == (result.due_at - timedelta.resolution).date()
    if limit.unit not in (Unit.HOUR, Unit.IMMEDIATE):
        assert result.due_at == midnight(result.due_date + DAY)


@given(instants, st.sampled_from([Unit.HOUR, Unit.DAY, Unit.WORKDAY, Unit.MONTH]), amounts, suspensions)
def test_a_longer_limit_is_never_due_earlier(start, unit, amount, spans):
    shorter, longer = (due(start, Limit(n, unit), CALENDAR, spans) for n in (amount, amount + 1))
    assert shorter.due_at <= longer.due_at


@given(
    instants, st.timedeltas(timedelta(0), timedelta(days=60)), forward_limits | backward_limits, suspensions
)
def test_a_later_start_is_never_due_earlier(start, later, limit, spans):
    """A month that is stopped has left as many days as it had, 31 or 28: of two stopped together the later may end first."""
    if limit.unit in (Unit.MONTH, Unit.YEAR):
        spans = []
    assert due(start, limit, CALENDAR, spans).due_at <= due(start + later, limit, CALENDAR, spans).due_at


@given(instants, st.integers(-90, 90), forward_limits | backward_limits, suspensions)
def test_one_more_holiday_never_ends_a_period_earlier_nor_a_backward_one_later(start, away, limit, spans):
    holiday = start.date() + away * DAY
    without, with_it = CALENDAR, Calendar(version=1, overrides={holiday: DayKind.REST})
    before, after = (due(start, limit, calendar, spans).due_at for calendar in (without, with_it))
    assert after <= before if limit.backward else before <= after


@given(instants, amounts)
def test_a_working_day_period_holds_exactly_its_working_days(start, amount):
    last = due(start, workdays(amount), CALENDAR).due_date
    inside = [start.date() + n * DAY for n in range(1, (last - start.date()).days + 1)]
    assert sum(map(CALENDAR.is_workday, inside)) == amount
    assert CALENDAR.is_workday(last)
    back = due(midnight(last + DAY), workdays_before(amount), CALENDAR).due_date
    assert back == next(day for day in inside if CALENDAR.is_workday(day))


@given(instants, amounts)
def test_a_calendar_day_period_moves_over_holidays_only(start, amount):
    nominal = start.date() + amount * DAY
    last = due(start, days(amount), CALENDAR).due_date
    assert CALENDAR.is_workday(last)
    assert all(CALENDAR.is_holiday(nominal + n * DAY) for n in range((last - nominal).days))


@given(instants, st.integers(2, 60), st.data())
def test_a_suspension_of_n_days_in_the_middle_adds_n_days(start, amount, data):
    since = start + data.draw(st.integers(1, amount - 1)) * DAY
    length = data.draw(st.integers(1, 90))
    span = Suspension(since, since + length * DAY, "中止执行")
    last = due(start, days(amount), CALENDAR, [span]).due_date
    nominal = start.date() + (amount + length) * DAY
    assert last >= nominal
    assert all(CALENDAR.is_holiday(nominal + n * DAY) for n in range((last - nominal).days))


@given(instants, st.integers(1, 10), suspensions)
def test_no_working_day_inside_a_suspension_is_counted(start, amount, spans):
    last = due(start, workdays(amount), CALENDAR, spans).due_date
    inside = [start.date() + n * DAY for n in range(1, (last - start.date()).days + 1)]
    suspended = {
        day for day in inside if any(s.since.date() <= day < s.until.date() for s in spans if s.until)
    }
    assert sum(CALENDAR.is_workday(day) for day in inside if day not in suspended) == amount
    assert last not in suspended


@given(instants, amounts)
def test_every_skipped_or_made_up_day_has_its_own_line(start, amount):
    result = due(start, workdays(amount), CALENDAR)
    assume(not result.provisional)
    inside = [start.date() + n * DAY for n in range(1, (result.due_date - start.date()).days + 1)]
    special = [day for day in inside if CALENDAR.is_holiday(day) or day.weekday() >= 5]
    assert [step[:10] for step in result.steps[1:-1]] == [day.isoformat() for day in special]
