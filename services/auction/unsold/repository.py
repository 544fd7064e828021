"""Which things wait for a judge because nobody bought them."""

from __future__ import annotations

from sqlalchemy import and_, case
from sqlmodel import col

from services.auction.disposals.models import Disposal
from services.auction.disposals.repository import at, latest
from services.auction.disposals.rules import TAKE
from services.auction.listing.models import Listing
from services.auction.listing.repository import failures
from services.auction.listing.rules import State
from services.auction.unsold import acts
from shared.law.numbers import ROUNDS
from shared.platform.todo import Waiting

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
