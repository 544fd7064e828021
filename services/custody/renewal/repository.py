"""Every query of renewals."""

from __future__ import annotations

from decimal import Decimal

from sqlalchemy import and_, func, or_
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.custody.measures.models import Measure, state_column


async def renewed_by(session: AsyncSession, measure: Measure, ruling: str | None) -> Decimal:
    """What that ruling renews on other assets, yuan: ordered or in force."""
    ordered = (col(Measure.renew_ruling_document) == ruling, col(Measure.renewed_at).is_(None))
    renewed = (col(Measure.ruling_document) == ruling, state_column == "in_force")
    query = select(func.coalesce(func.sum(Measure.controlled), 0)).where(
        Measure.asset_id != measure.asset_id, or_(and_(*ordered), and_(*renewed))
    )
    return (await session.exec(query)).one()
