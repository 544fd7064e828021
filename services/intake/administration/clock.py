"""The court clock in the sandbox: it moves only when told, and stops at every due instant on the way.

An order is kept, and `mover.py` takes the clock there; whoever ordered it waits a while and is told how far it is. Nothing
here runs in production, where court time is real time.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, time
from time import monotonic

from pydantic import BaseModel, ConfigDict, Field, model_validator
from sqlmodel.ext.asyncio.session import AsyncSession

from services.intake.administration import repository
from services.intake.administration.models import ClockMove
from services.intake.administration.mover import Mover
from services.intake.docket import repository as docket
from shared.law.periods import due, workdays
from shared.platform.court import load_calendar
from shared.platform.db import new_id
from shared.platform.work import Caller, Work
from shared.values.fields import Instant
from shared.values.malformed import Malformed
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem
from shared.values.roles import Office
from shared.values.zone import COURT_ZONE

_ANSWER_WITHIN = 30.0
"""Seconds of real time after which whoever ordered a move is told how far it is."""
_LOOKS = 0.5
"""Seconds of real time between two looks at a move that another process carries out."""


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
    """Where the clock is, and the last move of it. `at_hand`: what it waits for, where it has not arrived."""

    now: datetime
    stops: int
    arrived: bool
    begun_from: datetime | None
    target: datetime | None
    at_hand: str


@dataclass
class Orders:
    """One request."""

    caller: Caller
    mover: Mover

    async def advance(self, order: Advance, *, waits: bool) -> Moved:
        """Keep the order and, if it `waits`, wait a while until the clock is there; 409 while it is moved elsewhere.

        The same order again, under its key or while it is carried out, is the same move.
        """
        await self.caller.check_office(Office.ADMINISTRATOR)
        target = await self.caller.act(Office.ADMINISTRATOR, destination, order.to, order.workdays)
        moves = order.to is not None or order.workdays is not None
        until, kept, since = monotonic() + (_ANSWER_WITHIN if waits else 0), None, None
        while True:
            arrived, new = self.mover.arrived, kept is None
            async with self.caller.db.transaction() as session:
                since = since or await repository.real_time(session)
                if new:
                    order_at = datetime.fromisoformat(target)
                    kept = await _keep(session, order_at, moves, self.caller.id, since)
                found = await _read(session, kept)
            if new:
                self.mover.ordered.set()
            if (kept and found.arrived) or monotonic() > until:
                return found
            with suppress(TimeoutError):
                await asyncio.wait_for(arrived.wait(), _LOOKS)


async def _keep(session: AsyncSession, target: datetime, moves: bool, by: str, since: datetime) -> str | None:
    """The id of the move, made if there is none; None while another must be waited for.

    Who only waits until all is done is served by whatever was ordered after he had come, `since`.
    """
    await repository.order_alone(session)
    under_way, now = await repository.under_way(session), (await docket.court_time(session)).now
    if under_way is None:
        made = ClockMove(
            id=new_id(),
            begun_from=now,
            target=max(target, now) if moves else now,
            ordered_by=by,
            ordered_at=await repository.real_time(session),
        )
        session.add(made)
        await session.flush()
        return made.id
    if not moves and under_way.ordered_at > since:
        return under_way.id
    if not moves or under_way.target == under_way.begun_from:
        return None
    if under_way.target != target:
        there = f"{under_way.target.astimezone(COURT_ZONE):%Y-%m-%d %H:%M}"
        detail = f"时钟正在推进到{there}，到达之后再推进；进度见“法院时钟”（GET /clock）"
        raise Problem(409, ProblemCode.CLOCK_MOVING, detail, retriable=True)
    return under_way.id


async def progress(work: Work) -> Moved:
    """How far the last move is."""
    return await _read(work.session, None)


async def _read(session: AsyncSession, move_id: str | None) -> Moved:
    """Of the move `move_id`, or of the last one."""
    now, move = (await docket.court_time(session)).now, await repository.last_move(session, move_id)
    return Moved(
        now=now,
        stops=move.stops if move else 0,
        arrived=move is None or move.arrived_at is not None,
        begun_from=move.begun_from if move else None,
        target=move.target if move else None,
        at_hand=move.at_hand if move and move.arrived_at is None else "",
    )


async def destination(work: Work, to: datetime | None, workdays_on: int | None) -> str:
    """Where an order leads, in ISO form. Kept under its key: repeated after a crash, it leads to the same instant."""
    if to is not None:
        return to.isoformat()
    if workdays_on is None:
        return work.now.isoformat()
    last = due(work.now, workdays(workdays_on), await load_calendar(work.session)).due_date
    return datetime.combine(last, time(9), COURT_ZONE).isoformat()
