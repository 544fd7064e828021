"""An unpaid sale over HTTP."""

from __future__ import annotations

from fastapi import APIRouter

from services.auction.default import acts, evidence, service
from services.auction.default.schemas import DefaultIn, LateIn
from services.auction.listing.schemas import ListingOut
from shared.platform.http import Calling, Reading
from shared.values.articles import NET

router = APIRouter(tags=[f"default 悔拍、逾期交款 {NET[24]}"])


@router.post("/disposals/{asset_id}/default", status_code=201, **acts.DECLARE.route())
async def declare(asset_id: str, body: DefaultIn, caller: Calling, peers: Reading) -> ListingOut:
    """The buyer's default: the deposit is kept, the thing is auctioned again."""
    read = await evidence.gather(caller, peers, asset_id, body.decision)
    return await caller.act(acts.DECLARE.offices, service.declare, read, asset_id, body)


@router.post("/disposals/{asset_id}/late-balance", status_code=201, **acts.ACCEPT_LATE.route())
async def accept_late(asset_id: str, body: LateIn, caller: Calling, peers: Reading) -> ListingOut:
    """What came too late is the price; or it may still be paid until a day that the court sets."""
    read = await evidence.gather(caller, peers, asset_id, body.decision)
    return await caller.act(acts.ACCEPT_LATE.offices, service.accept_late, read, asset_id, body)
