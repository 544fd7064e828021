"""What a fact does to a docket, and what a duty's next step is. Pure: rows, facts and a calendar in, rows out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from services.intake.supervision.models import AppliedFact, DutyRow
from shared.contracts.fact import Fact
from shared.contracts.intake.facts import CaseClosed
from shared.contracts.intake.orders import DutyTimer
from shared.law.calendar import Calendar
from shared.law.periods import due, workdays
from shared.law.rulebook import DUTIES, Duty, duties_met_by, duties_opened_by
from shared.values.zone import COURT_ZONE

ACKNOWLEDGE_WITHIN = timedelta(hours=4)  # ours: a setting
"""An unacknowledged prompt goes to the next level after this time; a setting, the regulation gives no number."""

LIGHTS = ("green", "yellow", "red")


def occasion(duty: Duty, fact: Fact) -> str:
    """What pairs the opening with the meeting fact; the case as a whole has one open duty of a rule at a time."""
    return str(fact.refs.get(duty.match)) if duty.match else ""


@dataclass(frozen=True)
class Span:
    """One duty as the facts make it: from the fact that opens it to the one that meets it, or to the case's end."""

    occasion: str
    opening: Fact
    ending: Fact | None
    until: datetime | None

    @property
    def state(self) -> str:
        return "met" if self.ending else "lapsed" if self.until else "open"

    @property
    def met(self) -> tuple[str, datetime] | tuple[None, None]:
        """The fact that met it, and when."""
        return (None, None) if self.ending is None else (self.ending.id, self.ending.occurred_at)

    def holds(self, at: datetime) -> bool:
        return self.opening.occurred_at <= at and (self.until is None or at < self.until)


def spans(duty: Duty, facts: Sequence[Fact]) -> list[Span]:
    """The duties of one rule, by `facts` in the order of events.

    What is open when the case is closed lapses, unless it outlives the case.
    """
    closed_at = None
    if not duty.outlives_case:
        closed_at = next((fact.occurred_at for fact in facts if fact.kind == CaseClosed.kind), None)
    endings = [fact for fact in facts if duty.is_met_by(fact)]
    found: list[Span] = []
    latest: dict[str, Span] = {}
    for fact in facts:
        start = fact.occurred_at
        if fact.kind != duty.opens_on.kind.kind or duty not in duties_opened_by(fact, _day(start)):
            continue
        if duty.match and duty.match not in fact.refs:
            continue  # told by a team that was not yet brought up to date: nothing could ever pair with it
        key = occasion(duty, fact)
        if key in latest and (key or latest[key].holds(start)):
            continue
        mine = (one for one in endings if occasion(duty, one) == key)
        ending = next((one for one in mine if duty.earlier_counts or one.occurred_at >= start), None)
        until = None if ending is None else ending.occurred_at
        if closed_at is not None and start < closed_at and (until is None or until > closed_at):
            ending, until = None, closed_at
        latest[key] = Span(key or fact.id, fact, ending, until)
        found.append(latest[key])
    return found


def _day(instant: datetime) -> date:
    return instant.astimezone(COURT_ZONE).date()


def _opened(duty: Duty, span: Span, calendar: Calendar, facts: Iterable[Fact]) -> DutyRow:
    opening = _opening(duty, span)
    row = DutyRow(
        docket=span.opening.docket,
        rule_id=duty.id,
        rule_version=duty.version,
        **opening,
        **_reckoning(duty, opening["counted_from"], span.until, calendar, facts),
    )
    _plan(row, "none" if row.suspended_by else "warn")
    return row


def _opening(duty: Duty, span: Span) -> dict[str, Any]:
    fact = span.opening
    told = fact.refs.get(duty.counted_from)  # not told by a team that was not yet brought up to date
    start = datetime.fromisoformat(str(told)) if told else fact.occurred_at
    return {
        "occasion": span.occasion,
        "opened_by": fact.id,
        "opened_at": fact.occurred_at.astimezone(COURT_ZONE),
        "counted_from": start.astimezone(COURT_ZONE),
    }


def _reckoning(
    duty: Duty, start: datetime, until: datetime | None, calendar: Calendar, facts: Iterable[Fact]
) -> dict[str, Any]:
    """What happens after the duty's end, at `until`, does not move it."""
    told = [fact for fact in facts if until is None or fact.occurred_at <= until]
    found = due(start, duty.within, calendar, duty.suspensions(told))
    return {
        "due_date": found.due_date,
        "due_at": found.due_at,
        "warn_at": duty.warn_at(found, calendar),
        "provisional": found.provisional,
        "calendar_version": calendar.version,
        "steps": list(found.steps),
        "suspended_by": found.suspended_by,
    }


def reckon_again(row: DutyRow, calendar: Calendar, facts: Iterable[Fact], now: datetime) -> str | None:
    """Move an open duty to where `calendar` and the case's facts put it. What has changed, for the work log."""
    change = _reckon(row, None, calendar, facts)
    return change and change + (_REFUTED if _judge(row, None, now) else "")


_REFUTED = "，撤回超期报告"


def _reckon(row: DutyRow, until: datetime | None, calendar: Calendar, facts: Iterable[Fact]) -> str | None:
    """What has changed, or None. A duty that began under another version of its rule keeps its date, and says so."""
    duty = DUTIES[row.rule_id]
    if row.rule_version != duty.version:
        return f"规则现为第{duty.version}版，期限仍依第{row.rule_version}版所定，未重新计算，请核对"
    old = row.model_copy()
    for name, value in _reckoning(duty, row.counted_from, until, calendar, facts).items():
        setattr(row, name, value)
    if (row.due_at, row.suspended_by) != (old.due_at, old.suspended_by):
        return (
            f"{row.suspended_by}，期限中止计算"
            if row.suspended_by
            else f"期限由 {old.due_date} 改为 {row.due_date}"
        )
    if row.provisional != old.provisional:
        return f"期限 {row.due_date} {'改为暂定' if row.provisional else '不再是暂定'}"
    if row.warn_at != old.warn_at:
        return f"期限未变，提示时间改为 {row.warn_at.astimezone(COURT_ZONE):%Y-%m-%d %H:%M}"
    return None


def _judge(row: DutyRow, until: datetime | None, now: datetime) -> bool:
    """Plan the next step of a duty that has moved, or that has ended at `until`. True when its overdue report is refuted.

    One met too late and not yet reported is still reported. Nothing falls due while its period is suspended. A duty
    moved out of the reach of its prompt is prompted again; a prompt not acknowledged still goes to the next level.
    """
    reported = row.overdue_at
    if reported is not None and (row.suspended_by or min(reported, until or reported) < row.due_at):
        row.overdue_at = None
    if row.state != "open":
        late = row.state == "met" and not row.suspended_by and until is not None and until >= row.due_at
        _plan(row, "overdue" if late and row.overdue_at is None else "none")
    elif row.suspended_by or row.overdue_at is not None:
        _plan(row, "none")
    elif row.next_step == "warn" or now < row.warn_at:
        _plan(row, "warn")
    elif row.next_step == "escalate" and row.next_at is not None and row.next_at < row.due_at:
        _plan(row, "escalate", row.next_at)
    else:
        _plan(row, "overdue")
    return reported is not None and row.overdue_at is None


def _plan(row: DutyRow, step: str, at: datetime | None = None) -> None:
    row.next_step = step
    own = {"warn": max(row.warn_at, row.opened_at), "overdue": row.due_at}
    row.next_at = at or own.get(step)
    row.version += 1


@dataclass(frozen=True)
class Changes:
    opened: list[DutyRow]
    withdrawn: list[DutyRow]
    """Whose overdue report is refuted."""
    moved: list[tuple[DutyRow, str]]
    """With what has changed."""


def apply(
    fact: Fact, rows: list[DutyRow], known: Iterable[AppliedFact], calendar: Calendar, now: datetime
) -> Changes:
    """What one more fact makes of a docket. `rows`: all its duties; `known`: the facts applied before.

    Across teams facts come in any order, so the duties of each rule that the fact concerns are read anew from all the
    facts in the order of events: each order of arrival leads to the same duties.
    """
    told = sorted((*map(as_fact, known), fact), key=lambda one: (one.occurred_at, one.id))
    changes = Changes([], [], [])
    for duty in _concerned(fact, rows):
        mine = [row for row in rows if row.rule_id == duty.id]
        read = spans(duty, told)
        for span in read:
            row = _row_of(span, read, mine)
            if row is None:
                row = _opened(duty, span, calendar, told)
                changes.opened.append(row)
                change = None
            else:
                change = _follow(row, duty, span, calendar, told)
            met_by, met_at = span.met
            if change is None and (row.state, row.met_by) == (span.state, met_by):
                continue
            if row.state == "met" and span.state != "met" and row.rule_version != duty.version:
                continue  # what met it then is not asked again by what the rule says now
            row.state, row.met_by, row.met_at = span.state, met_by, met_at
            refuted = _judge(row, span.until, now)
            if change is not None:
                changes.moved.append((row, change + (_REFUTED if refuted else "")))
            elif refuted:
                changes.withdrawn.append(row)
    return changes


def _concerned(fact: Fact, rows: Iterable[DutyRow]) -> list[Duty]:
    """The rules that it opens, meets or stops a duty of; the end of the case concerns all that are there."""
    found = {
        duty.id: duty for duty in (*duties_opened_by(fact, _day(fact.occurred_at)), *duties_met_by(fact))
    }
    for duty in (DUTIES[row.rule_id] for row in rows):
        if fact.kind == CaseClosed.kind or any(stop.concerns(fact) for stop in duty.not_counted):
            found[duty.id] = duty
    return list(found.values())


def _row_of(span: Span, read: Sequence[Span], rows: Iterable[DutyRow]) -> DutyRow | None:
    """The row of `span`: opened by its own fact, or by a later one that turns out to have found the duty open."""
    known = {one.occasion for one in read}
    own = (row for row in rows if row.occasion == span.occasion)
    later = (row for row in rows if row.occasion not in known and span.holds(row.opened_at))
    return next(own, None) or next(later, None)


def _follow(row: DutyRow, duty: Duty, span: Span, calendar: Calendar, told: Sequence[Fact]) -> str | None:
    """Let a row begin where its span does, and stop where the facts stop it. What has changed, or None."""
    moved = row.opened_by != span.opening.id
    if not moved and not duty.not_counted:
        return None
    if moved and row.rule_version == duty.version:
        for name, value in _opening(duty, span).items():
            setattr(row, name, value)
    return _reckon(row, span.until, calendar, told)


def as_fact(applied: AppliedFact) -> Fact:
    return Fact(**applied.model_dump(exclude={"applied_at"}))


def light(row: DutyRow) -> str:
    if row.overdue_at is not None:
        return "red"
    prompted = row.state == "open" and row.next_step != "warn" and not row.suspended_by
    return "yellow" if prompted else "green"


def summary(row: DutyRow) -> str:
    """One line for operators and reminders; a timer's summary has room for about 200 bytes."""
    duty = DUTIES[row.rule_id]
    end = row.due_at.astimezone(COURT_ZONE)
    last = row.due_date.isoformat() + (f"{end: %H:%M}" if end.time() != time(0) else "")
    marks = ("（暂定）" if row.provisional else "") + ("（单位待确认）" if duty.unconfirmed_unit else "")
    marks += "（中止计算）" if row.suspended_by else ""
    return f"{duty.article} {duty.title} {duty.within.label} → {last}{marks}"


def timer(row: DutyRow, wake_at: datetime) -> DutyTimer:
    """What the workflow holds for a duty that has a next step."""
    return DutyTimer(id=row.id, version=row.version, wake_at=wake_at, summary=summary(row), light=light(row))


def withdrawal(row: DutyRow) -> DutyTimer | None:
    """At once, where a report is refuted and whoever has it has not been told."""
    if row.overdue_at is not None or not row.reported:
        return None
    text = f"撤回超期报告 {summary(row)}"
    return DutyTimer(
        id=f"{row.id}/withdrawal", version=row.version, wake_at=row.opened_at, summary=text, light=light(row)
    )


def after(row: DutyRow, now: datetime) -> None:
    """Plan what follows the step just taken: prompt → next level if not acknowledged → report when overdue → nothing."""
    if row.next_step == "warn" and now + ACKNOWLEDGE_WITHIN < row.due_at:
        _plan(row, "escalate", now + ACKNOWLEDGE_WITHIN)
    elif row.next_step in ("warn", "escalate"):
        _plan(row, "overdue")
    else:
        row.overdue_at, row.reported = now, True
        _plan(row, "none")


def postpone(row: DutyRow, calendar: Calendar, now: datetime) -> None:
    """Nobody is in office to be told: the same step is tried again on the next working day."""
    next_day = due(now, workdays(1), calendar).due_date
    _plan(row, row.next_step, datetime.combine(next_day, time(9), COURT_ZONE))  # ours: when offices open


def acknowledged(row: DutyRow) -> None:
    """An acknowledged prompt need not go to the next level."""
    if row.next_step == "escalate":
        _plan(row, "overdue")
