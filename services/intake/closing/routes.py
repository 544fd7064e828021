"""Closing and archiving over HTTP."""

from __future__ import annotations

from fastapi import APIRouter, Request

from services.intake.closing import service
from services.intake.closing.schemas import ClosingRequestIn, ClosingRequestOut, ReviewIn
from shared.platform.http import Calling
from shared.values.articles import REGULATION
from shared.values.case_number import CaseNumberStr
from shared.values.roles import STAFF, Office

router = APIRouter(tags=[f"closing 结案审查 {REGULATION['二(五)4']}"])


@router.post("/cases/{case_number}/closing-requests", status_code=201)
async def request_closing(
    case_number: CaseNumberStr, body: ClosingRequestIn, caller: Calling
) -> ClosingRequestOut:
    return await caller.act(Office.HANDLING_OFFICER, service.request, case_number, body)


@router.get("/cases/{case_number}/closing-requests")
async def list_requests(case_number: CaseNumberStr, caller: Calling) -> list[ClosingRequestOut]:
    return await caller.act(STAFF, service.list_requests, case_number)


@router.post("/closing-requests/{request_id}/review")
async def review(request_id: str, body: ReviewIn, caller: Calling, request: Request) -> ClosingRequestOut:
    """Review a request against what every team's record says; all faults are told at once."""
    case_number = await caller.reading().act(Office.QUALITY_OFFICER, service.case_of, request_id)
    gathered = await service.gather(request.app.state.peers, caller.token, case_number)
    return await caller.act(Office.QUALITY_OFFICER, service.review, request_id, body, gathered)


@router.post("/cases/{case_number}/archive", status_code=204)
async def archive(case_number: CaseNumberStr, caller: Calling, request: Request) -> None:
    dossier = await service.gather_dossier(request.app.state.peers, caller.token, case_number)
    await caller.act(Office.DOSSIER_KEEPER, service.archive, case_number, dossier)
