"""Which days are working days (全国年节及纪念日放假办法; the State Council's yearly notice).

Three sources, the later one wins: weekends with the statutory days, and a working day off in lieu of each that falls
on a weekend; the yearly notices packaged in `chinesecalendar`; the overrides that the court has published. Dates are dates of the court's zone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cache

from chinese_calendar import (
    Holiday,
    holidays,
    workdays,
)
from lunar_python import Lunar

from shared.values.articles import HOL

WEEKDAYS = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")
SATURDAY = 5
COVERED_YEARS = range(1901, 2100)

_NAMES = {
    Holiday.new_years_day: "元旦",
    Holiday.spring_festival: "春节",
    Holiday.tomb_sweeping_day: "清明节",
    Holiday.labour_day: "劳动节",
    Holiday.dragon_boat_festival: "端午节",
    Holiday.mid_autumn_festival: "中秋节",
    Holiday.national_day: "国庆节",
    Holiday.anti_fascist_70th_day: "抗战胜利纪念日",
}
_PACKAGED_HOLIDAYS: Mapping[date, str] = {day: _NAMES[Holiday(name)] for day, name in holidays.items()}


def complete_years(days: Iterable[date]) -> frozenset[int]:
    """The years whose whole arrangement is among these published days.

    A notice may reach a few days into the next year, and a single day may be corrected: only a year with its own
    National Day is complete.
    """
    return frozenset(day.year for day in days if (day.month, day.day) == (10, 1))


_PACKAGED_YEARS = complete_years(_PACKAGED_HOLIDAYS)


_LAST_WEEK = (12, 25)  # ours
_THIRTEEN_SINCE = 2025
"""The amendment of 2024-11-10 is in force from its first day."""


class DayKind(StrEnum):
    """An override of one date, as published."""

    WORKDAY = "workday"
    REST = "rest"


@dataclass(frozen=True)
class Calendar:
    """The calendar of one moment; `version` numbers the published overrides, 0 is the package data alone.

    A day outside 1901–2099, where the lunar days are not computed, raises ValueError unless overridden.
    """

    version: int
    overrides: Mapping[date, DayKind] = field(default_factory=dict, hash=False)
    published_years: frozenset[int] = frozenset()

    def is_workday(self, day: date) -> bool:
        """Make-up days (调休上班) are working days, days off in lieu are not (放假办法第六条、第七条)."""
        kind = self.overrides.get(day)
        if kind is not None:
            return kind == DayKind.WORKDAY
        return _is_workday(day) and not (self.provisional(day) and day in _days_in_lieu(day.year))

    def is_holiday(self, day: date) -> bool:
        """法定休假日 of 民事诉讼法第八十五条: every day that is not a working day."""
        return not self.is_workday(day)

    def provisional(self, day: date) -> bool:
        """Whether a notice may still change the day (暂定): its year's own, or that of a New Year whose holiday moves days
        of the last week of December."""
        last_week = (day.month, day.day) >= _LAST_WEEK
        return not self._published(day.year) or (last_week and not self._published(day.year + 1))

    def _published(self, year: int) -> bool:
        return year in _PACKAGED_YEARS or year in self.published_years

    def days_given(self, year: int) -> int:
        """Weekdays off less weekend days worked: each statutory day gives one, however the days around it are moved."""
        first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
        all_days = map(date.fromordinal, range(first, last + 1))
        return sum((day.weekday() < SATURDAY) - self.is_workday(day) for day in all_days)

    def back_to_weekdays(self, year: int, named: Collection[date]) -> dict[date, DayKind]:
        """What the notice of `year` no longer names and the calendar still has otherwise than by its weekday, as it then is.

        The last week of the December before is its year's too, as its own is the next one's.
        """
        first = date(year - 1, *_LAST_WEEK).toordinal()
        days = map(date.fromordinal, range(first, date(year, *_LAST_WEEK).toordinal()))
        return {
            day: DayKind.WORKDAY if day.weekday() < SATURDAY else DayKind.REST
            for day in days
            if day not in named and self.is_workday(day) != (day.weekday() < SATURDAY)
        }

    def describe(self, day: date) -> str:
        """What the day is, in Chinese: 春节假期, 周六休息, 调休上班(周六), 春节法定节日(暂定) …"""
        weekday, weekend = WEEKDAYS[day.weekday()], day.weekday() >= SATURDAY
        provisional = self.provisional(day)
        if self.is_workday(day):
            text = f"调休上班({weekday})" if weekend else f"工作日({weekday})"
        elif name := _holiday_name(day):
            text = f"{name}法定节日" if provisional else f"{name}假期"
        elif provisional and day not in self.overrides and (name := _days_in_lieu(day.year).get(day)):
            text = f"{name}补假({weekday}，{HOL[6]})"
        else:
            text = f"{weekday}休息" if weekend else f"调休放假({weekday})"
        return f"{text}(暂定)" if provisional else text


def check_year(year: int) -> None:
    """Raise ValueError for a year that the calendar does not cover."""
    if year not in COVERED_YEARS:
        raise ValueError(f"日历只覆盖{COVERED_YEARS[0]}年至{COVERED_YEARS[-1]}年，不含{year}年")


@cache
def _is_workday(day: date) -> bool:
    if isinstance(day, datetime):  # a datetime never equals a date: it would miss every override
        raise TypeError("日历按日期查询，不接受时刻")
    check_year(day.year)
    return day in workdays or (day.weekday() < SATURDAY and _holiday_name(day) is None)


def _holiday_name(day: date) -> str | None:
    packaged = day.year in _PACKAGED_YEARS
    return (_PACKAGED_HOLIDAYS if packaged else statutory_days(day.year)).get(day)


@cache
def statutory_days(year: int) -> Mapping[date, str]:
    """The days off for all citizens, 全国年节及纪念日放假办法第二条: thirteen since 2025, before that without 除夕 and 2 May."""

    def lunar(month: int, day: int) -> date:
        return date.fromisoformat(Lunar.fromYmd(year, month, day).getSolar().toYmd())

    more = year >= _THIRTEEN_SINCE
    new_year = lunar(1, 1)
    clear_and_bright = date.fromisoformat(Lunar.fromYmd(year, 6, 1).getJieQiTable()["清明"].toYmd())
    return {
        date(year, 1, 1): "元旦",
        **{new_year + timedelta(days=n): "春节" for n in range(-more, 3)},
        clear_and_bright: "清明节",
        **{date(year, 5, n): "劳动节" for n in range(1, 2 + more)},
        lunar(5, 5): "端午节",
        lunar(8, 15): "中秋节",
        **{date(year, 10, n): "国庆节" for n in (1, 2, 3)},
    }


@cache
def _days_in_lieu(year: int) -> Mapping[date, str]:
    """A working day off for each statutory day on a weekend, HOL[6]: the first one after it that is not off already."""
    statutory, in_lieu = statutory_days(year), dict[date, str]()
    for day in sorted(statutory):
        if day.weekday() >= SATURDAY:
            other = day
            while other.weekday() >= SATURDAY or other in statutory or other in in_lieu:
                other += timedelta(days=1)
            in_lieu[other] = statutory[day]
    return in_lieu
