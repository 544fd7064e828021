"""apply_facts: what facts do to a docket, run inside the workflow worker as a local activity.

It runs again when the workflow task fails after it, so its answer is always the whole open docket. A signal only says
where to look: what is applied is the fact that its team has recorded, and one that none has recorded changes nothing.
"""

from __future__ import annotations

from datetime import datetime

import structlog
from sqlmodel.ext.asyncio.session import AsyncSession

from services.intake.docket import repository, rules, steps
from services.intake.docket.models import DocketRow
from services.intake.docket.repository import CourtTime
from services.intake.docket.standing import Docket, SetAside
from services.intake.tasks import repository as tasks
from shared.contracts.fact import Fact
from shared.contracts.intake.orders import ApplyFacts, DocketOrders, DocketView
from shared.law.rulebook import DUTIES
from shared.platform.db import Database

log = structlog.get_logger()


class DocketArithmetic(DocketOrders):
    def __init__(self, db: Database, court: str) -> None:
        self._db, self._court = db, court

    async def apply_facts(self, order: ApplyFacts) -> DocketView:
        async with self._db.transaction() as session:
            await repository.hold_time(session)
            row = await repository.lock_docket(session, order.docket)
            time = await repository.court_time(session)
            facts = await repository.recorded(session, row.id, order.facts)
            readable = await repository.readable(session, row)
            before = docket = await repository.docket(session, row, (*readable, *facts))
            for fact in (*readable, *facts):
                docket = await _apply(session, row, docket, fact, time)
            for fact in facts:
                whole = SetAside(fact.id, fact.kind) in docket.set_aside
                repository.mark_applied(session, fact, time.now, set_aside=whole)
            await repository.keep_docket(session, row, before, docket)
            if docket.officer != before.officer:
                await tasks.hand_tasks_on(session, row)
            await session.flush()  # a task that these facts made is seen to as well
            sendings = await repository.next_sendings(session, [row.id])
            return view(docket, time, self._court, sendings[row.id])


async def _apply(
    session: AsyncSession, row: DocketRow, docket: Docket, fact: Fact, time: CourtTime
) -> Docket:
    outcome = rules.apply(docket, fact, time.calendar, time.now, time.settings)
    new = outcome.docket.set_aside[len(docket.set_aside) :]
    for owed, text in outcome.log:
        repository.log(session, row.id, time.now, DUTIES[owed.rule_id].article, text, owed.id)
    for key, text in outcome.tasks:
        await tasks.open_task(session, row, key, text, time.now)
    for aside in new:
        log.error("docket.set_aside", docket=row.id, fact=aside.fact, kind=aside.kind, rule=aside.rule)
    return outcome.docket


def view(docket: Docket, time: CourtTime, court: str, sending: datetime | None) -> DocketView:
    """The whole open docket, the next duty first. `sending`: when its next message goes out."""
    duties = sorted(docket.duties, key=lambda owed: (owed.due_at, owed.id))
    open_ = [owed for owed in duties if owed.state == "open"]
    timers = [timer for owed in duties for timer in steps.timers(owed)]
    if sending is not None:
        timers.append(steps.sending(sending))
    return DocketView(
        shift_seconds=time.shift.total_seconds(),
        stage=docket.stage,
        light=max(map(steps.light, open_), key=steps.LIGHTS.index, default="green"),
        officer=docket.officer,
        closing_mode=docket.closing_mode,
        court=court,
        finished=docket.ended_at is not None and not timers and not open_,
        timers=sorted(timers, key=lambda timer: (timer.wake_at, timer.id)),
        suspended=[steps.summary(owed) for owed in open_ if owed.suspended_by],
        overdue=[steps.summary(owed) for owed in open_ if owed.overdue_at is not None],
        set_aside=[aside.text for aside in docket.set_aside],
    )
