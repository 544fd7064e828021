"""Every query of corrections."""

from __future__ import annotations

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.intake.corrections.models import Correction
from services.intake.filing.models import Party
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem


async def party(session: AsyncSession, party_id: str) -> Party:
    """404 if there is none."""
    found = await session.get(Party, party_id)
    if found is None:
        raise Problem(404, ProblemCode.UNKNOWN_PARTY)
    return found


async def of_application(session: AsyncSession, application_id: str) -> list[Correction]:
    """Oldest first."""
    query = select(Correction).where(Correction.application_id == application_id)
    return list((await session.exec(query.order_by(col(Correction.corrected_at), Correction.id))).all())
