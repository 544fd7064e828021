"""The daily inspection over HTTP."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response

from services.intake.inspection import acts, service
from services.intake.inspection.rules import ARTICLE
from services.intake.inspection.schemas import (
    FindingFilter,
    FindingOut,
    InspectionCard,
    InspectionFilter,
    InspectionOut,
    InspectionReviewIn,
)
from shared.platform.http import Calling, IfMatch, tag
from shared.platform.paging import Page
from shared.values.roles import STAFF

router = APIRouter(tags=[f"inspection 每日检查 {ARTICLE}"])


@router.get("/daily-inspections", summary="每日检查报告列表")
async def list_inspections(
    asked: Annotated[InspectionFilter, Query()], caller: Calling
) -> Page[InspectionCard]:
    return await caller.read(STAFF, service.list_inspections, asked)


@router.post("/daily-inspections", status_code=201, **acts.MAKE_INSPECTION.route())
async def make_inspection(caller: Calling) -> InspectionOut:
    """Look at the register now: what is new is added to the day's report."""
    return await caller.act(acts.MAKE_INSPECTION.offices, service.make)


@router.get("/daily-inspections/{inspection_id}", summary="每日检查报告")
async def read_inspection(inspection_id: str, caller: Calling, answer: Response) -> InspectionOut:
    """ETag: its version, which who confirms it says by If-Match: what he has not seen he cannot confirm."""
    found = await caller.read(STAFF, service.read, inspection_id)
    tag(answer, found.version)
    return found


@router.post("/daily-inspections/{inspection_id}/review", **acts.REVIEW_INSPECTION.route())
async def review_inspection(
    inspection_id: str, seen: IfMatch, body: InspectionReviewIn, caller: Calling
) -> InspectionOut:
    return await caller.act(acts.REVIEW_INSPECTION.offices, service.review, inspection_id, seen, body)


@router.get("/inspection-findings", summary="检查发现的事项")
async def list_findings(asked: Annotated[FindingFilter, Query()], caller: Calling) -> Page[FindingOut]:
    """What was found, each with its case."""
    return await caller.read(STAFF, service.list_findings, asked)
