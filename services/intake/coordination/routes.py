"""Co-ordination over HTTP."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from services.intake.coordination import acts, evidence, service
from services.intake.coordination.rules import ARTICLE
from services.intake.coordination.schemas import (
    CoordinationEndIn,
    CoordinationFilter,
    CoordinationIn,
    CoordinationOut,
)
from shared.platform.http import Calling, Reading
from shared.platform.paging import Page
from shared.values.case_number import CaseNumberStr
from shared.values.roles import READERS

router = APIRouter(tags=[f"coordination 协调办理 {ARTICLE}"])


@router.post("/cases/{case_number}/coordinations", status_code=201, **acts.DECIDE_COORDINATION.route())
async def decide_coordination(
    case_number: CaseNumberStr, body: CoordinationIn, caller: Calling, peers: Reading
) -> CoordinationOut:
    """The case disposes of a thing that other cases have, too."""
    held = await evidence.gather(caller, peers, body.asset)
    return await caller.act(acts.DECIDE_COORDINATION.offices, service.decide, case_number, body, *held)


@router.get("/coordinations", summary="协调办理决定列表")
async def list_coordinations(
    asked: Annotated[CoordinationFilter, Query()], caller: Calling
) -> Page[CoordinationOut]:
    return await caller.read(READERS, service.list_coordinations, asked)


@router.get("/cases/{case_number}/coordinations", summary="约束本案的协调办理决定")
async def coordinations_of_case(
    case_number: CaseNumberStr, asked: Annotated[CoordinationFilter, Query()], caller: Calling
) -> Page[CoordinationOut]:
    return await caller.read(READERS, service.list_coordinations, asked, case_number)


@router.get("/coordinations/{coordination_id}", summary="协调办理决定")
async def read_coordination(coordination_id: str, caller: Calling) -> CoordinationOut:
    return await caller.read(READERS, service.read, coordination_id)


@router.post("/coordinations/{coordination_id}/end", **acts.END_COORDINATION.route())
async def end_coordination(coordination_id: str, body: CoordinationEndIn, caller: Calling) -> CoordinationOut:
    return await caller.act(acts.END_COORDINATION.offices, service.end, coordination_id, body)
