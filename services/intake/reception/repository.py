"""Every query of receptions."""

from __future__ import annotations

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.intake.reception.models import Reception
from services.intake.reception.schemas import ReceptionFilter
from shared.platform.paging import Page, listed


async def confirms(session: AsyncSession, confirmation: str) -> set[str]:
    """The parties that a confirmation was already named for."""
    query = select(Reception.party_id).where(Reception.confirmation == confirmation)
    return set((await session.exec(query)).all())


async def confirmed_by_the_same(
    session: AsyncSession, case_number: str, reception_id: str
) -> list[Reception]:
    """The receptions of the case that hold the paper of that one; empty where it holds none."""
    paper = select(Reception.confirmation).where(
        Reception.id == reception_id, Reception.case_number == case_number
    )
    query = select(Reception).where(
        Reception.case_number == case_number, col(Reception.confirmation).in_(paper)
    )
    return list((await session.exec(query.order_by(Reception.id).with_for_update())).all())


async def in_force(session: AsyncSession, case_number: str) -> list[Reception]:
    """Of each party of the case, the last reception that holds its confirmed address."""
    query = select(Reception).where(
        Reception.case_number == case_number, col(Reception.confirmation).is_not(None)
    )
    rows = (await session.exec(query.order_by(col(Reception.received_at), Reception.id))).all()
    return list({one.party_id: one for one in rows}.values())


async def receptions(session: AsyncSession, asked: ReceptionFilter, case_number: str) -> Page[Reception]:
    which = asked.equal(Reception, "party_id")
    return await listed(session, Reception, Reception.received_at, asked, case_number, *which)
