"""Which duties a fact touches. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from datetime import date

from services.intake.docket.spans import day_of, occasion
from shared.contracts.fact import Fact
from shared.contracts.intake.facts import CalendarPublished, CaseClosed
from shared.law.rulebook import DUTIES, Duty, duties_met_by, duties_opened_by

Concern = tuple[Duty, str | None]
"""The duties of a rule on one occasion, or (None) all of them."""


def touched(fact: Fact, rules_at: date | None = None) -> list[Concern]:
    """The duties that `fact` may open, meet or stop."""
    paired = (*duties_opened_by(fact, rules_at or day_of(fact.occurred_at)), *duties_met_by(fact))
    found: dict[str, Concern] = {
        duty.id: (duty, occasion(duty, fact) if duty.match else None) for duty in paired
    }
    for duty in DUTIES.values():
        if any(mover.matches(fact) for mover in duty.moved_by):
            found[duty.id] = (duty, None)
    return list(found.values())


def concerned(facts: Iterable[Fact]) -> list[Concern] | None:
    """The duties that `facts` touch; None for the whole docket."""
    found: list[Concern] = []
    for fact in facts:
        if fact.kind in (CaseClosed.kind, CalendarPublished.kind):
            return None
        with suppress(OverflowError):  # an instant at the end of all calendars: `apply` sets it aside
            found += touched(fact)
    return found
