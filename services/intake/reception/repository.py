"""Every query of receptions."""

from __future__ import annotations

from collections.abc import Sequence

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.intake.reception.models import Reception


async def of_case(session: AsyncSession, case_number: str) -> Sequence[Reception]:
    """Oldest first."""
    query = select(Reception).where(Reception.case_number == case_number).order_by(col(Reception.received_at))
    return (await session.exec(query)).all()
