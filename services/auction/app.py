"""财产处置: 二(四) of the regulation."""

from __future__ import annotations

from fastapi import FastAPI

from services.auction.activities import AuctionActivities
from services.auction.default import repository as overdue
from services.auction.default.routes import router as default
from services.auction.deferral import repository as deferred
from services.auction.deferral.routes import router as deferral
from services.auction.disposals import repository as decided
from services.auction.disposals.routes import router as disposals
from services.auction.listing import repository as listed
from services.auction.listing.routes import router as listing
from services.auction.pricing import repository as priced
from services.auction.pricing.routes import router as pricing
from services.auction.settlement import repository as settled
from services.auction.settlement.routes import router as settlement
from services.auction.stop import repository as stopped
from services.auction.stop.routes import router as stop
from services.auction.survey import repository as surveyed
from services.auction.survey.routes import router as survey
from services.auction.unheld import repository as unheld_things
from services.auction.unheld.routes import router as unheld
from services.auction.unsold import repository as unsold_things
from services.auction.unsold.routes import router as unsold
from shared.platform.service import create_service


def create_app() -> FastAPI:
    return create_service(
        "auction",
        "财产处置",
        [deferral, disposals, survey, pricing, listing, stop, unheld, unsold, default, settlement],
        lambda resources: AuctionActivities(resources).activities(),
        [
            one
            for repository in (
                deferred,
                decided,
                surveyed,
                priced,
                listed,
                stopped,
                unheld_things,
                unsold_things,
                overdue,
                settled,
            )
            for one in repository.WAITING
        ],
    )
