"""Assignment and re-assignment over HTTP."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from services.intake.assignment import acts, service
from services.intake.assignment.schemas import (
    AssignmentIn,
    ReassignmentFilter,
    ReassignmentIn,
    ReassignmentOut,
    TriageOut,
)
from services.intake.filing.schemas import CaseOut
from shared.platform.http import Calling, IfMatch
from shared.platform.paging import Page
from shared.values.articles import REGULATION
from shared.values.case_number import CaseNumberStr
from shared.values.roles import STAFF

router = APIRouter(tags=[f"assignment 分案 {REGULATION['二(五)1']}"])


@router.put("/cases/{case_number}/assignment", **acts.ASSIGN_CASE.route())
async def assign(case_number: CaseNumberStr, body: AssignmentIn, seen: IfMatch, caller: Calling) -> CaseOut:
    """Assign the case; If-Match carries the case's version."""
    return await caller.act(acts.ASSIGN_CASE.offices, service.assign, case_number, seen, body)


@router.get("/cases/{case_number}/triage", summary="本案的繁简分流、分案依据")
async def read_triage(case_number: CaseNumberStr, caller: Calling) -> TriageOut:
    return await caller.read(STAFF, service.read_triage, case_number)


@router.post("/cases/{case_number}/reassignments", status_code=201, **acts.REASSIGN_CASE.route())
async def reassign(
    case_number: CaseNumberStr, body: ReassignmentIn, seen: IfMatch, caller: Calling
) -> CaseOut:
    """Pass the case to another officer or judge, with the reason; If-Match carries the case's version."""
    return await caller.act(acts.REASSIGN_CASE.offices, service.reassign, case_number, seen, body)


@router.get("/reassignments", summary="变更承办人、执行法官列表")
async def list_reassignments(
    asked: Annotated[ReassignmentFilter, Query()], caller: Calling
) -> Page[ReassignmentOut]:
    return await caller.read(STAFF, service.list_reassignments, asked)


@router.get("/cases/{case_number}/reassignments", summary="本案承办人、执行法官的变更")
async def reassignments_of_case(
    case_number: CaseNumberStr, asked: Annotated[ReassignmentFilter, Query()], caller: Calling
) -> Page[ReassignmentOut]:
    return await caller.read(STAFF, service.list_reassignments, asked, case_number)
