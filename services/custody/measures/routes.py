"""Decisions on assets, and measures, over HTTP."""

from __future__ import annotations

from fastapi import APIRouter

from services.custody.measures import evidence, service
from services.custody.measures.schemas import DecisionIn, DecisionOut, LiftingIn, MeasureOut
from shared.platform.http import Calling, Reading
from shared.values.articles import REGULATION
from shared.values.case_number import CaseNumberStr
from shared.values.roles import READERS, Office

router = APIRouter(tags=[f"measures 查封冻结 {REGULATION['二(二)2']}"])


@router.post("/assets/{asset_id}/decision", status_code=201)
async def decide(asset_id: str, body: DecisionIn, caller: Calling, peers: Reading) -> DecisionOut:
    """Freeze online, delegate, hand to the offline team, or leave with a reason; within 24 h of the feedback."""
    read = await evidence.of_decision(caller, peers, asset_id, body)
    return await caller.act(Office.CUSTODY_OFFICER, service.decide, asset_id, body, read)


@router.post("/measures/{measure_id}/lifting", status_code=202)
async def lift(measure_id: str, body: LiftingIn, caller: Calling, peers: Reading) -> MeasureOut:
    """Decide to lift a measure, by a ruling that says so; it is lifted by the institution."""
    read = await evidence.of_lifting(caller, peers, measure_id, body)
    return await caller.act(Office.CUSTODY_OFFICER, service.decide_lifting, measure_id, body, read)


@router.get("/cases/{case_number}/measures")
async def list_measures(case_number: CaseNumberStr, caller: Calling) -> list[MeasureOut]:
    return await caller.read(READERS, service.list_measures, case_number)
