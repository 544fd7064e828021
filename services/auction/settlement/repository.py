"""Every query of settlements."""

from __future__ import annotations

from sqlalchemy import and_, exists, func
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.auction.default.repository import BARRED
from services.auction.disposals.models import Disposal
from services.auction.disposals.repository import at, latest, since
from services.auction.disposals.rules import ORDER_TRANSFER, PAY, RULE, RULED, SERVE_RULING, TAX
from services.auction.listing.models import Listing
from services.auction.listing.repository import unheld
from services.auction.listing.rules import BOUGHT
from services.auction.settlement import acts
from services.auction.settlement.models import Settlement
from shared.contracts.auction.records import PricePaid
from shared.platform.todo import Waiting
from shared.values.zone import COURT_ZONE


async def of_listing(session: AsyncSession, listing_id: str) -> Settlement | None:
    """The settlement of the sale at that listing, locked."""
    query = select(Settlement).where(Settlement.listing_id == listing_id).with_for_update()
    return (await session.exec(query)).one_or_none()


async def unpaid(session: AsyncSession, case_number: str) -> list[str]:
    """The assets of the case that are sold and not paid."""
    query = select(Disposal.asset_id).where(Disposal.case_number == case_number, at(PAY))
    return list((await session.exec(query)).all())


async def prices(session: AsyncSession, case_number: str) -> list[PricePaid]:
    """What is paid in money of each price in the case that is paid in full."""
    query = (
        select(Listing, Settlement)
        .join(Settlement, col(Settlement.listing_id) == Listing.id)
        .where(Listing.case_number == case_number, col(Listing.state).in_(BOUGHT))
    )
    return [
        PricePaid(
            paid.receipts,
            sold.payable,
            paid.ruling_served_at.astimezone(COURT_ZONE).date() if paid.ruling_served_at else None,
        )
        for sold, paid in (await session.exec(query)).all()
    ]


_parties_unserved = exists().where(
    col(Settlement.asset_id) == Disposal.asset_id,
    col(Settlement.ruling_made_at).is_not(None),
    func.jsonb_array_length(Settlement.parties_served) == 0,
)
WAITING = [
    Waiting(acts.BOOK_BALANCE, Disposal, since(latest(Listing.ended_at)), and_(at(PAY), ~BARRED, ~unheld)),
    Waiting(acts.MAKE_RULING, Disposal, since(latest(Settlement.balance_paid_at)), and_(at(RULE), ~unheld)),
    Waiting(
        acts.SERVE_BUYER, Disposal, since(latest(Settlement.ruling_made_at)), and_(at(SERVE_RULING), ~unheld)
    ),
    Waiting(acts.SERVE_PARTIES, Disposal, since(latest(Settlement.ruling_made_at)), _parties_unserved),
    Waiting(acts.RECORD_TAXES, Disposal, since(latest(Settlement.ruling_served_at)), at(TAX)),
    Waiting(acts.TRANSFER, Disposal, since(latest(Settlement.taxes_paid_at)), at(ORDER_TRANSFER)),
    Waiting(
        acts.HAND_TO_BUYER,
        Disposal,
        since(latest(Settlement.ruling_served_at)),
        and_(
            col(Disposal.state).in_(RULED),
            exists().where(
                col(Settlement.asset_id) == Disposal.asset_id, col(Settlement.delivered_at).is_(None)
            ),
        ),
    ),
]
"""What waits for somebody here."""
