"""What holds for every docket: its dates, the calendar that is published again, the days of a stay, the order of what is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import accumulate

from hypothesis import given, settings
from hypothesis import strategies as st

from services.intake.docket.owed import Owed
from services.intake.docket.period import reckon_again
from shared.contracts.fact import Fact
from shared.contracts.intake.facts import StayBegun, StayEnded, TermExtended
from shared.law.calendar import Calendar, DayKind
from shared.law.rulebook import DUTIES
from tests.dockets import CALENDAR, by_rule, docket
from tests.services.intake.docket.road import AGAIN, EVENTS, FILED, READ, START, fact

DAY = timedelta(days=1)
some_facts = st.lists(st.sampled_from((*EVENTS, *AGAIN)), unique_by=lambda one: one.id, min_size=1).map(
    lambda told: sorted(told, key=lambda one: one.occurred_at)
)
days_off = st.dictionaries(
    st.dates(date(2026, 3, 2), date(2026, 12, 31)),
    st.sampled_from([DayKind.REST, DayKind.WORKDAY]),
    max_size=9,
)


@settings(max_examples=100, deadline=None)
@given(some_facts, days_off)
def test_no_duty_ends_before_it_begins(told: list[Fact], changed: dict[date, DayKind]) -> None:
    """One that is counted back from a day ends by that day."""
    for owed in docket(told, calendar=Calendar(1, changed)).duties:
        if DUTIES[owed.rule_id].within.backward:
            assert owed.due_at <= owed.counted_from + DAY, owed
        else:
            assert owed.due_at >= owed.counted_from, owed
            assert owed.warn_at <= owed.due_at, owed


@settings(max_examples=100, deadline=None)
@given(some_facts, days_off)
def test_the_same_calendar_published_again_changes_nothing(
    told: list[Fact], changed: dict[date, DayKind]
) -> None:
    kept = docket(told, calendar=Calendar(1, changed))
    now = told[-1].occurred_at
    for owed in kept.duties:
        if owed.state == "open":
            assert reckon_again(owed, Calendar(1, dict(changed)), told, now) == (owed, "")
            again, change = reckon_again(owed, Calendar(2, dict(changed)), told, now)
            assert (replace(again, calendar_version=1), change) == (owed, "")


def term(*told: Fact) -> Owed:
    return by_rule(docket(told))["case.term"]


@given(st.integers(1, 150), st.integers(1, 400))
@settings(max_examples=100, deadline=None)
def test_n_days_of_a_stay_move_the_term_of_a_case_by_n_days(into: int, length: int) -> None:
    """Over a holiday, to the next day that is none."""
    begun = fact(StayBegun, 24 * into, stay="s", ground="suspension")
    ended = fact(StayEnded, 24 * (into + length), stay="s")
    nominal = date(2026, 9, 2) + length * DAY
    last = term(FILED, begun, ended).due_date
    assert last >= nominal
    assert all(CALENDAR.is_holiday(nominal + n * DAY) for n in range((last - nominal).days))


@given(
    st.lists(st.tuples(st.integers(1, 60), st.integers(1, 60)), max_size=3),
    st.integers(0, 2),
    st.data(),
)
@settings(max_examples=100, deadline=None)
def test_stays_and_extensions_told_in_any_order_lead_to_the_same_term(
    stays: list[tuple[int, int]], extensions: int, data: st.DataObject
) -> None:
    told = [FILED]
    for number, (into, length) in enumerate(accumulate(stays, lambda one, more: (one[0] + more[0], more[1]))):
        told.append(fact(StayBegun, 24 * into, stay=f"s{number}", ground="suspension", until=None))
        told.append(fact(StayEnded, 24 * (into + length), stay=f"s{number}"))
    told += [fact(TermExtended, 24 * (100 + n), extension=f"e{n}", months=3) for n in range(extensions)]
    expected, shuffled = term(*told), term(*data.draw(st.permutations(told)))
    for name in READ:
        assert getattr(shuffled, name) == getattr(expected, name), name
    assert expected.due_at > START
