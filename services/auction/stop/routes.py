"""Stopping a published auction over HTTP."""

from __future__ import annotations

from fastapi import APIRouter

from services.auction.disposals.evidence import case_file_of, decided
from services.auction.notification import ToldIn
from services.auction.stop import acts, evidence, service
from services.auction.stop.schemas import CauseGoneIn, ResumptionIn, StopIn, StopOut
from shared.platform.http import Calling, Reading
from shared.values.articles import NET

router = APIRouter(tags=[f"stop 暂缓、中止、撤回、恢复拍卖 {NET[28]}"])


@router.post("/disposals/{asset_id}/stop", status_code=201, **acts.STOP.route())
async def stop(asset_id: str, body: StopIn, caller: Calling, peers: Reading) -> StopOut:
    """Defer, stay or call off the announced auction: the platform is told at once."""
    read = await evidence.gather(caller, peers, asset_id)
    named = await decided(peers, asset_id, body.decision)
    return await caller.act(acts.STOP.offices, service.stop, read, named, asset_id, body)


@router.post("/disposals/{asset_id}/stop-notice", status_code=201, **acts.TELL.route())
async def tell(asset_id: str, body: ToldIn, caller: Calling, peers: Reading) -> StopOut:
    """The parties told of what has stopped the auction."""
    file = await case_file_of(caller, peers, asset_id)
    return await caller.act(acts.TELL.offices, service.tell, file, asset_id, body)


@router.post("/disposals/{asset_id}/suspension-cause-end", status_code=201, **acts.CAUSE_GONE.route())
async def cause_gone(asset_id: str, body: CauseGoneIn, caller: Calling, peers: Reading) -> StopOut:
    """What the auction was suspended for has gone."""
    file = await case_file_of(caller, peers, asset_id)
    return await caller.act(acts.CAUSE_GONE.offices, service.cause_gone, file, asset_id, body)


@router.post("/disposals/{asset_id}/resumption", status_code=201, **acts.RESUME.route())
async def resume(asset_id: str, body: ResumptionIn, caller: Calling, peers: Reading) -> StopOut:
    """The suspended auction goes on."""
    standing = await evidence.standing_of(caller, peers, asset_id)
    return await caller.act(acts.RESUME.offices, service.resume, standing, asset_id, body)
