"""Every query of surveys."""

from __future__ import annotations

from sqlmodel.ext.asyncio.session import AsyncSession

from services.auction.disposals.models import Disposal
from services.auction.disposals.repository import at
from services.auction.disposals.rules import SURVEY
from services.auction.survey import acts
from services.auction.survey.models import Survey
from shared.platform.todo import Waiting


async def priority_holders(session: AsyncSession, asset_id: str) -> frozenset[str]:
    """The ids of those known to have a priority right to buy a surveyed asset."""
    survey = await session.get_one(Survey, asset_id)
    return frozenset(holder["id"] for holder in survey.priority_holders)


WAITING = [Waiting(acts.COMPLETE, Disposal, Disposal.decided_at, at(SURVEY))]
"""What waits for somebody here."""
