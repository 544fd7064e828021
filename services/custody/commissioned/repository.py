"""Every query of commissioned measures."""

from __future__ import annotations

from sqlalchemy import func
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.custody.measures.models import Measure


async def by_commission(session: AsyncSession, case_number: str) -> dict[str, Measure]:
    query = select(Measure).where(Measure.case_number == case_number, col(Measure.commission).is_not(None))
    return {row.commission: row for row in await session.exec(query) if row.commission}


async def last_term(session: AsyncSession, asset_id: str, attempt: int) -> int:
    """0 where that decision has led to no measure."""
    query = select(func.coalesce(func.max(Measure.term), 0))
    its = (Measure.asset_id == asset_id, Measure.attempt == attempt)
    return (await session.exec(query.where(*its))).one()
