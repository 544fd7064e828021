"""Which sales wait for a judge because their price did not come in time."""

from __future__ import annotations

from sqlalchemy import ColumnElement, exists, func, or_
from sqlalchemy.orm import aliased
from sqlmodel import col, select

from services.auction.default import acts
from services.auction.disposals.models import Disposal
from services.auction.disposals.repository import at, latest
from services.auction.disposals.rules import DEFAULT
from services.auction.listing.models import Listing
from services.auction.listing.repository import unheld
from services.auction.listing.rules import BOUGHT, State
from shared.platform.todo import Waiting

_earlier = aliased(Listing)
_sold = (col(Listing.asset_id) == Disposal.asset_id, col(Listing.state).in_(BOUGHT))
_over = col(Listing.balance_due_at) <= func.court.now()
_barred = exists().where(
    col(_earlier.asset_id) == Listing.asset_id,
    col(_earlier.state) == State.DEFAULTED,
    col(_earlier.buyer_identity) == Listing.buyer_identity,
)


def _has(*which: ColumnElement[bool]) -> ColumnElement[bool]:
    """That the disposal's sale is one of `which`."""
    return at(DEFAULT) & ~unheld & exists(select(Listing.id).where(*_sold, *which))


_sold_at = latest(Listing.ended_at, col(Listing.state).in_(BOUGHT))
WAITING = [
    Waiting(acts.DECLARE, Disposal, _sold_at, _has(or_(_over, _barred))),
    Waiting(
        acts.ACCEPT_LATE, Disposal, _sold_at, _has(_over, ~_barred, col(Listing.late_accepted_at).is_(None))
    ),
]
"""What waits for somebody here."""
BARRED = at(DEFAULT) & exists(select(Listing.id).where(*_sold, _barred))
"""That who has bought the disposal's thing had defaulted on it before."""
