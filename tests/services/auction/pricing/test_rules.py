"""法释〔2018〕15号 and the panel's decision under 法释〔2016〕18号, article by article."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from services.auction.notification import Told, received_at
from services.auction.pricing.rules import (
    Round,
    average,
    check_decision,
    check_expired,
    check_order,
    check_report,
    objections_end,
    price_final_at,
    term_end,
    valid_until,
)
from shared.law.calendar import Calendar
from shared.law.numbers import REPORT_DISPLAY
from shared.values.refusal import Problem

CALENDAR = Calendar(0)
D = Decimal


def on(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-{text}:00+08:00")


ORDINARY = {"negotiated": "party_refuses", "directed": "no_official_price"}
LAWFUL_ORDER = [
    ("negotiated", {}, []),
    ("directed", {"negotiated": "party_refuses"}, []),
    ("directed", {"negotiated": "party_missing"}, []),
    ("directed", {"negotiated": "both_agree"}, []),
    ("directed", {}, ["negotiated"]),
    ("online", ORDINARY, []),
    ("online", {"negotiated": "both_agree", "directed": "both_agree"}, []),
    ("online", {}, ["negotiated", "directed"]),
    ("appraisal", ORDINARY | {"online": "site_visit_needed"}, []),
    ("appraisal", ORDINARY | {"online": "not_suited"}, []),
    ("appraisal", ORDINARY, ["online"]),
    ("appraisal", dict.fromkeys(("negotiated", "directed", "online"), "law_requires_appraisal"), []),
    ("appraisal", dict.fromkeys(("negotiated", "directed", "online"), "both_agree"), []),
]
UNLAWFUL_ORDER = [
    ("directed", {}, [], ["negotiated"]),
    ("online", {}, [], ["negotiated", "directed"]),
    ("online", {"negotiated": "party_refuses"}, [], ["directed"]),
    ("online", {"negotiated": "no_official_price", "directed": "party_refuses"}, [], ["negotiated", "directed"]),
    ("online", {"negotiated": "law_requires_appraisal"}, ["directed"], ["negotiated"]),
    ("appraisal", ORDINARY, [], ["online"]),
    ("appraisal", ORDINARY | {"online": "party_refuses"}, [], ["online"]),
]  # fmt: skip


@pytest.mark.parametrize(("method", "skipped", "failed"), LAWFUL_ORDER)
def test_4_5_7_14_the_lawful_ways_to_a_method(method, skipped, failed) -> None:
    check_order(method, skipped, failed)


@pytest.mark.parametrize(("method", "skipped", "failed", "missing"), UNLAWFUL_ORDER)
def test_4_5_7_14_no_way_is_passed_over_without_its_ground(method, skipped, failed, missing) -> None:
    with pytest.raises(Problem) as refused:
        check_order(method, skipped, failed)
    assert [error.field for error in refused.value.errors] == [f"skipped.{way}" for way in missing]


def test_19_after_an_appraiser_that_brought_nothing_the_next_is_asked() -> None:
    check_order("appraisal", ORDINARY, ["online", "appraisal"])


@pytest.mark.parametrize(
    ("valid_until", "failed", "lawful"),
    [
        (date(2026, 3, 1), 0, True),
        (date(2026, 3, 2), 0, False),
        (date(2026, 3, 1), 1, False),
        (date(2025, 9, 2), 1, False),  # 六个月, in which a second round may still be held
        (date(2025, 9, 1), 1, True),
        (None, 0, False),
    ],
)
def test_27_a_price_is_asked_for_again_once_no_first_round_can_be_announced_by_it(
    valid_until: date | None, failed: int, lawful: bool
) -> None:
    if lawful:
        check_expired(valid_until, failed, date(2026, 3, 2))
    else:
        with pytest.raises(Problem, match="price_still_valid"):
            check_expired(valid_until, failed, date(2026, 3, 2))


def test_a_way_that_led_to_no_price_is_not_taken_again() -> None:
    with pytest.raises(Problem, match="method_order"):
        check_order("online", ORDINARY, ["online"])


@pytest.mark.parametrize(
    ("method", "own", "end"),
    [
        ("online", None, "03-06T00:00"),  # 11: three days
        ("appraisal", None, "04-02T00:00"),  # 19: thirty days, the last of them Wednesday 1 April
        ("negotiated", date(2026, 3, 9), "03-10T00:00"),  # 4: the day the court sets
        ("directed", date(2026, 3, 9), "03-10T00:00"),  # 6
    ],
)
def test_4_6_11_19_when_the_term_of_a_way_ends(method, own, end) -> None:
    assert term_end(method, on("03-02T09:30"), own, CALENDAR) == on(end)


@pytest.mark.parametrize("own", [None, date(2026, 3, 2), date(2026, 3, 1)])
def test_4_6_a_negotiation_needs_a_term_to_come(own) -> None:
    with pytest.raises(Problem) as refused:
        term_end("negotiated", on("03-02T09:30"), own, CALENDAR)
    assert refused.value.article == "处置参考价规定第四条、第六条"


@pytest.mark.parametrize(
    ("prices", "mean"),
    [
        (["784000.00", "800000.00", "824000.00"], "802666.67"),
        (["100.00", "100.01"], "100.01"),  # half a fen goes up
        (["1.00"], "1.00"),
    ],
)
def test_13_the_price_is_the_average_of_those_delivered(prices, mean) -> None:
    assert average([D(price) for price in prices]) == D(mean)


@pytest.mark.parametrize(
    ("told", "valid"), [("2026-08-31", "2026-08-31"), ("2027-03-05", "2027-03-05"), ("2028-01-01", "2027-03-05")]
)  # fmt: skip
def test_27_no_result_is_valid_longer_than_a_year(told, valid) -> None:
    assert valid_until(date.fromisoformat(told), on("03-05T10:00")) == date.fromisoformat(valid)


def test_27_a_year_ends_on_its_day_though_it_is_a_holiday() -> None:
    made = datetime.fromisoformat("2025-10-01T10:00:00+08:00")
    assert valid_until(date(2028, 1, 1), made) == date(2026, 10, 1)


@pytest.mark.parametrize(
    ("reported", "valid", "faults"),
    [
        ("03-05T12:00", "2026-03-05", []),  # just now, for today
        ("03-05T13:00", "2027-03-04", []),  # by a clock that is an hour ahead
        ("03-02T00:00", "2027-03-01", []),  # on the day of the order, by the platform's own clock
        ("03-05T13:01", "2027-03-04", ["reported_at 处置参考价规定第十一条"]),
        ("03-01T23:59", "2027-03-04", ["reported_at 处置参考价规定第十一条"]),
        ("03-05T12:00", "2026-03-04", ["valid_until 处置参考价规定第二十七条"]),
        ("03-06T12:00", "2026-03-05", ["reported_at 处置参考价规定第十一条", "valid_until 处置参考价规定第二十七条"]),
    ],
)  # fmt: skip
def test_11_27_an_impossible_report_is_refused(reported: str, valid: str, faults: list[str]) -> None:
    found = []
    try:
        check_report(on(reported), date.fromisoformat(valid), on("03-02T09:00"), on("03-05T12:00"))
    except Problem as refused:
        found = [f"{error.field} {error.article}" for error in refused.errors]
    assert found == faults


@pytest.mark.parametrize(
    ("method", "received", "end"),
    [
        ("online", "03-05T10:00", "03-11T00:00"),
        ("appraisal", "03-02T10:00", "03-10T00:00"),  # the fifth day, the 7th, is a Saturday: to Monday
        ("directed", "03-05T10:00", "03-05T10:00"),  # 24: no objection is heard
        ("negotiated", "03-05T10:00", "03-05T10:00"),
    ],
)
def test_22_23_24_five_days_for_objections(method, received, end) -> None:
    assert objections_end(method, on(received), CALENDAR) == on(end)


@pytest.mark.parametrize(
    ("displayed", "received", "end"),
    [
        ("11-04T10:00", "11-19", "11-25T00:00"),
        ("11-05T10:00", "11-20", "11-26T00:00"),
        ("03-03T10:00", "03-18", "03-24T00:00"),
    ],
)
def test_21_a_display_of_fifteen_days_is_received_on_the_fifteenth(
    displayed: str, received: str, end: str
) -> None:
    told = Told(recipient="a", mode="public", proof="page", at=on(displayed))
    at = received_at(told, REPORT_DISPLAY.on(date(2026, 3, 2)), CALENDAR)
    assert f"{at:%m-%d}" == received
    assert objections_end("online", at, CALENDAR) == on(end)


PANEL = ["a", "b", "c"]
OVER = on("03-11T00:00")


def decide(
    first=("700.00", "70.00"),
    second=("560.00", "56.00"),
    panel=PANEL,
    now=OVER,
    reference="1000.00",
    increment="0.50",
) -> list[str]:
    """The articles that a decision breaks."""
    rounds = [Round(D(price), D(deposit), D(increment)) for price, deposit in (first, second)]
    try:
        check_decision(D(reference), rounds, panel, {"a", "b", "c"}, OVER, now)
    except Problem as refused:
        return [f"{error.field} {error.article}" for error in refused.errors]
    return []


NET = "网络司法拍卖规定第{}条".format
PANEL_LAW = f"panel 民事诉讼法第四十条、{NET('二十七')}"
DECISIONS = [
    ({}, []),
    ({"first": ("699.99", "70.00")}, [f"rounds.0.starting_price {NET('十')}"]),
    ({"second": ("559.99", "56.00")}, [f"rounds.1.starting_price {NET('二十六')}"]),
    ({"second": ("700.01", "70.00")}, [f"rounds.1.starting_price {NET('二十六')}"]),
    ({"second": ("700.00", "70.00")}, []),
    ({"first": ("700.00", "35.00")}, []),
    ({"first": ("700.00", "34.99")}, [f"rounds.0.deposit {NET('十七')}"]),
    ({"first": ("700.00", "140.00")}, []),
    ({"first": ("700.00", "140.01")}, [f"rounds.0.deposit {NET('十七')}"]),
    ({"second": ("560.00", "112.01")}, [f"rounds.1.deposit {NET('十七')}"]),
    ({"increment": "56.00"}, []),
    ({"increment": "56.01"}, [f"rounds.1.increment {NET('二十')}"]),
    ({"increment": "6300"}, [f"rounds.{n}.increment {NET('二十')}" for n in (0, 1)]),
    ({"panel": ["a", "b"]}, [PANEL_LAW]),
    ({"panel": ["a", "b", "a"]}, [PANEL_LAW]),
    ({"panel": ["a", "b", "x"]}, [f"panel {NET('二十七')}"]),
    ({"now": on("03-10T23:59")}, ["reference_price 处置参考价规定第二十二条"]),
    (
        {"first": ("1.00", "1.00"), "panel": ["a"]},
        [
            PANEL_LAW,
            f"rounds.0.starting_price {NET('十')}",
            f"rounds.1.starting_price {NET('二十六')}",
            f"rounds.0.deposit {NET('十七')}",
        ],
    ),
]


@pytest.mark.parametrize(("changes", "broken"), DECISIONS)
def test_10_17_22_26_27_what_the_panel_may_decide(changes, broken) -> None:
    assert decide(**changes) == broken


def test_30_a_price_that_nobody_can_object_to_is_determined_as_soon_as_it_is_there() -> None:
    reported, end = on("03-02T10:00"), on("03-11T00:00")
    for method in ("negotiated", "directed"):
        assert price_final_at(method, reported, on("03-05T10:00")) == reported, "not when it is served"
    for method in ("online", "appraisal"):
        assert price_final_at(method, reported, end) == end - timedelta.resolution
