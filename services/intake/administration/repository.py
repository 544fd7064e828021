"""Every query of the court clock and its moves, the settings and the court's own accounts."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime, timedelta

from sqlalchemy import text
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.intake.administration.models import ClockMove
from shared.platform.court import CourtAccount
from shared.platform.db import Database, run_sql
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem


@asynccontextmanager
async def moving_alone(db: Database) -> AsyncIterator[bool]:
    """Whether no other process of intake moves the clock; none does until the end."""
    async with db.engine.connect() as connection:
        ask = text("SELECT pg_try_advisory_lock(hashtext('court.clock'))")
        alone = bool((await connection.execute(ask)).scalar_one())
        await connection.commit()
        try:
            yield alone
        finally:
            if alone:
                await connection.execute(text("SELECT pg_advisory_unlock(hashtext('court.clock'))"))
                await connection.commit()


async def order_alone(session: AsyncSession) -> None:
    """One order to move the clock at a time."""
    await run_sql(session, "SELECT pg_advisory_xact_lock(hashtext('intake.clock_move'))")


async def real_time(session: AsyncSession) -> datetime:
    return (await run_sql(session, "SELECT clock_timestamp()")).scalar_one()  # type: ignore[no-any-return]


async def times(session: AsyncSession) -> tuple[datetime, datetime]:
    """Real time and court time, of one instant."""
    row = (await run_sql(session, "SELECT clock_timestamp() AS real, court.now() AS court")).one()
    return row.real, row.court


async def under_way(session: AsyncSession) -> ClockMove | None:
    """The move that has not arrived."""
    return (await session.exec(select(ClockMove).where(col(ClockMove.arrived_at).is_(None)))).first()


async def last_move(session: AsyncSession, move_id: str | None) -> ClockMove | None:
    """The move of that id; without one, the last that was ordered."""
    if move_id is not None:
        return await session.get(ClockMove, move_id)
    query = select(ClockMove).order_by(col(ClockMove.ordered_at).desc(), col(ClockMove.id)).limit(1)
    return (await session.exec(query)).first()


async def count_stop(session: AsyncSession, move_id: str) -> None:
    await run_sql(session, "UPDATE intake.clock_move SET stops = stops + 1 WHERE id = :id", id=move_id)


async def note_move(session: AsyncSession, move_id: str, at_hand: str, *, arrived: bool) -> None:
    """What a move waits for, or that it has arrived."""
    await run_sql(
        session,
        "UPDATE intake.clock_move SET at_hand = :at_hand,"
        " arrived_at = CASE WHEN :arrived THEN clock_timestamp() END WHERE id = :id",
        id=move_id,
        at_hand=at_hand,
        arrived=arrived,
    )


async def delivered_since(session: AsyncSession, since: datetime) -> list[str]:
    """The workflows that a fact of any team has reached since then (real time)."""
    rows = await run_sql(session, "SELECT court.delivered_since(:since) AS id", since=since)
    return sorted(row.id for row in rows)


async def set_alone(session: AsyncSession) -> None:
    """One change of the settings at a time."""
    await run_sql(session, "SELECT pg_advisory_xact_lock(hashtext('court.setting'))")


async def enter_courts_alone(session: AsyncSession) -> None:
    """One publication of the register of courts at a time."""
    await run_sql(session, "SELECT pg_advisory_xact_lock(hashtext('court.court_entry'))")


async def shift_clock(session: AsyncSession, by: timedelta) -> None:
    await run_sql(session, "UPDATE court.clock SET shift = shift + :by", by=by)


async def court_accounts(session: AsyncSession) -> Sequence[CourtAccount]:
    query = select(CourtAccount).order_by(col(CourtAccount.entered_at).desc(), CourtAccount.id)
    return (await session.exec(query)).all()


async def court_account(session: AsyncSession, account_id: str) -> CourtAccount:
    """The account, locked; 404 if there is none."""
    found = await session.get(CourtAccount, account_id, with_for_update=True)
    if found is None:
        raise Problem(404, ProblemCode.UNKNOWN_COURT_ACCOUNT)
    return found
