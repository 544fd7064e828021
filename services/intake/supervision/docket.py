"""apply_facts: the docket's one use case, run inside the workflow worker as a local activity.

It runs again when the workflow task fails after it, so its answer is always the whole open docket. A signal only says
where to look: what is applied is the fact that its team has recorded, and one that none has recorded changes nothing.
"""

from __future__ import annotations

from sqlmodel.ext.asyncio.session import AsyncSession

from services.intake.supervision import repository, rules
from services.intake.supervision.models import AppliedFact, Docket, DutyRow, Task, WorkLog
from services.intake.supervision.repository import CourtTime
from shared.contracts.fact import KINDS, Fact
from shared.contracts.intake.facts import (
    ApplicationDecided,
    CalendarPublished,
    CaseArchived,
    CaseAssigned,
    CaseClosed,
    ClockMoved,
    ReminderAcknowledged,
)
from shared.contracts.intake.orders import ApplyFacts, DocketOrders, DocketView
from shared.law.rulebook import DUTIES, STAGES
from shared.platform.db import Database

_NOT_OF_THE_CASE = {ClockMoved.kind, CalendarPublished.kind, ReminderAcknowledged.kind}


class DocketActivities(DocketOrders):
    def __init__(self, db: Database, court: str) -> None:
        self._db, self._court = db, court

    async def apply_facts(self, order: ApplyFacts) -> DocketView:
        async with self._db.transaction() as session:
            await repository.hold_time(session)
            docket = await repository.lock_docket(session, order.docket)
            time = await repository.court_time(session)
            rows = await repository.duties(session, docket.id)
            known = await repository.applied(session, docket.id)
            seen = {fact.id for fact in known}
            for fact in await repository.recorded(session, docket.id, order.facts):
                if fact.id not in seen:
                    seen.add(fact.id)
                    _apply(session, docket, fact, rows, known, time)
            return view(docket, rows, time, self._court)


def _apply(
    session: AsyncSession,
    docket: Docket,
    fact: Fact,
    rows: list[DutyRow],
    known: list[AppliedFact],
    time: CourtTime,
) -> None:
    record = AppliedFact(applied_at=time.now, **fact.model_dump(exclude={"seq"}))
    session.add(record)
    if docket.ended_at is not None and fact.kind not in _NOT_OF_THE_CASE:
        text = f"案件结束后收到：{KINDS[fact.kind].label}，请承办人处理"
        session.add(
            Task(id=fact.id, docket=docket.id, officer=docket.officer, text=text, created_at=time.now)
        )
    changes = rules.apply(fact, rows, known, time.calendar, time.now)
    known.append(record)
    rows.extend(changes.opened)
    session.add_all(changes.opened)
    for row in changes.withdrawn:
        session.add(_log(row, time, f"撤回超期报告：{rules.summary(row)}，实际并未超期"))
    for row, change in changes.moved:
        session.add(_log(row, time, f"{change}：{rules.summary(row)}"))
    stages = [one for one in known if one.kind in STAGES]
    if stages:
        docket.stage = STAGES[max(stages, key=lambda one: one.occurred_at).kind]
    if fact.kind == CaseAssigned.kind:
        docket.officer = str(fact.refs["officer"])
    elif fact.kind == CaseClosed.kind:
        docket.closing_mode = str(fact.refs["mode"])
    elif fact.kind in (CaseArchived.kind, ApplicationDecided.kind):
        docket.ended_at = fact.occurred_at
    elif fact.kind == CalendarPublished.kind:
        happened = list(map(rules.as_fact, known))
        for row in rows:
            if row.state == "open" and (moved := rules.reckon_again(row, time.calendar, happened, time.now)):
                session.add(_log(row, time, f"工作日历变更，{moved}：{rules.summary(row)}"))


def _log(row: DutyRow, time: CourtTime, text: str) -> WorkLog:
    return WorkLog(
        docket=row.docket, at=time.now, duty_id=row.id, article=DUTIES[row.rule_id].article, text=text
    )


def view(docket: Docket, rows: list[DutyRow], time: CourtTime, court: str) -> DocketView:
    """The whole open docket, the next duty first."""
    lights = [rules.light(row) for row in rows if row.state == "open"]
    timers = [rules.timer(row, row.next_at) for row in rows if row.next_at is not None]
    timers += filter(None, map(rules.withdrawal, rows))
    return DocketView(
        shift_seconds=time.shift.total_seconds(),
        stage=docket.stage,
        light=max(lights, key=rules.LIGHTS.index, default="green"),
        officer=docket.officer,
        closing_mode=docket.closing_mode,
        court=court,
        finished=docket.ended_at is not None and not timers and "open" not in {row.state for row in rows},
        timers=sorted(timers, key=lambda timer: (timer.wake_at, timer.id)),
        suspended=[rules.summary(row) for row in rows if row.state == "open" and row.suspended_by],
        overdue=[rules.summary(row) for row in rows if row.state == "open" and row.overdue_at is not None],
    )
