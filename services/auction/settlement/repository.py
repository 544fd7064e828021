"""Every query of settlements."""

from __future__ import annotations

from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.auction.settlement.models import Settlement


async def of_listing(session: AsyncSession, listing_id: str) -> Settlement | None:
    """The settlement of the sale at that listing, locked."""
    query = select(Settlement).where(Settlement.listing_id == listing_id).with_for_update()
    return (await session.exec(query)).one_or_none()
