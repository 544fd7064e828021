"""Waivers over HTTP."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from services.intake.waivers import acts, evidence, service
from services.intake.waivers.schemas import WaiverDecisionIn, WaiverFilter, WaiverIn, WaiverOut
from shared.contracts.documents.records import FILES
from shared.platform.http import Calling, Reading
from shared.platform.paging import Page
from shared.values.case_number import CaseNumberStr
from shared.values.roles import READERS

router = APIRouter(tags=[f"waivers 放弃、和解 {acts.ARTICLE}"])


@router.post("/cases/{case_number}/waivers", status_code=201, **acts.RECORD_WAIVER.route())
async def record_waiver(
    case_number: CaseNumberStr, body: WaiverIn, caller: Calling, peers: Reading
) -> WaiverOut:
    files = await peers.read_all(FILES, case_number=case_number)
    return await caller.act(acts.RECORD_WAIVER.offices, service.record, case_number, body, files)


@router.get("/waivers", summary="放弃、和解、减免列表")
async def list_waivers(asked: Annotated[WaiverFilter, Query()], caller: Calling) -> Page[WaiverOut]:
    return await caller.read(READERS, service.list_waivers, asked)


@router.get("/cases/{case_number}/waivers", summary="本案的放弃、和解、减免")
async def waivers_of_case(
    case_number: CaseNumberStr, asked: Annotated[WaiverFilter, Query()], caller: Calling
) -> Page[WaiverOut]:
    return await caller.read(READERS, service.list_waivers, asked, case_number)


@router.get("/waivers/{waiver_id}", summary="放弃、和解、减免")
async def read_waiver(waiver_id: str, caller: Calling) -> WaiverOut:
    return await caller.read(READERS, service.read, waiver_id)


@router.post("/waivers/{waiver_id}/decision", **acts.DECIDE_WAIVER.route())
async def decide_waiver(waiver_id: str, body: WaiverDecisionIn, caller: Calling, peers: Reading) -> WaiverOut:
    """The judge of the case confirms what the paper says, refuses it, or notes that it does no longer stand."""
    files = await evidence.of_waiver(caller, peers, waiver_id)
    return await caller.act(acts.DECIDE_WAIVER.offices, service.decide, waiver_id, body, files)
