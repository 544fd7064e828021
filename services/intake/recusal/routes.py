"""Recusal over HTTP."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from services.intake.recusal import acts, service
from services.intake.recusal.rules import ARTICLE
from services.intake.recusal.schemas import GroundEndIn, GroundFilter, GroundIn, GroundOut
from shared.platform.http import Calling
from shared.platform.paging import Page
from shared.values.roles import STAFF

router = APIRouter(tags=[f"recusal 回避 {ARTICLE}"])


@router.post("/recusal-grounds", status_code=201, **acts.ENTER_GROUND.route())
async def enter_recusal_ground(body: GroundIn, caller: Calling) -> GroundOut:
    """One's own; of another, by who assigns the cases and the president."""
    return await caller.act(acts.ENTER_GROUND.offices, service.enter, body)


@router.get("/recusal-grounds", summary="回避情形列表")
async def list_recusal_grounds(asked: Annotated[GroundFilter, Query()], caller: Calling) -> Page[GroundOut]:
    return await caller.read(STAFF, service.list_grounds, asked)


@router.get("/recusal-grounds/{ground_id}", summary="回避情形")
async def read_recusal_ground(ground_id: str, caller: Calling) -> GroundOut:
    return await caller.read(STAFF, service.read, ground_id)


@router.post("/recusal-grounds/{ground_id}/end", **acts.END_GROUND.route())
async def end_recusal_ground(ground_id: str, body: GroundEndIn, caller: Calling) -> GroundOut:
    return await caller.act(acts.END_GROUND.offices, service.end, ground_id, body)
