"""Every query of receptions."""

from __future__ import annotations

from sqlmodel.ext.asyncio.session import AsyncSession

from services.intake.reception.models import Reception
from services.intake.reception.schemas import ReceptionFilter
from shared.platform.paging import Page, listed


async def receptions(session: AsyncSession, asked: ReceptionFilter, case_number: str) -> Page[Reception]:
    which = asked.equal(Reception, "party_id")
    return await listed(session, Reception, Reception.received_at, asked, case_number, *which)
