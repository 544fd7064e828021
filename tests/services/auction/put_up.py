"""A flat that is put up for auction, and rounds in which nobody bids."""

from __future__ import annotations

from deploy.sandbox.scenario import Round
from services.auction.disposals.rules import State
from tests.harness import CLOCK_START, Court
from tests.services.auction.road import DAY, FINDINGS, Road
from tests.services.auction.shelf import NOTICE, Shelf
from tests.services.custody.road import ruling as ruling_of

ENDED = {"round": 1, "ended_at": CLOCK_START, "published_at": CLOCK_START, "served": [NOTICE]}


async def begin(court: Court, *rounds: Round) -> tuple[Road, Shelf]:
    """A seized flat, priced and put up; its first round is on the platform."""
    road = await Road.begin(court, *rounds)
    shelf = Shelf(court, road.case)
    ruling = await ruling_of(court, road.case, "auction_ruling")
    await shelf.dispose(State.LISTED, {"findings": FINDINGS}, road.asset, ruling)
    await court.open_case(road.case, "wangpai01")
    return road, shelf


async def fail(road: Road, shelf: Shelf, *rounds: int) -> None:
    """Nobody bids in those rounds."""
    for number in rounds:
        await shelf.announce(road.asset, number)
        now = await road.court.advance()
        await road.court.advance(to=(now + 62 * DAY).isoformat())
    assert (await road.file())["state"] == "ready"
