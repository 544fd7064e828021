"""Every query of receptions."""

from __future__ import annotations

from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.intake.reception.models import Reception
from services.intake.reception.schemas import ReceptionFilter
from shared.platform.paging import Page, listed


async def confirms(session: AsyncSession, confirmation: str) -> set[str]:
    """The parties that a confirmation was already named for."""
    query = select(Reception.party_id).where(Reception.confirmation == confirmation)
    return set((await session.exec(query)).all())


async def receptions(session: AsyncSession, asked: ReceptionFilter, case_number: str) -> Page[Reception]:
    which = asked.equal(Reception, "party_id")
    return await listed(session, Reception, Reception.received_at, asked, case_number, *which)
