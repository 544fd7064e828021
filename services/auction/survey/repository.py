"""Every query of surveys."""

from __future__ import annotations

from sqlalchemy import exists, func
from sqlmodel import col
from sqlmodel.ext.asyncio.session import AsyncSession

from services.auction.disposals.models import Disposal, Paper
from services.auction.disposals.repository import at, latest, transferred
from services.auction.disposals.rules import SURVEY
from services.auction.survey import acts
from services.auction.survey.models import Survey
from shared.platform.todo import Waiting


async def priority_holders(session: AsyncSession, asset_id: str) -> frozenset[str]:
    """The ids of those known to have a priority right to buy a surveyed asset."""
    survey = await session.get_one(Survey, asset_id)
    return frozenset(holder["id"] for holder in survey.priority_holders)


doubted = exists().where(
    col(Survey.asset_id) == Disposal.asset_id,
    func.jsonb_array_length(Survey.doubted) > 0,
    col(Survey.doubts_settled_at).is_(None),
)
"""That a disposal's survey doubts what no judge has settled."""
WAITING = [
    Waiting(acts.COMPLETE, Disposal, latest(Paper.checked_at), at(SURVEY) & transferred),
    Waiting(acts.SETTLE_DOUBTS, Disposal, latest(Survey.recorded_at), doubted),
]
"""What waits for somebody here."""
