"""Every query of the court clock and the settings."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

from sqlalchemy import text
from sqlmodel.ext.asyncio.session import AsyncSession

from shared.platform.db import Database, run_sql


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


async def shift_clock(session: AsyncSession, by: timedelta) -> None:
    await run_sql(session, "UPDATE court.clock SET shift = shift + :by", by=by)
