"""What is not disposed of for now, over HTTP."""

from __future__ import annotations

from fastapi import APIRouter

from services.auction.deferral import acts, evidence, service
from services.auction.deferral.schemas import DeferralEndIn, DeferralIn, DeferralOut
from shared.platform.http import Calling, Reading
from shared.values.articles import CKD

router = APIRouter(tags=[f"deferral 暂不处置 {CKD[26]}"])


@router.post("/assets/{asset_id}/deferral", status_code=201, **acts.DEFER.route())
async def defer(asset_id: str, body: DeferralIn, caller: Calling, peers: Reading) -> DeferralOut:
    """Another court or case disposes of the thing: this one does not."""
    await caller.check_office(*acts.DEFER.offices)
    read = await evidence.gather(peers, asset_id)
    return await caller.act(acts.DEFER.offices, service.defer, read, body)


@router.post("/assets/{asset_id}/deferral-end", status_code=201, **acts.END.route())
async def end(asset_id: str, body: DeferralEndIn, caller: Calling, peers: Reading) -> DeferralOut:
    """Our seizure is the first now: the thing is to be disposed of."""
    await caller.check_office(*acts.END.offices)
    read = await evidence.gather(peers, asset_id)
    return await caller.act(acts.END.offices, service.end, read, body)
