"""Which sales wait for a judge because nothing holds their things."""

from __future__ import annotations

from sqlalchemy import and_
from sqlmodel import col

from services.auction.disposals.models import Disposal
from services.auction.disposals.repository import latest
from services.auction.disposals.rules import ANNULLABLE, State
from services.auction.listing.models import Listing
from services.auction.listing.repository import unheld
from services.auction.unheld import acts
from shared.platform.todo import Waiting

_since = latest(Listing.unheld_since)
WAITING = [
    Waiting(
        acts.UPHOLD, Disposal, _since, and_(unheld, col(Disposal.state).in_((State.LISTED, *ANNULLABLE)))
    ),
    Waiting(acts.ANNUL_SALE, Disposal, _since, and_(unheld, col(Disposal.state).in_(tuple(ANNULLABLE)))),
]
"""What waits for somebody here."""
