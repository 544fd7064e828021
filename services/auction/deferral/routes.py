"""What is not disposed of for now, over HTTP."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from services.auction.deferral import acts, evidence, service
from services.auction.deferral.schemas import (
    DeferralEndIn,
    DeferralFile,
    DeferralFilter,
    DeferralIn,
    DeferralOut,
)
from shared.platform.http import Calling, Reading
from shared.platform.paging import Page
from shared.values.articles import CKD
from shared.values.case_number import CaseNumberStr
from shared.values.roles import READERS

router = APIRouter(tags=[f"deferral 暂不处置 {CKD[26]}"])


@router.post("/assets/{asset_id}/deferral", status_code=201, **acts.DEFER.route())
async def defer(asset_id: str, body: DeferralIn, caller: Calling, peers: Reading) -> DeferralOut:
    """Another court or case disposes of the thing: this one does not."""
    read = await evidence.gather(peers, asset_id)
    return await caller.act(acts.DEFER.offices, service.defer, read, body)


@router.post("/assets/{asset_id}/deferral-end", status_code=201, **acts.END.route())
async def end(asset_id: str, body: DeferralEndIn, caller: Calling, peers: Reading) -> DeferralOut:
    """Our seizure is the first now: the thing is to be disposed of."""
    read = await evidence.gather(peers, asset_id)
    return await caller.act(acts.END.offices, service.end, read, body)


@router.get("/deferrals", summary="暂不处置列表")
async def list_deferrals(asked: Annotated[DeferralFilter, Query()], caller: Calling) -> Page[DeferralFile]:
    return await caller.read(READERS, service.deferrals, asked)


@router.get("/deferrals/{asset_id}", summary="暂不处置情况")
async def read(asset_id: str, caller: Calling) -> DeferralFile:
    return await caller.read(READERS, service.read, asset_id)


@router.get("/cases/{case_number}/deferrals", summary="本案的暂不处置")
async def of_case(
    case_number: CaseNumberStr, asked: Annotated[DeferralFilter, Query()], caller: Calling
) -> Page[DeferralFile]:
    return await caller.read(READERS, service.deferrals, asked, case_number)
