"""Holds over HTTP."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from services.funds.granting import GrantIn
from services.funds.holds import acts, evidence, service
from services.funds.holds.schemas import HoldFilter, HoldIn, HoldOut, LiftIn
from shared.platform.http import Calling, Reading
from shared.platform.paging import Page
from shared.values.articles import REGULATION
from shared.values.case_number import CaseNumberStr
from shared.values.roles import READERS

router = APIRouter(tags=[f"holds 暂缓发放 {REGULATION['二(六)5(2)']}"])


@router.post("/cases/{case_number}/holds", status_code=201, **acts.REQUEST_HOLD.route())
async def request(case_number: CaseNumberStr, body: HoldIn, caller: Calling, peers: Reading) -> HoldOut:
    """The officer asks that the case's money wait."""
    files = await evidence.files_of(caller, peers, case_number)
    return await caller.act(acts.REQUEST_HOLD.offices, service.request, case_number, files, body)


@router.get("/holds", summary="暂缓发放列表")
async def list_holds(asked: Annotated[HoldFilter, Query()], caller: Calling) -> Page[HoldOut]:
    return await caller.read(READERS, service.list_holds, asked)


@router.get("/cases/{case_number}/holds", summary="本案的暂缓发放")
async def holds_of_case(
    case_number: CaseNumberStr, asked: Annotated[HoldFilter, Query()], caller: Calling
) -> Page[HoldOut]:
    return await caller.read(READERS, service.list_holds, asked, case_number)


@router.get("/holds/{hold_id}", summary="暂缓发放")
async def read(hold_id: str, caller: Calling) -> HoldOut:
    return await caller.read(READERS, service.read, hold_id)


@router.post("/holds/{hold_id}/decision", status_code=201, **acts.DECIDE_HOLD.route())
async def decide(hold_id: str, body: GrantIn, caller: Calling) -> HoldOut:
    """A leader grants it, until its last day at most, or refuses it."""
    return await caller.act(acts.DECIDE_HOLD.offices, service.decide, hold_id, body)


@router.post("/holds/{hold_id}/lifting", status_code=201, **acts.LIFT_HOLD.route())
async def lift(hold_id: str, body: LiftIn, caller: Calling) -> HoldOut:
    """The money is paid out again."""
    return await caller.act(acts.LIFT_HOLD.offices, service.lift, hold_id, body)
