"""A docket as facts make it, without database or workflow."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from services.intake.docket import rules, steps
from services.intake.docket.owed import Owed
from services.intake.docket.standing import Docket
from shared.contracts.fact import Fact
from shared.law.calendar import Calendar
from shared.law.settings import Settings

CALENDAR = Calendar(version=0)


def docket(
    told: Iterable[Fact],
    now: datetime | None = None,
    *,
    calendar: Calendar = CALENDAR,
    before: Docket | None = None,
) -> Docket:
    """`before` (an empty docket) after these facts, in this order of arrival; each comes when it occurs, or at `now`."""
    kept = before or Docket()
    for fact in told:
        kept = rules.apply(kept, fact, calendar, now or fact.occurred_at).docket
    return kept


def by_rule(kept: Docket) -> dict[str, Owed]:
    return {owed.rule_id: owed for owed in kept.duties}


def only(kept: Docket, rule: str) -> Owed:
    (owed,) = (owed for owed in kept.duties if owed.rule_id == rule)
    return owed


def run_down(kept: Docket, rule: str) -> Docket:
    """Every step of the one duty of `rule`, which nobody meets, to its report."""
    owed = only(kept, rule)
    while owed.next_at is not None:
        owed = after(owed, owed.next_at)
    return put(kept, owed)


def after(owed: Owed, at: datetime) -> Owed:
    """The duty after its step, whose message goes out at once."""
    return steps.after(owed, at, at, Settings())


def put(kept: Docket, changed: Owed) -> Docket:
    return replace(kept, duties=tuple(changed if owed.id == changed.id else owed for owed in kept.duties))
