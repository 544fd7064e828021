"""The court's figures and its bulletins over HTTP."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from services.intake.assessment import acts, service
from services.intake.assessment.rules import ARTICLE
from services.intake.assessment.schemas import (
    AssessedFilter,
    AssessedOut,
    BulletinCard,
    BulletinCorrectionIn,
    BulletinFilter,
    BulletinIn,
    BulletinOut,
    Figures,
    FiguresFilter,
    PassageFilter,
    PassageOut,
)
from shared.platform.http import Calling
from shared.platform.paging import Page
from shared.values.roles import LEADERS, STAFF, Office

router = APIRouter(tags=[f"assessment 考核通报、数据分析 {ARTICLE}"])
_READERS = (*LEADERS, Office.QUALITY_OFFICER)


@router.get("/assessment", summary="考核分析")
async def read_figures(asked: Annotated[FiguresFilter, Query()], caller: Calling) -> Figures:
    """The "3+1" indicators, how each clause is kept and how long cases stay in each stage; nobody is ranked."""
    return await caller.read(_READERS, service.read_figures, asked)


@router.get("/assessed-cases", summary="指标所计的案件")
async def list_assessed(asked: Annotated[AssessedFilter, Query()], caller: Calling) -> Page[AssessedOut]:
    return await caller.read(_READERS, service.list_assessed, asked)


@router.get("/stage-passages", summary="各阶段用时的案件")
async def list_passages(asked: Annotated[PassageFilter, Query()], caller: Calling) -> Page[PassageOut]:
    return await caller.read(_READERS, service.list_passages, asked)


@router.get("/bulletins", summary="考核通报列表")
async def list_bulletins(asked: Annotated[BulletinFilter, Query()], caller: Calling) -> Page[BulletinCard]:
    return await caller.read(STAFF, service.list_bulletins, asked)


@router.post("/bulletins", status_code=201, **acts.PUBLISH_BULLETIN.route())
async def publish_bulletin(body: BulletinIn, caller: Calling) -> BulletinOut:
    """Freeze the figures of a month that is over."""
    return await caller.act(acts.PUBLISH_BULLETIN.offices, service.publish, body)


@router.get("/bulletins/{bulletin_id}", summary="考核通报")
async def read_bulletin(bulletin_id: str, caller: Calling) -> BulletinOut:
    return await caller.read(STAFF, service.read_bulletin, bulletin_id)


@router.post("/bulletins/{bulletin_id}/correction", status_code=201, **acts.CORRECT_BULLETIN.route())
async def correct_bulletin(bulletin_id: str, body: BulletinCorrectionIn, caller: Calling) -> BulletinOut:
    """Publish the month again; what was published before stays."""
    return await caller.act(acts.CORRECT_BULLETIN.offices, service.correct, bulletin_id, body)
