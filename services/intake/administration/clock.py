"""The court clock in the sandbox: it moves only when told, and stops at every due instant on the way.

A move takes the path of a calendar change: each open docket is told, and arms its timers again. Nothing here runs in
production, where court time is real time.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from time import monotonic

import httpx
from pydantic import BaseModel, ConfigDict, Field, model_validator
from sqlalchemy.exc import SQLAlchemyError
from temporalio.client import Client, WorkflowExecutionStatus
from temporalio.service import RPCError

from services.intake.administration import repository
from services.intake.docket import repository as docket
from shared.contracts.docket_id import DocketId
from shared.contracts.intake.facts import ClockMoved
from shared.law.periods import due, workdays
from shared.platform.court import load_calendar
from shared.platform.settings import Settings
from shared.platform.work import COURT, Caller, Work
from shared.values.audit_action import AuditAction
from shared.values.fields import Instant
from shared.values.malformed import Malformed
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem
from shared.values.roles import Office
from shared.values.zone import COURT_ZONE

_PATIENCE = 60.0
"""Seconds of real time for one stop's work before the move is given up (what was reached stays reached)."""


class Advance(BaseModel):
    """To an instant, or by working days (to 09:00 of that day); neither: only wait until all work at hand is done."""

    model_config = ConfigDict(extra="forbid")

    to: Instant | None = None
    workdays: int | None = Field(default=None, ge=1, le=2000)

    @model_validator(mode="after")
    def one_way(self) -> Advance:
        if self.to is not None and self.workdays is not None:
            raise Malformed("to 与 workdays 只能给一个")
        return self


class Moved(BaseModel):
    now: datetime
    stops: int


@dataclass
class Clockwork:
    """Moves the clock for one request."""

    caller: Caller
    client: Client
    config: Settings

    async def advance(self, order: Advance) -> Moved:
        """Move the clock, letting everything due on the way be handled before going on.

        A move that is cut short stays where it is: 503, and the same order again takes it to its end.
        """
        await self.caller.check_office(Office.ADMINISTRATOR)
        try:
            return await self._advance(order)
        except (SQLAlchemyError, OSError, httpx.HTTPError, RPCError) as failure:
            raise Problem(503, ProblemCode.MOVE_CUT_SHORT, retriable=True) from failure

    async def _advance(self, order: Advance) -> Moved:
        async with httpx.AsyncClient(timeout=_PATIENCE) as http, repository.moving_alone(self.caller.db):
            target = datetime.fromisoformat(
                await self.caller.act(Office.ADMINISTRATOR, destination, order.to, order.workdays)
            )
            now = await self._now()
            await self._tell_outside(http, now)  # the sandbox may lag behind after an interrupted move
            await self._settle(http)
            stops = 0
            while now < target:
                now = min(target, await self._next_instant(http) or target)
                await self._move(now)
                await self._tell_outside(http, now)
                await self._settle(http)
                stops += 1
        return Moved(now=await self._now(), stops=stops)

    async def _now(self) -> datetime:
        async with self.caller.db.transaction() as session:
            return (await docket.court_time(session)).now

    async def _next_instant(self, http: httpx.AsyncClient) -> datetime | None:
        async with self.caller.db.transaction() as session:
            instants = [await docket.next_wake(session)]
        event = (
            (await http.get(f"{self.config.sandbox_url}/clock")).raise_for_status().json()["next_event_at"]
        )
        instants.append(datetime.fromisoformat(event) if event else None)
        return min((instant for instant in instants if instant is not None), default=None)

    async def _tell_outside(self, http: httpx.AsyncClient, now: datetime) -> None:
        told = await http.post(f"{self.config.sandbox_url}/clock", json={"now": now.isoformat()})
        told.raise_for_status()

    async def _move(self, to: datetime) -> None:
        mover = Caller(self.caller.db, "intake", "service:clock")
        await mover.act(Office.SERVICE, move, to)

    async def _settle(self, http: httpx.AsyncClient) -> None:
        """Wait until no fact is undelivered, no workflow has work at hand, no duty is due, the sandbox is quiet."""
        patience = monotonic() + _PATIENCE
        quiet = 0
        while quiet < 2:
            at_hand = await self._at_hand(http)
            quiet = 0 if at_hand else quiet + 1
            if monotonic() > patience:
                detail = f"时钟停在途中，待处理：{at_hand}"
                raise Problem(503, ProblemCode.NOT_SETTLED, detail, retriable=True)
            await asyncio.sleep(0.01)

    async def _at_hand(self, http: httpx.AsyncClient) -> str:
        """What keeps the court busy, for people to read; empty when nothing does."""
        async with self.caller.db.transaction() as session:
            if pending := await docket.pending_facts(session, None):
                return f"{pending} 个事实尚未送达"
            wake = await docket.next_wake(session)
            if wake is not None and wake <= (await docket.court_time(session)).now:
                return f"{wake:%Y-%m-%d %H:%M} 的期限事项"
        if (
            pending := (await http.get(f"{self.config.sandbox_url}/clock"))
            .raise_for_status()
            .json()["pending"]
        ):
            return f"沙箱的 {pending} 个事件"
        running = [item.id async for item in self.client.list_workflows("ExecutionStatus = 'Running'")]
        busy = await asyncio.gather(*map(self._busy, running))
        return "、".join(workflow for workflow, at_work in zip(running, busy, strict=True) if at_work)

    async def _busy(self, workflow_id: str) -> bool:
        try:
            described = await self.client.get_workflow_handle(workflow_id).describe()
        except RPCError:
            return True
        raw = described.raw_description
        return described.status is WorkflowExecutionStatus.RUNNING and (
            bool(raw.pending_activities) or raw.HasField("pending_workflow_task")
        )


async def destination(work: Work, to: datetime | None, workdays_on: int | None) -> str:
    """Where an order leads, in ISO form. Kept under its key: repeated after a crash, it leads to the same instant."""
    if to is not None:
        return to.isoformat()
    if workdays_on is None:
        return work.now.isoformat()
    last = due(work.now, workdays(workdays_on), await load_calendar(work.session)).due_date
    return datetime.combine(last, time(9), COURT_ZONE).isoformat()


async def move(work: Work, to: datetime) -> None:
    """Set court time forward to `to` and tell every docket that watches over a duty."""
    await docket.hold_time(work.session, moving=True)
    shift = to - work.now
    if shift <= timedelta(0):
        return
    await repository.shift_clock(work.session, shift)
    work.now = to
    work.audit(COURT, AuditAction.CLOCK_MOVE, to.isoformat())
    for docket_id in await docket.watched(work.session):
        work.tell(ClockMoved(), DocketId.parse(docket_id), occurred_at=to)
