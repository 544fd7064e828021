"""What the length of a case gives the applicant a right to, and shows of it: 民事诉讼法第二百三十七条. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from shared.contracts.auction.facts import AnnouncementPublished, AssetDelivered, RoundHeld
from shared.contracts.custody.facts import MeasureRenewed, MeasureTaken, MeasureWaiting, OfflineHandled
from shared.contracts.fact import Fact, Refs
from shared.contracts.intake.facts import CaseFiled
from shared.law.calendar import Calendar
from shared.law.numbers import HIGHER_COURT
from shared.law.periods import Suspension, due
from shared.law.rulebook.s0_filing import STAYS
from shared.values.articles import EXI
from shared.values.zone import COURT_ZONE

MEASURES: tuple[type[Refs], ...] = (
    MeasureTaken,
    MeasureWaiting,
    MeasureRenewed,
    OfflineHandled,
    AnnouncementPublished,
    RoundHeld,
    AssetDelivered,
)
"""What counts as a measure: a query alone does not."""


@dataclass(frozen=True)
class Right:
    """`from_day`: the first day on which the applicant may ask the higher court; `arisen`: it has come and nothing stops it."""

    from_day: date
    provisional: bool
    suspended_by: str | None
    arisen: bool
    steps: tuple[str, ...]


def higher_court(facts: Sequence[Fact], calendar: Calendar, now: datetime) -> Right | None:
    """六个月 from the receipt of the application, without the time that EXI[13] leaves out; None: nothing is filed.

    An auction is not left out: EXI[13] does not name it.
    """
    filed = next((fact for fact in facts if fact.kind == CaseFiled.kind), None)
    if filed is None:
        return None
    received = datetime.fromisoformat(str(filed.refs["application_received_at"])).astimezone(COURT_ZONE)
    spans = [
        replace(span, reason=f"{stop.reason}（{EXI[13]}）")
        for stop in STAYS.values()
        for span in stop.spans(facts)
    ]
    end = due(received, HIGHER_COURT.on(now.date()), calendar, spans)
    arisen = end.suspended_by is None and now >= end.due_at
    return Right(end.due_at.date(), end.provisional, end.suspended_by, arisen, end.steps)


def stays(facts: Sequence[Fact]) -> list[Suspension]:
    """When the case was or is stayed, by what has happened in it."""
    return [span for stop in STAYS.values() for span in stop.spans(facts)]


def stopped_by(stayed: Sequence[Suspension], now: datetime) -> str | None:
    """By what it is stayed now: a stay with a last day, too, while that has not passed."""
    running = [one.reason for one in stayed if one.since <= now and (one.until is None or now < one.until)]
    return "、".join(running) or None


def idle_days(
    measures: Sequence[datetime], filed_at: datetime, stayed: Sequence[Suspension], now: datetime
) -> int:
    """Days since the last measure, or since the case was filed, in which it was not stayed."""
    last = max((filed_at, *measures))
    idle, at = timedelta(), last
    for one in sorted(stayed, key=lambda one: one.since):
        idle += max(min(one.since, now) - at, timedelta())
        at = max(at, now if one.until is None else min(one.until, now))
    return (idle + max(now - at, timedelta())).days
