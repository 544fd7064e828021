"""Every query of settlement."""

from __future__ import annotations

from sqlmodel.ext.asyncio.session import AsyncSession

from services.auction.settlement.models import Settlement


async def settlement(session: AsyncSession, asset_id: str) -> Settlement:
    """The settlement of a paid sale; the disposal's state says that there is one."""
    return await session.get_one(Settlement, asset_id)
