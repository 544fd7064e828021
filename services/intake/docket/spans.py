"""The duties of one rule as the facts make them. Pure."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from shared.contracts.fact import Fact
from shared.contracts.intake.facts import CaseClosed
from shared.law.rulebook import Duty, is_opened
from shared.values.zone import COURT_ZONE


@dataclass(frozen=True)
class Span:
    """One duty: from the fact that opens it to the one that meets it, or to the case's end."""

    occasion: str
    opening: Fact
    ending: Fact | None
    until: datetime | None

    @property
    def state(self) -> str:
        return "met" if self.ending else "lapsed" if self.until else "open"

    @property
    def met_by(self) -> str | None:
        return self.ending.id if self.ending else None

    @property
    def met_at(self) -> datetime | None:
        return self.ending.occurred_at if self.ending else None

    def holds(self, at: datetime) -> bool:
        return self.opening.occurred_at <= at and (self.until is None or at < self.until)


def occasion(duty: Duty, fact: Fact) -> str:
    """What pairs the opening with the meeting fact: of one ref, or the case as a whole, one duty of a rule is open at a time."""
    return str(fact.refs.get(duty.match)) if duty.match else ""


def spans(
    duty: Duty,
    facts: Sequence[Fact],
    on: str | None = None,
    void: Collection[str] = (),
    rules_at: date | None = None,
) -> list[Span]:
    """The duties of one rule, on one occasion or all, by `facts` in the order of events.

    Facts with an id in `void` open none. Each fact is judged by the rules in force when it occurred, or on `rules_at`.

    A duty that is open when the case is closed lapses, unless it outlives the case.
    """
    closed_at = None
    if not duty.outlives_case:
        closed_at = next((fact.occurred_at for fact in facts if fact.kind == CaseClosed.kind), None)
    endings: dict[str, list[Fact]] = {}
    whole: list[Fact] = []
    kinds = {ending.kind.kind for ending in duty.endings}
    for fact in facts:
        if fact.kind in kinds and duty.is_met_by(fact):
            of_case = fact.kind == CaseClosed.kind
            (whole if of_case else endings.setdefault(occasion(duty, fact), [])).append(fact)
    made: list[Span] = []
    latest: dict[str, Span] = {}
    for fact in facts:
        if fact.kind != duty.opens_on.kind.kind or fact.id in void:
            continue
        if duty.match and duty.match not in fact.refs:
            continue  # told by a team that was not yet brought up to date: nothing could ever pair with it
        start, key = fact.occurred_at, occasion(duty, fact)
        before = latest.get(key)
        if (on is not None and key != on) or (before is not None and before.holds(start)):
            continue
        if not is_opened(duty, fact, rules_at or day_of(start)):
            continue
        own = sorted((*endings.get(key, ()), *whole), key=_occurred_at)
        ending = _ending(duty, own, start, before)
        until = ending.occurred_at if ending else None
        if closed_at is not None and start < closed_at and (until is None or until > closed_at):
            ending, until = None, closed_at
        latest[key] = Span(key or fact.id, fact, ending, until)
        made.append(latest[key])
    return made


def _ending(duty: Duty, endings: Sequence[Fact], start: datetime, before: Span | None) -> Fact | None:
    """What meets the duty that begins at `start`, of the endings of its occasion; `before`: the one before it, ended."""
    first = bisect_left(endings, start, key=_occurred_at)
    if duty.earlier_counts and before is None:
        first = 0
    elif duty.stays_done and before is not None and first and duty.met_by.matches(endings[first - 1]):
        first -= 1
    elif before is not None and endings[first : first + 1] == [before.ending]:
        first += 1
    return endings[first] if first < len(endings) else None


def _occurred_at(fact: Fact) -> datetime:
    return fact.occurred_at


def day_of(instant: datetime) -> date:
    return instant.astimezone(COURT_ZONE).date()
