"""Every query of surveys."""

from __future__ import annotations

from sqlmodel.ext.asyncio.session import AsyncSession

from services.auction.survey.models import Survey


async def priority_holders(session: AsyncSession, asset_id: str) -> frozenset[str]:
    """The ids of those known to have a priority right to buy a surveyed asset."""
    survey = await session.get_one(Survey, asset_id)
    return frozenset(holder["id"] for holder in survey.priority_holders)
