"""The period of one duty: from when, until when, and where a calendar, a fact or a setting moves it. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from services.intake.docket.owed import Owed
from services.intake.docket.spans import Span, day_of
from services.intake.docket.steps import judge, with_bands
from shared.contracts.fact import Fact
from shared.law.calendar import Calendar
from shared.law.numbers import TERM_EXTENSION
from shared.law.periods import due
from shared.law.rulebook import DUTIES, Duty
from shared.law.settings import UNCHANGED, SettingsHistory
from shared.values.zone import COURT_ZONE

REFUTED = "，撤回超期报告"


def opening_of(duty: Duty, span: Span) -> dict[str, Any]:
    fact = span.opening
    counted_from = fact.refs.get(duty.counted_from)  # missing where a team was not yet brought up to date
    start = datetime.fromisoformat(str(counted_from)) if counted_from else fact.occurred_at
    if duty.from_end_of_day:
        start -= timedelta.resolution
    return {
        "occasion": span.occasion,
        "opened_by": fact.id,
        "opened_at": fact.occurred_at.astimezone(COURT_ZONE),
        "counted_from": start.astimezone(COURT_ZONE),
    }


def period_of(
    duty: Duty,
    start: datetime,
    until: datetime | None,
    calendar: Calendar,
    facts: Iterable[Fact],
    settings: SettingsHistory,
) -> dict[str, Any]:
    """By the settings of the day that it is counted from: what is set later moves no period that has begun.

    What happens after the duty's end, at `until`, does not move it. Raises ValueError outside the calendar's years.
    """
    before = [fact for fact in facts if until is None or fact.occurred_at <= until] if duty.moved_by else []
    limit = duty.limit(before)
    longer = limit.amount - duty.within.amount
    in_force = settings.on(day_of(start))
    end = due(
        start,
        limit,
        calendar,
        duty.suspensions(before),
        immediate_hours=in_force.immediate_hours,
        prompt_workdays=in_force.prompt_workdays,
    )
    return {
        "due_date": end.due_date,
        "due_at": end.due_at,
        "warn_at": duty.warn_at(end, calendar, in_force),
        "provisional": end.provisional,
        "calendar_version": calendar.version,
        "steps": [
            *([f"经院长批准延长{longer}个月（{TERM_EXTENSION.article}）"] if longer else []),
            *end.steps,
        ],
        "suspended_by": end.suspended_by,
    }


def reckon_again(
    owed: Owed,
    calendar: Calendar,
    facts: Iterable[Fact],
    now: datetime,
    settings: SettingsHistory = UNCHANGED,
) -> tuple[Owed, str]:
    """An open duty where `calendar` and the case's facts put it, with what has changed, for the work log."""
    owed, change = reckon(owed, None, calendar, facts, settings)
    if not change:
        return owed, ""
    owed, refuted = judge(owed, None, now)
    return owed, change + (REFUTED if refuted else "")


def reckon(
    old: Owed,
    until: datetime | None,
    calendar: Calendar,
    facts: Iterable[Fact],
    settings: SettingsHistory,
) -> tuple[Owed, str]:
    """With what has changed, if anything has. A duty that began under another version of its rule keeps its date."""
    duty = DUTIES[old.rule_id]
    if old.rule_version != duty.version:
        return old, f"规则现为第{duty.version}版，期限仍依第{old.rule_version}版所定，未重新计算，请核对"
    owed = replace(old, **period_of(duty, old.counted_from, until, calendar, facts, settings))
    owed = with_bands(owed, settings.on(day_of(owed.counted_from)))
    return (old if owed == old else owed), _difference(old, owed)


def _difference(old: Owed, owed: Owed) -> str:
    if (owed.due_at, owed.suspended_by) != (old.due_at, old.suspended_by):
        if owed.suspended_by:
            return f"{owed.suspended_by}，期限中止计算"
        return f"期限由 {old.due_date} 改为 {owed.due_date}"
    if owed.provisional != old.provisional:
        return f"期限 {owed.due_date} {'改为暂定' if owed.provisional else '不再是暂定'}"
    if owed.warn_at != old.warn_at:
        return f"期限未变，提示时间改为 {owed.warn_at.astimezone(COURT_ZONE):%Y-%m-%d %H:%M}"
    return ""
