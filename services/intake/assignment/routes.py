"""Assignment over HTTP."""

from __future__ import annotations

from fastapi import APIRouter

from services.intake.assignment import service
from services.intake.assignment.schemas import AssignmentIn
from services.intake.filing.schemas import CaseOut
from shared.platform.http import Calling, IfMatch
from shared.values.articles import REGULATION
from shared.values.case_number import CaseNumberStr
from shared.values.roles import Office

router = APIRouter(tags=[f"assignment 分案 {REGULATION['二(五)1']}"])


@router.put("/cases/{case_number}/assignment")
async def assign(case_number: CaseNumberStr, body: AssignmentIn, seen: IfMatch, caller: Calling) -> CaseOut:
    """Assign the case; If-Match carries the case's version."""
    return await caller.act(Office.QUALITY_OFFICER, service.assign, case_number, seen, body)
