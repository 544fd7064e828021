"""The calendar against the State Council's notices and 全国年节及纪念日放假办法."""

from datetime import date, datetime, timedelta

import holidays
import pytest

from shared.law.calendar import Calendar, DayKind, statutory_days
from shared.values.zone import COURT_ZONE

PACKAGED = Calendar(version=0)


def span(first: str, last: str) -> set[date]:
    begin, end = date.fromisoformat(first), date.fromisoformat(last)
    return {begin + timedelta(days=n) for n in range((end - begin).days + 1)}


def days_of(*texts: str) -> set[date]:
    return {date.fromisoformat(text) for text in texts}


def test_every_day_of_2026_is_as_the_state_council_published_it():
    off = (
        span("2026-01-01", "2026-01-03")
        | span("2026-02-15", "2026-02-23")
        | span("2026-04-04", "2026-04-06")
        | span("2026-05-01", "2026-05-05")
        | span("2026-06-19", "2026-06-21")
        | span("2026-09-25", "2026-09-27")
        | span("2026-10-01", "2026-10-07")
    )
    made_up = days_of("2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10")
    year = span("2026-01-01", "2026-12-31")
    expected = {day for day in year if day in made_up or (day.weekday() < 5 and day not in off)}
    assert {day for day in year if PACKAGED.is_workday(day)} == expected
    assert {day for day in year if PACKAGED.is_holiday(day)} == year - expected
    last_week = span("2026-12-25", "2026-12-31")  # the notice of 2027 may make one of them a working day
    assert {day for day in year if PACKAGED.provisional(day)} == last_week
    with_the_next = Calendar(1, published_years=frozenset({2027}))
    assert not any(with_the_next.provisional(day) for day in year)


# 除夕–初三, 清明, 端午, 中秋 as the Hong Kong Observatory's conversion tables give them.
STATUTORY = {
    2027: (("2027-02-05", "2027-02-08"), "2027-04-05", "2027-06-09", "2027-09-15"),
    2028: (("2028-01-25", "2028-01-28"), "2028-04-04", "2028-05-28", "2028-10-03"),
    2029: (("2029-02-12", "2029-02-15"), "2029-04-04", "2029-06-16", "2029-09-22"),
    2030: (("2030-02-02", "2030-02-05"), "2030-04-05", "2030-06-05", "2030-09-12"),
    2033: (("2033-01-30", "2033-02-02"), "2033-04-04", "2033-06-01", "2033-09-08"),
    2040: (("2040-02-11", "2040-02-14"), "2040-04-04", "2040-06-14", "2040-09-20"),
}


# 放假办法第六条: a statutory day on a weekend is made good on a working day; the next that is not off is taken.
IN_LIEU = {
    2027: ("2027-02-09", "2027-02-10", "2027-05-03", "2027-05-04", "2027-10-04", "2027-10-05"),
    2028: ("2028-01-03", "2028-05-29", "2028-10-04"),
    2029: ("2029-06-18", "2029-09-24"),
    2030: ("2030-02-06", "2030-02-07"),
    2033: ("2033-01-03", "2033-02-03", "2033-05-03", "2033-10-04", "2033-10-05"),
    2040: ("2040-01-02", "2040-02-15", "2040-02-16"),
}


@pytest.mark.parametrize("year", STATUTORY)
def test_a_year_without_a_notice_has_weekends_the_statutory_days_of_article_2_and_days_in_lieu(year):
    spring_festival, *single = STATUTORY[year]
    statutory = (
        days_of(f"{year}-01-01", *single)
        | span(*spring_festival)
        | span(f"{year}-05-01", f"{year}-05-02")
        | span(f"{year}-10-01", f"{year}-10-03")
    )
    whole = span(f"{year}-01-01", f"{year}-12-31")
    expected = {day for day in whole if day.weekday() >= 5 or day in statutory} | days_of(*IN_LIEU[year])
    assert {day for day in whole if PACKAGED.is_holiday(day)} == expected
    assert all(PACKAGED.provisional(day) for day in whole)


@pytest.mark.parametrize(
    ("year", "eve", "may"), [(2024, "2024-02-09", "2024-05-02"), (2025, "2025-01-28", "2025-05-02")]
)
def test_new_years_eve_and_2_may_are_statutory_days_since_2025(year, eve, may):
    """The amendment of 2024-11-10 is in force from 2025-01-01: eleven days before it, thirteen after."""
    found = statutory_days(year)
    assert len(found) == (13 if year >= 2025 else 11)
    assert (days_of(eve, may) <= found.keys()) is (year >= 2025)


def test_a_published_year_has_the_days_in_lieu_of_its_notice_only():
    notice = {date(2027, 2, day): DayKind.REST for day in (11, 12)}
    calendar = Calendar(version=1, overrides=notice, published_years=frozenset({2027}))
    assert [calendar.is_workday(date(2027, 2, day)) for day in (8, 9, 10, 11, 12)] == [
        False,
        True,
        True,
        False,
        False,
    ]
    correction = Calendar(version=1, overrides={date(2027, 2, 9): DayKind.WORKDAY})
    assert correction.is_workday(date(2027, 2, 9))
    assert correction.describe(date(2027, 2, 9)) == "工作日(周二)(暂定)"
    assert correction.is_holiday(date(2027, 2, 10))


def test_two_independent_calendars_agree_on_every_day_since_2004():
    """But for 2005-12-31, a Saturday that was worked for 2006-01-03: the package does not have it."""
    other = holidays.country_holidays("CN", years=range(2004, 2027))
    apart = [
        day
        for day in sorted(span("2004-01-01", "2026-12-31"))
        if other.is_working_day(day) != PACKAGED.is_workday(day)
    ]
    assert apart == [date(2005, 12, 31)]


def test_published_overrides_win_over_package_and_statutory_days():
    calendar = Calendar(
        version=3,
        overrides={
            date(2026, 12, 31): DayKind.REST,
            date(2026, 2, 23): DayKind.WORKDAY,
            date(2027, 2, 9): DayKind.REST,
            date(2027, 2, 20): DayKind.WORKDAY,
            date(2027, 1, 1): DayKind.WORKDAY,
        },
        published_years=frozenset({2027}),
    )
    assert calendar.is_holiday(date(2026, 12, 31))
    assert calendar.is_workday(date(2026, 2, 23))
    assert calendar.is_holiday(date(2027, 2, 9))
    assert calendar.is_workday(date(2027, 2, 20))
    assert calendar.is_workday(date(2027, 1, 1))
    assert calendar.is_holiday(date(2027, 2, 8)), "a statutory day that nobody overrode stays off"
    assert PACKAGED.is_workday(date(2026, 12, 31)), "overrides belong to their calendar only"


def test_only_a_completely_published_year_stops_being_provisional():
    one_day = Calendar(version=1, overrides={date(2027, 1, 2): DayKind.REST})
    assert one_day.provisional(date(2027, 1, 2))
    complete = Calendar(version=2, published_years=frozenset({2027}))
    assert not complete.provisional(date(2027, 7, 1))
    assert complete.provisional(date(2028, 7, 1))


@pytest.mark.parametrize(
    ("day", "text"),
    [
        ("2026-02-17", "春节假期"),
        ("2026-02-23", "春节假期"),
        ("2026-02-14", "调休上班(周六)"),
        ("2026-01-04", "调休上班(周日)"),
        ("2026-07-04", "周六休息"),
        ("2026-07-06", "工作日(周一)"),
        ("2027-02-08", "春节法定节日(暂定)"),
        ("2027-02-09", "春节补假(周二，全国年节及纪念日放假办法第六条)(暂定)"),
        ("2027-10-05", "国庆节补假(周二，全国年节及纪念日放假办法第六条)(暂定)"),
        ("2027-06-09", "端午节法定节日(暂定)"),
        ("2027-07-04", "周日休息(暂定)"),
        ("2027-07-05", "工作日(周一)(暂定)"),
    ],
)
def test_describe_names_the_day(day, text):
    assert PACKAGED.describe(date.fromisoformat(day)) == text


@pytest.mark.parametrize(
    ("day", "text"),
    [
        ("2027-02-08", "春节假期"),
        ("2027-02-09", "调休放假(周二)"),
        ("2027-02-20", "调休上班(周六)"),
        ("2027-02-21", "周日休息"),
    ],
)
def test_describe_names_a_day_of_a_year_published_by_override(day, text):
    overrides = {date(2027, 2, 9): DayKind.REST, date(2027, 2, 20): DayKind.WORKDAY}
    calendar = Calendar(version=1, overrides=overrides, published_years=frozenset({2027}))
    assert calendar.describe(date.fromisoformat(day)) == text


@pytest.mark.parametrize("day", [date(2100, 1, 2), date(1900, 12, 31)])
def test_a_year_beyond_the_lunar_tables_is_refused(day):
    with pytest.raises(ValueError, match="1901年至2099年"):
        PACKAGED.is_workday(day)


def test_an_instant_is_not_a_day():
    with pytest.raises(TypeError, match="日期"):
        PACKAGED.is_workday(datetime(2026, 10, 1, 9, tzinfo=COURT_ZONE))
