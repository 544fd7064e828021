"""Decisions on assets, and measures, over HTTP."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from services.custody.measures import acts, evidence, service
from services.custody.measures.schemas import (
    DecisionIn,
    DecisionOut,
    LiftingIn,
    MeasureFilter,
    MeasureOut,
)
from shared.platform.http import Calling, Reading
from shared.platform.paging import Page
from shared.values.articles import REGULATION
from shared.values.case_number import CaseNumberStr
from shared.values.roles import READERS

router = APIRouter(tags=[f"measures 查封冻结 {REGULATION['二(二)2']}"])


@router.post("/assets/{asset_id}/decision", status_code=201, **acts.DECIDE_ASSET.route())
async def decide(asset_id: str, body: DecisionIn, caller: Calling, peers: Reading) -> DecisionOut:
    """Freeze online, delegate, hand to the offline team, or leave with a reason; within 24 h of the feedback."""
    read = await evidence.of_decision(caller, peers, asset_id, body)
    return await caller.act(acts.DECIDE_ASSET.offices, service.decide, asset_id, body, read)


@router.post("/measures/{measure_id}/lifting", status_code=202, **acts.LIFT_MEASURE.route())
async def lift(measure_id: str, body: LiftingIn, caller: Calling, peers: Reading) -> MeasureOut:
    """Decide to lift a measure, by a ruling that says so; it is lifted by the institution."""
    read = await evidence.of_lifting(caller, peers, measure_id, body)
    return await caller.act(acts.LIFT_MEASURE.offices, service.decide_lifting, measure_id, body, read)


@router.get("/measures", summary="查封冻结列表")
async def list_measures(asked: Annotated[MeasureFilter, Query()], caller: Calling) -> Page[MeasureOut]:
    return await caller.read(READERS, service.list_measures, asked)


@router.get("/measures/{measure_id}", summary="查封冻结措施")
async def read_measure(measure_id: str, caller: Calling) -> MeasureOut:
    return await caller.read(READERS, service.read_measure, measure_id)


@router.get("/cases/{case_number}/measures", summary="本案的查封冻结")
async def measures_of_case(
    case_number: CaseNumberStr, asked: Annotated[MeasureFilter, Query()], caller: Calling
) -> Page[MeasureOut]:
    return await caller.read(READERS, service.list_measures, asked, case_number)
