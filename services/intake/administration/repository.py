"""Every query of the court clock, the settings and the court's own accounts."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta

from sqlalchemy import text
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from shared.platform.court import CourtAccount
from shared.platform.db import Database, run_sql
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem


@asynccontextmanager
async def moving_alone(db: Database) -> AsyncIterator[None]:
    """One move at a time, also over several processes of intake; whoever waits holds no connection."""
    ask = text("SELECT pg_try_advisory_lock(hashtext('court.clock'))")
    while True:
        async with db.engine.connect() as connection:
            if (await connection.execute(ask)).scalar_one():
                await connection.commit()
                try:
                    yield
                finally:
                    await connection.execute(text("SELECT pg_advisory_unlock(hashtext('court.clock'))"))
                    await connection.commit()
                return
        await asyncio.sleep(0.05)


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
