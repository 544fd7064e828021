"""Every query of resumptions."""

from __future__ import annotations

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.intake.filing.models import Application
from services.intake.resumption.models import Resumption


async def of_application(session: AsyncSession, application_id: str) -> Resumption | None:
    return await session.get(Resumption, application_id)


async def resumed_by(session: AsyncSession, case_number: str) -> str | None:
    """The last case in which it goes on, once that is filed."""
    query = (
        select(Application.case_number)
        .join(Resumption, col(Resumption.application_id) == Application.id)
        .where(Resumption.case_number == case_number, col(Application.case_number).is_not(None))
        .order_by(col(Application.decided_at).desc())
    )
    return (await session.exec(query.limit(1))).first()
