"""Every query of commissioned measures."""

from __future__ import annotations

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.custody.measures.models import Measure


async def by_commission(session: AsyncSession, case_number: str) -> dict[str, Measure]:
    query = select(Measure).where(Measure.case_number == case_number, col(Measure.commission).is_not(None))
    return {row.commission: row for row in await session.exec(query) if row.commission}
