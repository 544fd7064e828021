"""A sale of what is held no more, over HTTP."""

from __future__ import annotations

from fastapi import APIRouter

from services.auction.disposals.evidence import case_file_of, decided, held_now
from services.auction.listing.schemas import ListingOut
from services.auction.settlement.evidence import deliveries
from services.auction.unheld import acts, service
from services.auction.unheld.schemas import AnnulIn, UpholdIn
from shared.platform.http import Calling, Reading
from shared.values.articles import CKD

router = APIRouter(tags=[f"unheld 在拍财产查封失效 {CKD[27]}"])


@router.post("/disposals/{asset_id}/upholding", status_code=201, **acts.UPHOLD.route())
async def uphold(asset_id: str, body: UpholdIn, caller: Calling, peers: Reading) -> ListingOut:
    """The thing is seized anew, and first in rank: its auction goes on, its sale stands."""
    file = await case_file_of(caller, peers, asset_id)
    held = await held_now(peers, asset_id)
    return await caller.act(acts.UPHOLD.offices, service.uphold, file.case, held, asset_id, body)


@router.post("/disposals/{asset_id}/annulment", status_code=201, **acts.ANNUL_SALE.route())
async def annul(asset_id: str, body: AnnulIn, caller: Calling, peers: Reading) -> ListingOut:
    """The sale is undone, and the disposal given up: the buyer's money goes back to him."""
    file = await case_file_of(caller, peers, asset_id)
    named = await decided(peers, asset_id, body.decision)
    served = await deliveries(caller, peers, asset_id)
    return await caller.act(acts.ANNUL_SALE.offices, service.annul, file.case, named, served, asset_id, body)
