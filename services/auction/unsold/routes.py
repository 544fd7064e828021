"""A thing that found no buyer, over HTTP."""

from __future__ import annotations

from fastapi import APIRouter

from services.auction.disposals.evidence import case_file_of
from services.auction.disposals.schemas import DisposalOut
from services.auction.listing.schemas import ListingOut
from services.auction.unsold import acts, evidence, service
from services.auction.unsold.schemas import TakingIn, UnsoldIn
from shared.platform.http import Calling, Reading
from shared.values.articles import PMB

router = APIRouter(tags=[f"unsold 流拍后以物抵债、退还 {PMB[16]}"])


@router.post("/disposals/{asset_id}/taking", status_code=201, **acts.TAKE.route())
async def take(asset_id: str, body: TakingIn, caller: Calling, peers: Reading) -> ListingOut:
    """A creditor takes the thing at the price at which it found no buyer."""
    read = await evidence.gather(caller, peers, asset_id)
    return await caller.act(acts.TAKE.offices, service.take, read, asset_id, body)


@router.post("/disposals/{asset_id}/return", status_code=201, **acts.RETURN.route())
async def give_back(asset_id: str, body: UnsoldIn, caller: Calling, peers: Reading) -> DisposalOut:
    """Nobody buys or takes it: it is given back, or stays seized for another measure."""
    file = await case_file_of(caller, peers, asset_id)
    return await caller.act(acts.RETURN.offices, service.give_back, file, asset_id, body)
