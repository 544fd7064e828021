"""How a period runs and when it ends.

民事诉讼法第八十五条; 民诉法解释第一百二十五条; 民法典第二百零二条、第二百零三条. Pure: an instant, a limit
and a calendar in; the due instant and the reasons for it out. All in Asia/Shanghai.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, NamedTuple

from shared.law.calendar import SATURDAY, WEEKDAYS, Calendar, check_year
from shared.values.articles import CC, CPC, HOL
from shared.values.numerals import in_chinese
from shared.values.zone import COURT_ZONE, begin_of

_DAY = timedelta(days=1)
_HOUR = timedelta(hours=1)
_LONGEST = 36_500
_ARTICLE = CPC[85]
_BEFORE = "届满前"


class Unit(StrEnum):
    """What a limit is counted in; the last four carry no number of their own."""

    HOUR = "hour"
    DAY = "day"
    WORKDAY = "workday"
    MONTH = "month"
    YEAR = "year"
    SAME_DAY = "same_day"
    IMMEDIATE = "immediate"
    PROMPT = "prompt"
    DAILY = "daily"


_COUNTED = {Unit.HOUR: "小时", Unit.DAY: "日", Unit.WORKDAY: "个工作日", Unit.MONTH: "个月", Unit.YEAR: "年"}
_WORDS = {Unit.SAME_DAY: "当日", Unit.IMMEDIATE: "立即", Unit.PROMPT: "及时", Unit.DAILY: "每日"}


@dataclass(frozen=True)
class Limit:
    """How long: an amount of a unit, counted forward from the event or back from it (三日前, 届满前).

    `amount` is 1–36500, and 0 for the units that carry no number. ValueError otherwise. `written`: a paper sets the
    period, at most this long; the instant counted from is the end that it sets. `to_the_minute`: hours that nobody may be
    held longer, counted from the instant itself; nothing stops them.
    """

    amount: int
    unit: Unit
    backward: bool = False
    written: bool = False
    to_the_minute: bool = False

    def __post_init__(self) -> None:
        if self.unit in _WORDS:
            if self.backward:
                raise ValueError(f"“{_WORDS[self.unit]}”不能倒数")
            if self.amount:
                raise ValueError(f"“{_WORDS[self.unit]}”没有数目：{self.amount}")
        elif not 1 <= self.amount <= _LONGEST:
            raise ValueError(f"期间应为1至{_LONGEST}{_COUNTED[self.unit]}：{self.amount}")
        if self.to_the_minute and self.unit is not Unit.HOUR:
            raise ValueError(f"只有以小时计的期间自当时起算：{self.label}")

    @property
    def label(self) -> str:
        """As a person reads it: 5个工作日, 24小时, 当日, 届满前10日, 文书所定，至多20日."""
        if self.unit in _WORDS:
            return _WORDS[self.unit]
        before = "文书所定，至多" if self.written else _BEFORE if self.backward else ""
        return f"{before}{self.amount}{_COUNTED[self.unit]}"

    @property
    def words(self) -> str:
        """As the law writes it: 二十四小时, 三十日, 六个月."""
        return f"{in_chinese(self.amount)}{_COUNTED[self.unit]}"


def hours(amount: int) -> Limit:
    return Limit(amount, Unit.HOUR)


def hours_at_most(amount: int) -> Limit:
    """不得超过…小时: from the instant, not from the next full hour."""
    return Limit(amount, Unit.HOUR, to_the_minute=True)


def days(amount: int) -> Limit:
    return Limit(amount, Unit.DAY)


def workdays(amount: int) -> Limit:
    return Limit(amount, Unit.WORKDAY)


def months(amount: int) -> Limit:
    return Limit(amount, Unit.MONTH)


def years(amount: int) -> Limit:
    return Limit(amount, Unit.YEAR)


def same_day() -> Limit:
    return Limit(0, Unit.SAME_DAY)


def immediate() -> Limit:
    return Limit(0, Unit.IMMEDIATE)


def prompt() -> Limit:
    return Limit(0, Unit.PROMPT)


def daily() -> Limit:
    return Limit(0, Unit.DAILY)


def days_before(amount: int) -> Limit:
    return Limit(amount, Unit.DAY, backward=True)


def workdays_before(amount: int) -> Limit:
    return Limit(amount, Unit.WORKDAY, backward=True)


@dataclass(frozen=True)
class Suspension:
    """A span that a ruling takes out of a period; `until` is the resumption, None while it lasts.

    The day (hour) in which it begins is not counted, the one in which it ends is: a span of n days moves
    the period by n days. ValueError for a naive instant or an end before the beginning.
    """

    since: datetime
    until: datetime | None
    reason: str

    def __post_init__(self) -> None:
        since = _court_time(self.since)
        if self.until is not None and _court_time(self.until) < since:
            raise ValueError(f"中止计算的结束时间早于开始时间：{self.reason}")


@dataclass(frozen=True)
class Due:
    """When a period ends and why.

    `due_at` is exclusive: a day that ends at 24:00 is 00:00 of the next. `due_date` is the last day itself.
    `provisional`: a day that decided the date lies in a year without a published arrangement (暂定).
    `suspended_by`: the reason of a suspension that has not ended; the date is then the one that would
    hold if the period resumed at once, a floor and not a deadline.
    """

    due_date: date
    due_at: datetime
    provisional: bool
    steps: tuple[str, ...]
    suspended_by: str | None


def explain(due: Due) -> dict[str, Any]:
    """The answer to 为什么是这一天 as JSON values."""
    return {
        "due_date": due.due_date.isoformat(),
        "due_at": due.due_at.isoformat(),
        "provisional": due.provisional,
        "steps": list(due.steps),
    }


def due(
    start: datetime,
    limit: Limit,
    calendar: Calendar,
    suspensions: Sequence[Suspension] = (),
    *,
    immediate_hours: int = 1,
    prompt_workdays: int = 3,
) -> Due:
    """Compute when a period that the event at `start` opens (or, backward, closes) ends.

    - Hours run from the next full clock hour, without a pause for holidays; those that nobody may be held longer run
      from the instant. 立即 is `immediate_hours`.
    - The event day is not counted. Working days are the calendar's. 及时 is `prompt_workdays`.
    - Days, months and years end on a calendar day, which moves to the next one that is not off; a date that
      the month lacks is its last day.
    - 当日 and 每日 end at 24:00 of the event day.
    - Backward, the act must be done by the end of the resulting day, which moves earlier if it is off.
      三日前 (网拍规定第十六条) reads as the mirror of a forward period: published on the 13th, the three days
      are the 12th, 11th and 10th, and notice given on the 10th is in time. So whoever was notified on the
      10th has the three days that 第八十五条 counts, up to the 13th.

    Suspended spans prolong forward periods; 当日, 每日, 立即, backward and written periods, and hours from the instant, never stop.
    Raises ValueError for a naive `start` and for years outside 1901–2099.
    """
    start = _court_time(start)
    if limit.written:
        last = (start - timedelta.resolution).date()
        return Due(last, start, False, (f"{limit.label}，不另计算", _result(limit, last, start)), None)
    steps: list[str] = []
    worded = {Unit.IMMEDIATE: hours(immediate_hours), Unit.PROMPT: workdays(prompt_workdays)}
    counted = worded.get(limit.unit, limit)
    name = limit.label.removeprefix(_BEFORE)
    if counted != limit:
        name = f"“{name}”（{counted.label}，单位待确认）"
    unstopped = limit.backward or limit.to_the_minute
    stoppable = limit.unit not in (Unit.SAME_DAY, Unit.DAILY, Unit.IMMEDIATE) and not unstopped
    spans = _closed_spans(suspensions, counted.unit) if stoppable else []

    rests_on = range(0)
    if counted.unit in _WORDS:
        end = begin_of(start.date() + _DAY)
        steps.append(f"自{start:%Y-%m-%d}起，须{name}完成")
    elif counted.unit is Unit.HOUR:
        end = _count_hours(start, counted, name, spans, steps)
    else:
        steps.append(
            f"自{start:%Y-%m-%d}（当日不计入，{_ARTICLE}）{'倒数' if limit.backward else '起算'}{name}"
        )
        count = _count_workdays if counted.unit is Unit.WORKDAY else _count_dates
        first, last = count(start.date(), counted, calendar, spans, steps)
        end = begin_of(last + _DAY)
        rests_on = range(min(first, last).year, max(first, last).year + 1)

    unpublished = [year for year in rests_on if calendar.provisional(date(year, 1, 1))]
    steps += [
        f"{year}年放假安排尚未公布，按周末、法定节日和补假（{HOL[6]}）推算，暂定" for year in unpublished
    ]
    open_reasons = [s.reason for s in suspensions if stoppable and s.until is None and s.since < end]
    suspended_by = "、".join(open_reasons) or None
    if suspended_by:
        steps.append(f"因{suspended_by}中止计算，尚未恢复；以下日期按立即恢复推算")
    last_day = (end - timedelta.resolution).date()
    steps.append(_result(counted, last_day, end))
    return Due(last_day, end, bool(unpublished), tuple(steps), suspended_by)


class _Span(NamedTuple):
    since: datetime
    until: datetime
    line: str


def _court_time(instant: datetime) -> datetime:
    if instant.tzinfo is None or instant.utcoffset() is None:
        raise ValueError(f"时间缺少时区：{instant.isoformat()}")
    check_year(instant.year)
    return instant.astimezone(COURT_ZONE)


def _full_hour(instant: datetime) -> datetime:
    return instant.replace(minute=0, second=0, microsecond=0)


def _closed_spans(suspensions: Sequence[Suspension], unit: Unit) -> list[_Span]:
    """The suspensions that have ended, in order, in whole hours or whole days."""
    spans = []
    for suspension in suspensions:
        if suspension.until is None:
            continue
        since, until = (_full_hour(_court_time(at)) for at in (suspension.since, suspension.until))
        if unit is Unit.HOUR:
            text = f"{since:%Y-%m-%d %H:%M}至{until:%Y-%m-%d %H:%M}"
        else:
            since, until = since.replace(hour=0), until.replace(hour=0)
            text = f"{since:%Y-%m-%d}至{until - _DAY:%Y-%m-%d}"
        if since < until:
            spans.append(_Span(since, until, f"{text} {suspension.reason}，中止计算，不计入"))
    return sorted(spans)


def _prolong(begin: datetime, end: datetime, spans: Sequence[_Span], steps: list[str]) -> datetime:
    """Add to [begin, end) what the spans take out of it; spans that overlap are counted once."""
    for span in spans:
        since = max(span.since, begin)
        if since >= end:
            break
        if span.until > since:
            steps.append(span.line)
            end += span.until - since
            begin = span.until
    return end


def _resumed(day: date, spans: Sequence[_Span], steps: list[str]) -> date:
    """The day itself, or the day on which the suspension that covers it ended."""
    for span in spans:
        if span.since.date() <= day < span.until.date():
            steps.append(span.line)
            day = span.until.date()
    return day


def _count_hours(
    start: datetime, limit: Limit, name: str, spans: Sequence[_Span], steps: list[str]
) -> datetime:
    if limit.to_the_minute:
        steps.append(f"自{start:%Y-%m-%d %H:%M}当时起算{name}，节假日不扣除")
        return start + limit.amount * _HOUR
    event = f"{start:%Y-%m-%d %H:%M}（当时不计入，{_ARTICLE}）"
    if limit.backward:
        steps.append(f"自{event}倒数{name}")
        return _full_hour(start) - limit.amount * _HOUR
    begin = _full_hour(start) + _HOUR
    steps.append(f"自{event}的次时{begin:%Y-%m-%d %H:%M}起算{name}，节假日不扣除")
    return _prolong(begin, begin + limit.amount * _HOUR, spans, steps)


def _count_workdays(
    day: date, limit: Limit, calendar: Calendar, spans: Sequence[_Span], steps: list[str]
) -> tuple[date, date]:
    """The first and the last day that were looked at; the last is the one that the period ends on."""
    step = -_DAY if limit.backward else _DAY
    first = day = _resumed(day + step, spans, steps)
    left = limit.amount
    while True:
        if not calendar.is_workday(day):
            steps.append(f"{day} {calendar.describe(day)}，不计入")
        else:
            if day.weekday() >= SATURDAY:
                steps.append(f"{day} {calendar.describe(day)}，计入")
            left -= 1
            if not left:
                return first, day
        day = _resumed(day + step, spans, steps)


def _count_dates(
    day: date, limit: Limit, calendar: Calendar, spans: Sequence[_Span], steps: list[str]
) -> tuple[date, date]:
    """The last day before and after it was moved off the holidays."""
    step = -_DAY if limit.backward else _DAY
    amount = -limit.amount if limit.backward else limit.amount
    if limit.unit is Unit.DAY:
        last = day + timedelta(days=amount)
    else:
        last = _add_months(day, amount * (12 if limit.unit is Unit.YEAR else 1), steps)
    nominal = last = (_prolong(begin_of(day + _DAY), begin_of(last + _DAY), spans, steps) - _DAY).date()
    moved = "提前" if limit.backward else "顺延"
    while calendar.is_holiday(last):
        steps.append(f"{last} {calendar.describe(last)}，最后一日{moved}（{_ARTICLE}）")
        last = _resumed(last + step, spans, steps)
    if last.weekday() >= SATURDAY:
        steps.append(f"{last} {calendar.describe(last)}，不再{moved}")
    return nominal, last


def add_months(day: date, amount: int) -> date:
    """The same date `amount` months later, or that month's last where it has no such date (民法典第二百零二条).

    ValueError beyond the years that the calendar covers.
    """
    year, month0 = divmod(day.year * 12 + day.month - 1 + amount, 12)
    check_year(year)
    return date(year, month0 + 1, min(day.day, monthrange(year, month0 + 1)[1]))


def nominal(day: date, limit: Limit) -> date:
    """The last day as it is counted, moved off no holiday: until when something lasts (REF[27]), or how far apart two acts
    must lie (NET[12]). The day that an act should be done on, `due`, may lie before it.

    ValueError for a limit in hours or working days, or without a number.
    """
    amount = -limit.amount if limit.backward else limit.amount
    if limit.unit is Unit.DAY:
        return day + timedelta(days=amount)
    if limit.unit not in (Unit.MONTH, Unit.YEAR):
        raise ValueError(f"不以日、月、年计：{limit.label}")
    return add_months(day, amount * (12 if limit.unit is Unit.YEAR else 1))


def _add_months(day: date, amount: int, steps: list[str]) -> date:
    last = add_months(day, amount)
    if day.day > last.day:
        steps.append(f"{last.year}年{last.month}月没有{day.day}日，以月末{last.day}日为最后一日（{CC[202]}）")
    return last


def _result(limit: Limit, last_day: date, end: datetime) -> str:
    day = f"{last_day}（{WEEKDAYS[last_day.weekday()]}）24:00"
    when = f"{end:%Y-%m-%d %H:%M}" if limit.unit is Unit.HOUR else day
    return f"应在{when}前完成" if limit.backward else f"{when}届满"
