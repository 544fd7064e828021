"""The work log over HTTP."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from services.intake.work_log import service
from services.intake.work_log.schemas import OfficersLogOut, WorkLogOut
from shared.platform.http import Calling
from shared.platform.paging import Listing, Page
from shared.platform.work import COURT
from shared.values.articles import REGULATION
from shared.values.case_number import CaseNumberStr
from shared.values.roles import LEADERS, STAFF, Office

router = APIRouter(tags=[f"work_log 工作日志 {REGULATION['二(五)2']}"])
_COURT_READERS = (*LEADERS, Office.FUNDS_OFFICER, Office.FINANCE_HEAD, Office.DISCIPLINE_INSPECTOR)


@router.get("/cases/{case_number}/work-log", summary="本案的工作日志")
async def list_work_log(
    case_number: CaseNumberStr, asked: Annotated[Listing, Query()], caller: Calling
) -> Page[WorkLogOut]:
    return await caller.read(STAFF, service.list_work_log, asked, case_number)


@router.get("/work-log", summary="本院的工作日志")
async def list_court_work_log(asked: Annotated[Listing, Query()], caller: Calling) -> Page[WorkLogOut]:
    """Of what belongs to no single case, as an anomaly on the main account (二(六)3)."""
    return await caller.read(_COURT_READERS, service.list_work_log, asked, COURT)


@router.get("/officers/{staff_id}/work-log", summary="承办人各案的工作日志")
async def list_officers_log(
    staff_id: str, asked: Annotated[Listing, Query()], caller: Calling
) -> Page[OfficersLogOut]:
    """What was written while he had the case, so far as it is open to who asks: after a re-assignment it stays his."""
    return await caller.read(STAFF, service.list_officers_log, asked, staff_id)
