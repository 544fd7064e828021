"""Lists across cases over HTTP."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from services.intake.overview import service
from services.intake.overview.schemas import (
    CaseCard,
    CaseFilter,
    DutyCard,
    DutyFilter,
    EarlyFilter,
    EarlyPage,
    TimelineFilter,
    TimelineOut,
)
from shared.platform.http import Calling
from shared.platform.paging import Page
from shared.values.articles import REGULATION
from shared.values.case_number import CaseNumberStr
from shared.values.roles import STAFF

router = APIRouter(tags=[f"overview 查询 {REGULATION['二(五)2']}"])


@router.get("/cases", summary="案件列表与查找")
async def list_cases(asked: Annotated[CaseFilter, Query()], caller: Calling) -> Page[CaseCard]:
    """Cases across the court, filtered, sorted and searched."""
    return await caller.read(STAFF, service.list_cases, asked)


@router.get("/cases/{case_number}/timeline", summary="本案的经过")
async def timeline(
    case_number: CaseNumberStr, asked: Annotated[TimelineFilter, Query()], caller: Calling
) -> Page[TimelineOut]:
    """What all teams have done in the case, and each step of its duties: who and when."""
    return await caller.read(STAFF, service.timeline, asked, case_number)


@router.get("/duties", summary="期限事项列表")
async def list_duties(asked: Annotated[DutyFilter, Query()], caller: Calling) -> Page[DutyCard]:
    """Duties across cases: what is due until when, and what is late."""
    return await caller.read(STAFF, service.list_duties, asked)


@router.get("/duties/early", summary="早期预警：查封冻结、案款的期限")
async def list_early(asked: Annotated[EarlyFilter, Query()], caller: Calling) -> EarlyPage:
    """The caller's own deadlines of measures and money, by bands of days before their end."""
    return await caller.read(STAFF, service.list_early, asked)
