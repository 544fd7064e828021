"""The parties' own periods as the facts of a docket make them: running, lapsed or used. Pure; nothing of it is kept."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from services.intake.docket.spans import day_of
from shared.contracts.fact import Fact, Refs, read
from shared.contracts.intake.facts import PeriodRestored
from shared.law.calendar import Calendar
from shared.law.periods import Due, Limit, due
from shared.law.rulebook.parties import PERIODS, May
from shared.values.articles import CPC
from shared.values.zone import COURT_ZONE

_BOUNDARIES = [at.kind for may in PERIODS.values() for at in (may.opens_on, *may.used_by)]
KINDS: Collection[type[Refs]] = {PeriodRestored, *_BOUNDARIES}
"""The facts that they are read from."""


@dataclass(frozen=True)
class Right:
    """`about`: whose, or of which thing, by id; `used_at`: when it was used, or nothing was left to use it for."""

    may: May
    about: str
    opened_at: datetime
    end: Due
    used_at: datetime | None
    state: Literal["running", "lapsed", "used"]


def rights(facts: Sequence[Fact], calendar: Calendar, now: datetime) -> list[Right]:
    """Each by the calendar as it now stands; what stays the court's own terms never stops one. The first to end first."""
    found = [
        _right(may, fact, end, facts, now)
        for may in PERIODS.values()
        for fact in facts
        if may.opens_on.matches(fact)
        and not (may.once and _again(may, fact, facts))
        and (first := _end(may, fact, calendar)) is not None
        and (end := _anew(may, fact, first, facts, calendar))
    ]
    return sorted(found, key=lambda one: (one.end.due_at, one.may.id, one.about))


def _again(may: May, fact: Fact, facts: Sequence[Fact]) -> bool:
    """Whether the same had opened it before."""
    whose = may.occasion(fact)
    return any(
        may.opens_on.matches(one)
        and may.occasion(one) == whose
        and (one.occurred_at, one.id) < (fact.occurred_at, fact.id)
        for one in facts
    )


def _end(may: May, fact: Fact, calendar: Calendar) -> Due | None:
    if not may.counted_from:
        assert may.within is not None
        return due(fact.occurred_at, _limit(may, fact), calendar)
    if (named := fact.refs.get(may.counted_from)) is None:
        return None
    at = datetime.fromisoformat(str(named)).astimezone(COURT_ZONE)
    if may.within is not None:  # of the day that ends with the instant
        return due(at - datetime.resolution, _limit(may, fact), calendar)
    if at <= fact.occurred_at:
        return None
    last = day_of(at - datetime.resolution)
    return Due(last, at, False, (f"自{day_of(fact.occurred_at)}送达起，送达登记所定期间至{last}届满",), None)


def _anew(may: May, fact: Fact, first: Due, facts: Sequence[Fact], calendar: Calendar) -> Due:
    """The end of a period that was granted anew to who had missed it (CPC[86]), the last time; else its `first`."""
    end, about = first, may.occasion(fact)
    for told in facts:
        granted = read(told)
        if not isinstance(granted, PeriodRestored) or told.occurred_at < fact.occurred_at:
            continue
        anew = None
        if may.about == "petition" and granted.against == about and granted.open_until is not None:
            anew = _until(granted.open_until)
        elif may.about == "addressee" and granted.against is None and granted.party == about and may.within:
            anew = due(told.occurred_at, may.within.on(day_of(told.occurred_at)), calendar)
        if anew is not None and anew.due_at > end.due_at:
            said = f"{day_of(told.occurred_at)}准许顺延期限（{CPC[86]}）"
            end = replace(anew, steps=(*first.steps, said, *anew.steps))
    return end


def _until(at: datetime) -> Due:
    return Due(day_of(at - datetime.resolution), at, False, (), None)


def _limit(may: May, fact: Fact) -> Limit:
    assert may.within is not None
    return may.within.on(day_of(fact.occurred_at))


def _right(may: May, fact: Fact, end: Due, facts: Sequence[Fact], now: datetime) -> Right:
    about, since = may.occasion(fact), fact.occurred_at
    uses = [
        use.occurred_at
        for use in facts
        if may.is_used_by(use) and may.occasion(use) == about and use.occurred_at >= since
    ]
    used_at = min(uses, default=None)
    state: Literal["running", "lapsed", "used"] = "lapsed" if now >= end.due_at else "running"
    return Right(may, about, since, end, used_at, "used" if used_at else state)
