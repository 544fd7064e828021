"""Every query of what nobody bought: what waits for a judge, what creditors took in payment."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from sqlalchemy import and_, case
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.auction.disposals.models import Disposal
from services.auction.disposals.repository import at, latest
from services.auction.disposals.rules import TAKE
from services.auction.listing.models import Listing
from services.auction.listing.repository import failures
from services.auction.listing.rules import State
from services.auction.settlement.models import Settlement
from services.auction.unsold import acts
from shared.law.numbers import ROUNDS
from shared.platform.todo import Waiting


async def taken(session: AsyncSession, case_number: str) -> list[tuple[Decimal, datetime | None]]:
    """What of the claims in the case things taken in payment repay: each sum, and when the ruling gave the thing to the taker."""
    query = (
        select(col(Listing.credited), col(Settlement.ruling_served_at))
        .outerjoin(Settlement, col(Settlement.listing_id) == Listing.id)
        .where(
            Listing.case_number == case_number,
            Listing.state == State.TAKEN,
            col(Listing.credited_to).is_not(None),
        )
    )
    return list((await session.exec(query)).all())


_needed = case((col(Disposal.asset_class) == "movable", ROUNDS.only), else_=ROUNDS.only + 1)
WAITING = [
    Waiting(
        acts.RETURN,
        Disposal,
        latest(Listing.ended_at, col(Listing.state) == State.FAILED),
        and_(at(TAKE), failures >= _needed),
    )
]
"""What waits for somebody here."""
