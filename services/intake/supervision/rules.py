"""What a fact does to a docket, and what a duty's next step is. Pure: rows, facts and a calendar in, rows out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from services.intake.supervision.models import AppliedFact, DutyRow
from shared.calendar import COURT_ZONE, Calendar
from shared.contracts.facts import CASE_CLOSED, Fact
from shared.contracts.intake import DutyTimer
from shared.periods import due
from shared.rulebook import DUTIES, Duty, duties_met_by, duties_opened_by

ACKNOWLEDGE_WITHIN = timedelta(hours=4)
"""An unacknowledged prompt goes to the next level after this time; a setting, the regulation gives no number."""

ORDERS = {
    "start_queries": "发起网络查询",
    "take_measure": "网络查封、冻结",
    "lift_measure": "解除查封、冻结",
    "dispatch": "发送文书",
    "file_item": "存入电子卷宗",
    "send": "发出事项委托",
    "request_price": "发起询价",
    "publish": "发布拍卖公告",
    "request_balance": "通知买受人缴纳余款",
    "transfer_title": "办理过户",
    "open_account": "开立案款账户",
    "tell_account": "告知案款账户",
    "pay": "支付案款",
    "close_case": "结案",
}
"""What workflows order, as people call it."""

LIGHTS = ("green", "yellow", "red")


def occasion(duty: Duty, fact: Fact) -> str:
    """What pairs the opening with the meeting fact; the case as a whole has one open duty of a rule at a time."""
    return str(fact.ref(duty.match)) if duty.match else ""


def opened(duty: Duty, fact: Fact, calendar: Calendar, facts: Iterable[Fact] = ()) -> DutyRow:
    """The duty row that `fact` opens, reckoned with `calendar`. `facts`: what else has happened in the case."""
    start = (
        datetime.fromisoformat(str(fact.refs[duty.counted_from])) if duty.counted_from else fact.occurred_at
    )
    row = DutyRow(
        docket=fact.docket,
        rule_id=duty.id,
        rule_version=duty.version,
        occasion=occasion(duty, fact) or fact.id,
        opened_by=fact.id,
        opened_at=fact.occurred_at.astimezone(COURT_ZONE),
        counted_from=start.astimezone(COURT_ZONE),
        **_reckoning(duty, start, calendar, facts),
    )
    _plan(row, "none" if row.suspended_by else "warn")
    return row


def _reckoning(duty: Duty, start: datetime, calendar: Calendar, facts: Iterable[Fact]) -> dict[str, object]:
    found = due(start, duty.within, calendar, duty.suspensions(facts))
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
    """Move an open duty to where `calendar` and the case's facts put it. What has changed, for the work log.

    Nothing falls due while its period is suspended. A duty moved out of the reach of its prompt is prompted again, one
    moved out of the reach of its report is no longer overdue.
    """
    before = row.due_at, row.due_date, row.suspended_by
    for name, value in _reckoning(DUTIES[row.rule_id], row.counted_from, calendar, facts).items():
        setattr(row, name, value)
    if (row.due_at, row.suspended_by) == (before[0], before[2]):
        return None
    change = f"期限由 {before[1]} 改为 {row.due_date}"
    if row.suspended_by:
        change = f"{row.suspended_by}，期限中止计算"
    if row.overdue_at is not None and (row.suspended_by or row.overdue_at < row.due_at):
        row.overdue_at = None
        change += "，撤回超期报告"
    if row.suspended_by or row.overdue_at is not None:
        _plan(row, "none")
    else:
        _plan(row, "warn" if now < row.warn_at or row.next_step == "warn" else "overdue")
    return change


def _plan(row: DutyRow, step: str, at: datetime | None = None) -> None:
    row.next_step = step
    row.next_at = {"warn": max(row.warn_at, row.opened_at), "overdue": row.due_at, "none": None}.get(step, at)
    row.version += 1


def meet(row: DutyRow, fact_id: str, met_at: datetime) -> bool:
    """Mark a duty met, judged by when the fact occurred. True when an overdue report is thereby refuted.

    One met too late and not yet reported is still reported.
    """
    row.state, row.met_by, row.met_at = "met", fact_id, met_at
    _plan(row, "overdue" if met_at >= row.due_at and row.overdue_at is None else "none")
    refuted = row.overdue_at is not None and met_at < row.due_at
    if refuted:
        row.overdue_at = None
    return refuted


def lapse(row: DutyRow) -> None:
    """End a duty with its case."""
    row.state, row.met_by, row.met_at = "lapsed", None, None
    _plan(row, "none")


@dataclass(frozen=True)
class Changes:
    opened: list[DutyRow]
    withdrawn: list[DutyRow]
    moved: list[tuple[DutyRow, str]]
    """With what has changed."""


def apply(
    fact: Fact, rows: list[DutyRow], known: Iterable[AppliedFact], calendar: Calendar, now: datetime
) -> Changes:
    """Open, meet, suspend and resume duties for one fact. `rows`: all duties of the docket; `known`: facts applied before.

    Across teams facts come in any order, so a duty is also met by a fact that was applied before the one that opens it
    but occurred after it. What was open when the case was closed lapses, unless it outlives the case; a fact that
    occurred before and comes after still meets it.
    """
    fresh: list[DutyRow] = []
    before = sorted(map(as_fact, known), key=lambda item: item.occurred_at)
    closed_at = min(
        (one.occurred_at for one in (*before, fact) if one.kind == CASE_CLOSED.name), default=None
    )

    def open_at(row: DutyRow, at: datetime) -> bool:
        return row.state == "open" or (row.state == "lapsed" and closed_at is not None and at <= closed_at)

    for duty in duties_opened_by(fact, fact.occurred_at.astimezone(COURT_ZONE).date()):
        key = occasion(duty, fact)
        same = [row for row in rows if row.rule_id == duty.id]
        if any(row.occasion == key for row in same) or (
            not key and any(open_at(row, fact.occurred_at) for row in same)
        ):
            continue
        row = opened(duty, fact, calendar, before)
        fresh.append(row)
        for other in before:
            too_early = other.occurred_at < fact.occurred_at and not duty.earlier_counts
            if not too_early and duty.is_met_by(other) and occasion(duty, other) == key:
                meet(row, other.id, other.occurred_at)
                break
    withdrawn = []
    for duty in duties_met_by(fact):
        key = occasion(duty, fact)
        for row in rows:
            mine = (
                row.rule_id == duty.id and open_at(row, fact.occurred_at) and (not key or row.occasion == key)
            )
            in_time = fact.occurred_at >= row.opened_at or duty.earlier_counts
            if mine and in_time and meet(row, fact.id, fact.occurred_at):
                withdrawn.append(row)
    for row in (*rows, *fresh) if closed_at is not None else ():
        left = row.state == "open" or (row.met_at is not None and row.met_at > closed_at)
        if left and row.opened_at < closed_at and not DUTIES[row.rule_id].outlives_case:
            lapse(row)
    moved = []
    for row in rows:
        if row.state == "open" and any(stop.concerns(fact) for stop in DUTIES[row.rule_id].not_counted):
            change = reckon_again(row, calendar, [*before, fact], now)
            if change is not None:
                moved.append((row, change))
    return Changes(fresh, withdrawn, moved)


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


def after(row: DutyRow, now: datetime) -> None:
    """Plan what follows the step just taken: prompt → next level if not acknowledged → report when overdue → nothing."""
    if row.next_step == "warn" and now + ACKNOWLEDGE_WITHIN < row.due_at:
        _plan(row, "escalate", now + ACKNOWLEDGE_WITHIN)
    elif row.next_step in ("warn", "escalate"):
        _plan(row, "overdue")
    else:
        row.overdue_at = now
        _plan(row, "none")


def acknowledged(row: DutyRow) -> None:
    """An acknowledged prompt need not go to the next level."""
    if row.next_step == "escalate":
        _plan(row, "overdue")
