"""Offline results over HTTP."""

from __future__ import annotations

from fastapi import APIRouter

from services.custody.measures.schemas import DecisionOut, MeasureOut
from services.custody.offline import acts, evidence, service
from services.custody.offline.schemas import OfflineIn, ReturnIn
from shared.platform.http import Calling, Reading

router = APIRouter(tags=[f"offline 线下查控 {acts.RECORD_OFFLINE.article}"])


@router.post("/assets/{asset_id}/offline-result", status_code=201, **acts.RECORD_OFFLINE.route())
async def record_result(asset_id: str, body: OfflineIn, caller: Calling, peers: Reading) -> DecisionOut:
    """What came of an asset that was to be dealt with offline: seized, or to be decided anew."""
    read = await evidence.of_result(caller, peers, asset_id, body)
    return await caller.act(acts.RECORD_OFFLINE.offices, service.record_result, asset_id, body, read)


@router.post("/measures/{measure_id}/return", status_code=201, **acts.RECORD_RETURN.route())
async def record_return(measure_id: str, body: ReturnIn, caller: Calling, peers: Reading) -> MeasureOut:
    """The institution has lifted or renewed, as decided, what was seized offline."""
    files = await evidence.of_return(caller, peers, measure_id)
    return await caller.act(acts.RECORD_RETURN.offices, service.record_return, measure_id, body, files)
