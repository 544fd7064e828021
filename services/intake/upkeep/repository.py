"""Every query of the upkeep."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Select
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.intake.filing.models import Case
from services.intake.upkeep.models import Upkeep
from services.intake.upkeep.schemas import UpkeepFilter
from shared.platform.paging import Page, listed

_AT_ONCE = 200


async def due(session: AsyncSession, now: datetime) -> list[tuple[Upkeep, int]]:
    """Those whose hour has come, locked, so many at once, each with the number of its case."""
    query = (
        select(Upkeep, Case.number)
        .join(Case, col(Case.case_number) == Upkeep.case_number)
        .where(col(Upkeep.next_at) <= now)
        .order_by(col(Upkeep.next_at), Upkeep.case_number)
        .limit(_AT_ONCE)
        .with_for_update(of=Upkeep, skip_locked=True)
    )
    return [(one, number) for one, number in (await session.exec(query)).all()]


async def upkeeps(session: AsyncSession, asked: UpkeepFilter, cases: str | Select[Any]) -> Page[Upkeep]:
    return await listed(session, Upkeep, Upkeep.concluded_at, asked, cases, *asked.equal(Upkeep, "state"))
