"""Assignment and re-assignment over HTTP."""

from __future__ import annotations

from fastapi import APIRouter

from services.intake.assignment import service
from services.intake.assignment.schemas import AssignmentIn, ReassignmentIn, ReassignmentOut
from services.intake.filing.schemas import CaseOut
from shared.platform.http import Calling, IfMatch
from shared.values.articles import REGULATION
from shared.values.case_number import CaseNumberStr
from shared.values.roles import STAFF, Office

router = APIRouter(tags=[f"assignment 分案 {REGULATION['二(五)1']}"])


@router.put("/cases/{case_number}/assignment")
async def assign(case_number: CaseNumberStr, body: AssignmentIn, seen: IfMatch, caller: Calling) -> CaseOut:
    """Assign the case; If-Match carries the case's version."""
    return await caller.act(Office.QUALITY_OFFICER, service.assign, case_number, seen, body)


@router.post("/cases/{case_number}/reassignments", status_code=201)
async def reassign(
    case_number: CaseNumberStr, body: ReassignmentIn, seen: IfMatch, caller: Calling
) -> CaseOut:
    """Pass the case to another officer or judge, with the reason; If-Match carries the case's version."""
    return await caller.act(Office.QUALITY_OFFICER, service.reassign, case_number, seen, body)


@router.get("/cases/{case_number}/reassignments")
async def list_reassignments(case_number: CaseNumberStr, caller: Calling) -> list[ReassignmentOut]:
    return await caller.read(STAFF, service.list_reassignments, case_number)
