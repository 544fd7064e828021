"""Answers kept under their Idempotency-Key: they may hold personal data, and end after a set number of days."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

import structlog
from sqlalchemy.exc import SQLAlchemyError

from shared.platform.db import Database, run_sql

log = structlog.get_logger()

_EVERY = 3600.0
"""Seconds of real time between two looks."""
BATCH = 1000
"""Answers removed in one transaction, at most."""


@dataclass(frozen=True)
class KeptAnswers:
    """Those of one team. A key repeated after `days` is a new request."""

    db: Database
    team: str
    days: int

    async def run(self) -> None:
        """Remove what is too old, every hour until cancelled; a look that fails is followed by the next."""
        while True:
            try:
                while await self.forget() == BATCH:
                    pass
            except (SQLAlchemyError, OSError) as failure:
                log.warning("answers.not_removed", team=self.team, error=type(failure).__name__)
            await asyncio.sleep(_EVERY)

    async def forget(self) -> int:
        """Remove one batch, the oldest first; how many they were."""
        async with self.db.transaction() as session:
            removed = await run_sql(
                session, f"SELECT {self.team}.forget_answers(:days, :most)", days=self.days, most=BATCH
            )
            return int(removed.scalar_one())
