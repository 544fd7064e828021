"""A duty's next step: prompt, the next level, the report; and how a duty shows to operators. Pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta

from services.intake.docket.owed import Owed
from shared.contracts.intake.orders import DutyTimer
from shared.law.calendar import Calendar
from shared.law.periods import due, workdays
from shared.law.rulebook import DUTIES
from shared.law.settings import Settings
from shared.values.zone import COURT_ZONE, begin_of

LIGHTS = ("green", "yellow", "red")


def plan(owed: Owed, step: str, at: datetime | None = None) -> Owed:
    """`step` is next, `at` an instant or at the one that belongs to it."""
    own = {"warn": max(owed.warn_at, owed.opened_at), "overdue": owed.due_at}
    return replace(owed, next_step=step, next_at=at or own.get(step), version=owed.version + 1)


def judge(owed: Owed, until: datetime | None, now: datetime) -> tuple[Owed, bool]:
    """Plan the next step of a duty that has moved, or that has ended at `until`. True when its report is refuted.

    A duty met too late and not yet reported is still reported. Nothing falls due while its period is suspended. A duty
    moved out of the reach of its prompt is prompted again, and so is one that is owed again; a prompt not acknowledged still goes to the next level.
    """
    reported = owed.overdue_at
    refuted = reported is not None and (
        owed.suspended_by is not None or min(reported, until or reported) < owed.due_at
    )
    if refuted:
        owed = replace(owed, overdue_at=None)
    return _planned(owed, until, now), refuted


def _planned(owed: Owed, until: datetime | None, now: datetime) -> Owed:
    if owed.state != "open":
        late = owed.state == "met" and not owed.suspended_by and until is not None and until >= owed.due_at
        return plan(owed, "overdue" if late and owed.overdue_at is None else "none")
    if owed.suspended_by or owed.overdue_at is not None:
        return plan(owed, "none")
    if owed.next_step == "warn" or now < owed.warn_at or (owed.next_step == "none" and now < owed.due_at):
        return plan(owed, "warn")
    if owed.next_step == "escalate" and owed.next_at is not None and owed.next_at < owed.due_at:
        return plan(owed, "escalate", owed.next_at)
    return plan(owed, "overdue")


def after(owed: Owed, now: datetime, sent_at: datetime, settings: Settings) -> Owed:
    """The step is taken: prompt → next level if not acknowledged since it was sent → report when overdue → nothing."""
    answered_by = sent_at + settings.acknowledge_within
    if owed.next_step == "warn" and answered_by < owed.due_at:
        return plan(owed, "escalate", answered_by)
    if owed.next_step in ("warn", "escalate"):
        return plan(owed, "overdue")
    return plan(replace(owed, overdue_at=now, reported=True), "none")


def with_bands(owed: Owed, settings: Settings) -> Owed:
    """When it comes up next in an early band: as offices open on that day, after it began and before its end.

    Of each band it is told once, wherever its end moves; of none while its period is suspended.
    """
    told = owed.early_band or settings.early_days[-1] + 1
    days = [band for band in settings.early_days if band < told]
    entered = [settings.opening_on(owed.due_date - timedelta(days=band)) for band in days]
    coming = [at for at in entered if owed.opened_at < at < owed.due_at]
    counted = DUTIES[owed.rule_id].comes_up_early and not owed.suspended_by
    return replace(owed, early_at=min(coming, default=None) if counted else None)


def forewarned(owed: Owed, now: datetime, settings: Settings) -> Owed:
    """Its owner has been told of the band that it is in now, and so of those before."""
    entered = [
        band
        for band in settings.early_days
        if settings.opening_on(owed.due_date - timedelta(days=band)) <= now
    ]
    band = min(entered, default=settings.early_days[0])
    return with_bands(replace(owed, early_band=band, version=owed.version + 1), settings)


def is_due(owed: Owed, now: datetime) -> bool:
    return owed.next_at is not None and owed.next_at <= now


def comes_up(owed: Owed, now: datetime) -> bool:
    """Whether it has entered an early band of which its owner has not been told."""
    return owed.state == "open" and owed.early_at is not None and owed.early_at <= now


def is_refuted(owed: Owed) -> bool:
    """Whether its overdue report no longer holds and still stands with its addressee."""
    return owed.reported and owed.overdue_at is None


def postponed(owed: Owed, calendar: Calendar, now: datetime) -> Owed:
    """Nobody is in office to be told: the same step is tried again on the next working day."""
    next_day = due(now, workdays(1), calendar).due_date
    opening = time(9)  # ours: when offices open
    return plan(owed, owed.next_step, datetime.combine(next_day, opening, COURT_ZONE))


def prompted_again(owed: Owed, now: datetime) -> Owed:
    """Its owner has changed: what the former one was prompted of, the present one is prompted of at once."""
    prompted = owed.state == "open" and owed.next_step in ("escalate", "overdue") and now < owed.due_at
    return plan(owed, "warn", now) if prompted else owed


def waiting(owed: Owed, now: datetime, settings: Settings) -> Owed | None:
    """The report waits for a fact still under way, and asks again ever less often; None once it has waited long enough.

    It waits within the day (二(五)2, 3).
    """
    day = begin_of(owed.due_at.astimezone(COURT_ZONE)) + timedelta(days=1)
    until = min(owed.due_at + timedelta(minutes=settings.report_waits_minutes), day)
    if now >= until:
        return None
    again = max(timedelta(seconds=1), (now - owed.due_at) / 20)  # ours: a twentieth of the time waited
    return plan(owed, "overdue", min(now + again, until))


def unreported(owed: Owed) -> Owed:
    """Its limit is not in force: neither the next level nor who would be reported to hears of it."""
    return plan(owed, "overdue" if owed.next_step == "escalate" else "none")


def acknowledged(owed: Owed) -> Owed:
    """An acknowledged prompt need not go to the next level."""
    return plan(owed, "overdue") if owed.next_step == "escalate" else owed


def unreached(owed: Owed, now: datetime) -> Owed:
    """A prompt that reaches nobody goes to the next level now."""
    return plan(owed, "escalate", now) if owed.next_step == "escalate" else owed


def light(owed: Owed) -> str:
    if owed.overdue_at is not None:
        return "red"
    prompted = owed.state == "open" and owed.next_step != "warn" and not owed.suspended_by
    return "yellow" if prompted else "green"


def summary(owed: Owed) -> str:
    """One line for operators and reminders; a timer's summary has room for about 200 bytes."""
    duty = DUTIES[owed.rule_id]
    end = owed.due_at.astimezone(COURT_ZONE)
    last = owed.due_date.isoformat() + (f"{end: %H:%M}" if end.time() != time(0) else "")
    marks = ("（暂定）" if owed.provisional else "") + ("（单位待确认）" if duty.is_unconfirmed else "")
    marks += "（中止计算）" if owed.suspended_by else ""
    return f"{duty.article} {duty.title} {duty.within.label} → {last}{marks}"


def timers(owed: Owed) -> list[DutyTimer]:
    """What the workflow holds for a duty: its next step, and at once the withdrawal of a refuted report."""
    held = []
    if owed.next_at is not None:
        held.append(_timer(owed, owed.id, owed.next_at, summary(owed)))
    if owed.early_at is not None and owed.state == "open":
        early = _timer(owed, f"{owed.id}/early", owed.early_at, f"早期预警 {summary(owed)}")
        held.append(early.model_copy(update={"version": int(owed.early_at.timestamp())}))
    if is_refuted(owed):
        held.append(_timer(owed, f"{owed.id}/withdrawal", owed.opened_at, f"撤回超期报告 {summary(owed)}"))
    return held


def sending(at: datetime) -> DutyTimer:
    """The workflow wakes to send what waits for office hours."""
    return DutyTimer(
        id="messages", version=int(at.timestamp()), wake_at=at, summary="发送提示与报告", light="green"
    )


def _timer(owed: Owed, timer_id: str, wake_at: datetime, text: str) -> DutyTimer:
    return DutyTimer(id=timer_id, version=owed.version, wake_at=wake_at, summary=text, light=light(owed))
