"""Takes the court clock where it was ordered to go, by itself: a restart or a lost reply changes nothing (sandbox only).

At each stop the dockets are told that have something due there; all of them when the clock has arrived. A docket that is
told arms its timers again, by the path of a calendar change.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from time import monotonic
from typing import Any, Concatenate, ParamSpec, TypeVar

import httpx
import structlog
from sqlalchemy.exc import SQLAlchemyError
from temporalio.client import Client, WorkflowExecutionStatus
from temporalio.service import RPCError, RPCStatusCode

from services.intake.administration import repository
from services.intake.administration.models import ClockMove
from services.intake.docket import repository as docket
from shared.contracts.docket_id import DocketId
from shared.contracts.intake.facts import ClockMoved
from shared.platform.db import Database
from shared.platform.service import Resources
from shared.platform.work import COURT, Caller, Work
from shared.values.audit_action import AuditAction
from shared.values.roles import Office

log = structlog.get_logger()
P = ParamSpec("P")
R = TypeVar("R")

_LOOKS = 1.0
"""Seconds between two looks for an order that another process has taken, or that a restart has left."""
_TIMEOUT = 60.0
_AT_ONCE = 16  # ours: workflows asked for at a time
_NAMED = 3  # ours: of those at work, so many are named
_QUICK, _SLOW = 0.02, 0.5  # ours: looks at what is at hand come at a tenth of the time that has gone by
_FAILURES = (SQLAlchemyError, OSError, httpx.HTTPError, RPCError)


@dataclass
class Mover:
    """`ordered` is set by whoever keeps an order; `arrived` is set, and another takes its place, when a move has ended."""

    ordered: asyncio.Event = field(default_factory=asyncio.Event)
    arrived: asyncio.Event = field(default_factory=asyncio.Event)

    async def run(self, resources: Resources, client: Client) -> None:
        """Until cancelled; a move that is cut short is taken up again."""
        async with httpx.AsyncClient(timeout=_TIMEOUT) as http:
            outside = f"{resources.settings.sandbox_url}/clock"
            clockwork = _Clockwork(resources.db, client, outside, http, self._ring)
            while True:
                self.ordered.clear()
                try:
                    await clockwork.move_on()
                except _FAILURES as failure:
                    log.warning("clock.cut_short", error=type(failure).__name__)
                try:
                    await asyncio.wait_for(self.ordered.wait(), _LOOKS)
                except TimeoutError:
                    continue

    def _ring(self) -> None:
        self.arrived.set()
        self.arrived = asyncio.Event()


@dataclass
class _Clockwork:
    """`ring` says that a move has ended.

    `_quiet_at`: when nothing was at work, by the database; only what was given something since can be.
    """

    db: Database
    client: Client
    outside: str
    http: httpx.AsyncClient
    ring: Callable[[], None]
    _quiet_at: datetime | None = None

    async def move_on(self) -> None:
        """Take the move that is under way to its end, if there is one and no other process does."""
        async with repository.moving_alone(self.db) as alone:
            while alone and (move := await self._under_way()) is not None:
                await self._take(move)

    async def _take(self, move: ClockMove) -> None:
        now = await self._now()
        await self._tell_outside(now)  # the sandbox may lag behind after a move that was cut short
        await self._settle(move.id, set())
        while now < move.target:
            now = min(move.target, await self._next_instant() or move.target)
            await self._by_clock(stop, move.id, now)
            if now < move.target:
                await self._tell_outside(now)
                await self._settle(move.id, set())
        if move.begun_from < move.target:
            told = await self._by_clock(tell, await self._watched())
            await self._tell_outside(max(now, move.target))
            await self._settle(move.id, set(told))
        await self._note(move.id, arrived=True)
        self.ring()

    async def _under_way(self) -> ClockMove | None:
        async with self.db.transaction() as session:
            return await repository.under_way(session)

    async def _now(self) -> datetime:
        async with self.db.transaction() as session:
            return (await docket.court_time(session)).now

    async def _watched(self) -> list[str]:
        async with self.db.transaction() as session:
            return list(await docket.watched(session))

    async def _next_instant(self) -> datetime | None:
        async with self.db.transaction() as session:
            wake = await docket.next_wake(session)
        event = (await self._outside())["next_event_at"]
        instants = [wake, datetime.fromisoformat(event) if event else None]
        return min((instant for instant in instants if instant is not None), default=None)

    async def _outside(self) -> dict[str, Any]:
        answer: dict[str, Any] = (await self.http.get(self.outside)).raise_for_status().json()
        return answer

    async def _tell_outside(self, now: datetime) -> None:
        (await self.http.post(self.outside, json={"now": now.isoformat()})).raise_for_status()

    async def _by_clock(
        self, use_case: Callable[Concatenate[Work, P], Awaitable[R]], *args: P.args, **named: P.kwargs
    ) -> R:
        return await Caller(self.db, "intake", "service:clock").act(Office.SERVICE, use_case, *args, **named)

    async def _note(self, move_id: str, at_hand: str = "", *, arrived: bool = False) -> None:
        async with self.db.transaction() as session:
            await repository.note_move(session, move_id, at_hand, arrived=arrived)

    async def _settle(self, move_id: str, told: set[str]) -> None:
        """Wait until no fact is undelivered, no workflow has work at hand, no duty is due, the sandbox is quiet.

        `told`: the dockets that know of this stop. One that has something due and does not is told.
        """
        began = noted = monotonic()
        quiet: list[datetime] = []
        while len(quiet) < 2:  # ours: what passes from one to another between two looks, the second sees
            looked_at, at_hand = await self._look(told)
            quiet = [] if at_hand else [*quiet, looked_at]
            if monotonic() - noted > _LOOKS:
                noted = monotonic()
                await self._note(move_id, at_hand)
            await asyncio.sleep(min(max((monotonic() - began) / 10, _QUICK), _SLOW))
        self._quiet_at = quiet[0]

    async def _look(self, told: set[str]) -> tuple[datetime, str]:
        """When it looked, and what keeps the court busy, for people to read; empty when nothing does."""
        due: list[str] = []
        async with self.db.statements() as session:
            looked_at, now = await repository.times(session)
            if pending := await docket.pending_facts(session, None):
                return looked_at, f"{pending} 个事实尚未送达"
            wake = await docket.next_wake(session)
            if wake is not None and wake <= now:
                due = [docket_id for docket_id, _ in await docket.due(session, now)]
        if news := [docket_id for docket_id in due if docket_id not in told]:
            told.update(await self._by_clock(tell, news))
        if due:
            return looked_at, f"{len(due)} 件案件到期的期限事项"
        if pending := (await self._outside())["pending"]:
            return looked_at, f"沙箱的 {pending} 个事件"
        return looked_at, await self._at_work()

    async def _at_work(self) -> str:
        """The first workflows found at work, of those that may be."""
        may_be = await self._given_something()
        for first in range(0, len(may_be), _AT_ONCE):
            some = may_be[first : first + _AT_ONCE]
            busy = await asyncio.gather(*map(self._busy, some))
            if any(busy):
                found = list(dict.fromkeys(one for one, at_work in zip(some, busy, strict=True) if at_work))
                return "、".join(found[:_NAMED]) + (f" 等 {len(found)} 个流程" if found[_NAMED:] else "")
        return ""

    async def _given_something(self) -> list[str]:
        """The workflows that a fact has reached since all was quiet; before it ever was, all that run."""
        if self._quiet_at is None:
            return [item.id async for item in self.client.list_workflows("ExecutionStatus = 'Running'")]
        async with self.db.transaction() as session:
            reached = await repository.delivered_since(session, self._quiet_at)
        return [one for workflow_id in reached for one in (workflow_id, *_kept_on(workflow_id))]

    async def _busy(self, workflow_id: str) -> bool:
        try:
            described = await self.client.get_workflow_handle(workflow_id).describe()
        except RPCError as failure:
            return failure.status is not RPCStatusCode.NOT_FOUND
        raw = described.raw_description
        return described.status is WorkflowExecutionStatus.RUNNING and (
            bool(raw.pending_activities) or raw.HasField("pending_workflow_task")
        )


def _kept_on(workflow_id: str) -> list[str]:
    """The workflow that takes the late facts of a docket that has ended."""
    with suppress(ValueError):
        return [DocketId.parse(workflow_id).upkeep]
    return []


async def stop(work: Work, move_id: str, at: datetime) -> None:
    """Set court time forward to `at`."""
    await docket.hold_time(work.session, moving=True)
    await repository.count_stop(work.session, move_id)
    shift = at - work.now
    if shift <= timedelta(0):
        return
    await repository.shift_clock(work.session, shift)
    work.now = at
    work.audit(COURT, AuditAction.CLOCK_MOVE, at.isoformat())


async def tell(work: Work, dockets: Sequence[str]) -> list[str]:
    """Tell dockets what time it is. Their ids."""
    for docket_id in dockets:
        work.tell(ClockMoved(), DocketId.parse(docket_id))
    return list(dockets)
