"""Closing and archiving over HTTP."""

from __future__ import annotations

from fastapi import APIRouter

from services.intake.closing import evidence, service
from services.intake.closing.schemas import ClosingRequestIn, ClosingRequestOut, ReviewIn
from shared.contracts.documents.records import FILES, HAND_OVERS
from shared.platform.http import Calling, Reading
from shared.values.articles import REGULATION
from shared.values.case_number import CaseNumberStr
from shared.values.roles import STAFF, Office

router = APIRouter(tags=[f"closing 结案审查 {REGULATION['二(五)4']}"])


@router.post("/cases/{case_number}/closing-requests", status_code=201)
async def request_closing(
    case_number: CaseNumberStr, body: ClosingRequestIn, caller: Calling, peers: Reading
) -> ClosingRequestOut:
    files = await peers.read(FILES, case_number=case_number) if body.performance_record or body.waiver else []
    return await caller.act(Office.HANDLING_OFFICER, service.request, case_number, body, files)


@router.get("/cases/{case_number}/closing-requests")
async def list_requests(case_number: CaseNumberStr, caller: Calling) -> list[ClosingRequestOut]:
    return await caller.read(STAFF, service.list_requests, case_number)


@router.post("/closing-requests/{request_id}/review")
async def review(request_id: str, body: ReviewIn, caller: Calling, peers: Reading) -> ClosingRequestOut:
    """Review a request against what every team's record says; all faults are told at once."""
    held = await evidence.of_request(caller, peers, request_id)
    return await caller.act(Office.QUALITY_OFFICER, service.review, request_id, body, held)


@router.post("/cases/{case_number}/archive", status_code=204)
async def archive(case_number: CaseNumberStr, caller: Calling, peers: Reading) -> None:
    hand_overs = await peers.read(HAND_OVERS, case_number=case_number)
    await caller.act(Office.DOSSIER_KEEPER, service.archive, case_number, hand_overs)
