"""Every query of assignment."""

from __future__ import annotations

from collections.abc import Sequence

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.intake.assignment.models import Reassignment


async def of_case(session: AsyncSession, case_number: str) -> Sequence[Reassignment]:
    """The oldest first."""
    query = select(Reassignment).where(Reassignment.case_number == case_number)
    return (await session.exec(query.order_by(col(Reassignment.decided_at), Reassignment.office))).all()
