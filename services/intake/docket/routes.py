"""The register of duties and the work log over HTTP."""

from __future__ import annotations

from fastapi import APIRouter

from services.intake.docket import service
from services.intake.docket.schemas import DutyOut, WorkLogOut
from shared.platform.http import Calling
from shared.values.articles import REGULATION
from shared.values.case_number import CaseNumberStr
from shared.values.roles import STAFF

router = APIRouter(tags=[f"docket 期限登记 {REGULATION['二(五)2']}"])


@router.get("/cases/{case_number}/duties")
async def list_duties(case_number: CaseNumberStr, caller: Calling) -> list[DutyOut]:
    return await caller.read(STAFF, service.list_duties, f"case/{case_number}")


@router.get("/cases/{case_number}/work-log")
async def list_work_log(case_number: CaseNumberStr, caller: Calling) -> list[WorkLogOut]:
    return await caller.read(STAFF, service.list_work_log, f"case/{case_number}")
