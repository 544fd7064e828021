"""The term of a case where it is stayed or lengthened: 案件审理期限规定第五条、第九条."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import permutations
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.intake.docket.owed import Owed
from shared.contracts.custody.facts import MeasureTaken
from shared.contracts.fact import Fact, Ref, Refs
from shared.contracts.funds.facts import ReceiptIdentified
from shared.contracts.intake.facts import CaseFiled, StayBegun, StayEnded, StayGround, TermExtended
from shared.law.periods import Suspension, days, due
from shared.law.rulebook.s0_filing import STAYS
from shared.values.record_id import derived_id
from tests.dockets import CALENDAR, by_rule, docket
from tests.facts import sample


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+08:00")


def fact(kind: type[Refs], instant: str, **refs: Ref) -> Fact:
    return Fact(
        id=derived_id(kind.kind, instant),
        kind=kind.kind,
        docket="case/x",
        subject_id="s",
        occurred_at=at(instant),
        actor="a",
        refs=refs,
    )


def term(*told: Fact) -> Owed:
    return by_rule(docket(told))["case.term"]


FILED = fact(CaseFiled, "2026-03-02T09:20:00", application_received_at="2026-03-02T09:00:00+08:00")
STAYED = fact(StayBegun, "2026-04-01T00:00:00", stay="s1", ground="suspension")
RESUMED = fact(StayEnded, "2026-04-16T00:00:00", stay="s1")


def test_while_enforcement_is_suspended_the_term_does_not_run() -> None:
    stayed = term(FILED, STAYED)
    assert stayed.suspended_by == "中止执行期间不计入（案件审理期限规定第九条第（九）项）"
    assert stayed.next_at is None


def test_the_days_of_a_suspension_are_taken_out() -> None:
    """09-02 and the 15 days from 04-01 to 04-15 are 09-17."""
    ended = term(FILED, STAYED, RESUMED)
    assert (ended.suspended_by, ended.due_date) == (None, date(2026, 9, 17))
    assert any("2026-04-01至2026-04-15 中止执行期间不计入" in step for step in ended.steps)
    for order in permutations((FILED, STAYED, RESUMED)):
        assert term(*order).due_date == date(2026, 9, 17)


def test_a_stay_of_fixed_length_ends_by_itself_and_earlier_when_it_is_lifted() -> None:
    """09-02 and the 91 days from 04-01 to 06-30 are 12-02; lifted on 04-16, 09-17."""
    deferred = fact(
        StayBegun, "2026-04-01T00:00:00", stay="s1", ground="superior", until="2026-07-01T00:00:00+08:00"
    )
    assert (term(FILED, deferred).suspended_by, term(FILED, deferred).due_date) == (None, date(2026, 12, 2))
    assert term(FILED, deferred, RESUMED).due_date == date(2026, 9, 17)
    late = RESUMED.model_copy(update={"occurred_at": at("2026-08-01T00:00:00")})
    assert term(FILED, deferred, late).due_date == date(2026, 12, 2)


def test_each_ground_stops_the_term_by_its_own_article() -> None:
    assert set(STAYS) == set(get_args(StayGround))
    for ground, stop in STAYS.items():
        begun = STAYED.model_copy(update={"refs": {"stay": "s1", "ground": ground}})
        assert term(FILED, begun).suspended_by == f"{stop.reason}（{stop.article}）"


def test_the_end_of_another_stay_ends_none() -> None:
    other = RESUMED.model_copy(update={"refs": {"stay": "s2"}})
    assert term(FILED, STAYED, other).suspended_by


@pytest.mark.parametrize("kind", [MeasureTaken, ReceiptIdentified])
def test_no_other_duty_of_the_case_stops(kind: type[Refs]) -> None:
    """A seizure runs on, and so do the parties' periods and the report on money that is held."""
    opening = fact(kind, "2026-03-20T10:00:00", **sample(kind).values())
    before, during = by_rule(docket([FILED, opening])), by_rule(docket([FILED, opening, STAYED]))
    assert {rule for rule, row in during.items() if row.suspended_by} == {"case.term"}
    for rule, row in before.items():
        if rule != "case.term":
            assert during[rule].due_at == row.due_at


def test_the_president_lengthens_the_term_by_months() -> None:
    """From 03-02 nine months end on 12-02; a second extension makes it twelve."""
    extended = fact(TermExtended, "2026-08-03T10:00:00", extension="e1", months=3)
    longer = term(FILED, extended)
    assert (longer.due_date, longer.steps[0]) == (
        date(2026, 12, 2),
        "经院长批准延长3个月（案件审理期限规定第五条）",
    )
    assert term(extended, FILED).due_date == date(2026, 12, 2)
    again = fact(TermExtended, "2026-11-03T10:00:00", extension="e2", months=3)
    assert term(FILED, extended, again).due_date == date(2027, 3, 2)
    assert term(FILED, extended, STAYED, RESUMED).due_date == date(2026, 12, 17)


@given(
    first=st.dates(date(2025, 1, 1), date(2026, 3, 1)),
    limit=st.integers(5, 200),
    into=st.integers(1, 5),
    length=st.integers(0, 120),
)
@settings(max_examples=200, deadline=None)
def test_n_suspended_days_move_a_date_by_n_days(first: date, limit: int, into: int, length: int) -> None:
    start = datetime.combine(first, datetime.min.time(), at("2026-01-01T00:00:00").tzinfo)
    begun = start + timedelta(days=into)
    stay = Suspension(begun, begun + timedelta(days=length), "中止执行")
    moved = due(start, days(limit), CALENDAR, [stay])
    assert moved.due_at == due(start, days(limit + length), CALENDAR).due_at
    assert moved.due_at >= due(start, days(limit), CALENDAR).due_at
