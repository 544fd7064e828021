"""Saved views over HTTP."""

from __future__ import annotations

from fastapi import APIRouter

from services.intake.views import acts, rules, service
from services.intake.views.schemas import SavedViewIn, SavedViewOut
from shared.platform.http import Calling
from shared.values.roles import STAFF

router = APIRouter(tags=[f"views 保存的视图 {rules.ARTICLE}"])


@router.get("/saved-views", summary="我保存的视图")
async def list_views(caller: Calling) -> list[SavedViewOut]:
    return await caller.read(STAFF, service.list_views)


@router.post("/saved-views", status_code=201, **acts.SAVE_VIEW.route())
async def save(body: SavedViewIn, caller: Calling) -> SavedViewOut:
    return await caller.act(acts.SAVE_VIEW.offices, service.save, body)


@router.post("/saved-views/{view_id}/removal", **acts.REMOVE_VIEW.route())
async def remove(view_id: str, caller: Calling) -> SavedViewOut:
    return await caller.act(acts.REMOVE_VIEW.offices, service.remove, view_id)
