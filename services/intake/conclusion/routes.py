"""What leads to 终本, over HTTP."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from services.intake.conclusion import acts, service
from services.intake.conclusion.rules import HEARD
from services.intake.conclusion.schemas import (
    ConclusionDecisionIn,
    ConclusionFilter,
    ConclusionIn,
    ConclusionOut,
    InterviewIn,
    InterviewOut,
)
from shared.contracts.documents.records import FILES
from shared.platform.http import Calling, Reading
from shared.platform.paging import Listing, Page
from shared.values.case_number import CaseNumberStr
from shared.values.roles import READERS

router = APIRouter(tags=[f"conclusion 终本约谈、审批 {HEARD}"])


@router.post("/cases/{case_number}/interviews", status_code=201, **acts.RECORD_INTERVIEW.route())
async def record_interview(
    case_number: CaseNumberStr, body: InterviewIn, caller: Calling, peers: Reading
) -> InterviewOut:
    """What an applicant was told before the round is concluded, its opinion, and the property that it named."""
    files = await peers.read_all(FILES, case_number=case_number)
    return await caller.act(acts.RECORD_INTERVIEW.offices, service.record_interview, case_number, body, files)


@router.get("/interviews", summary="终本约谈列表")
async def list_interviews(asked: Annotated[Listing, Query()], caller: Calling) -> Page[InterviewOut]:
    return await caller.read(READERS, service.list_interviews, asked)


@router.get("/cases/{case_number}/interviews", summary="本案的终本约谈")
async def interviews_of_case(
    case_number: CaseNumberStr, asked: Annotated[Listing, Query()], caller: Calling
) -> Page[InterviewOut]:
    return await caller.read(READERS, service.list_interviews, asked, case_number)


@router.get("/interviews/{interview_id}", summary="终本约谈")
async def read_interview(interview_id: str, caller: Calling) -> InterviewOut:
    return await caller.read(READERS, service.read_interview, interview_id)


@router.post("/cases/{case_number}/conclusions", status_code=201, **acts.REQUEST_CONCLUSION.route())
async def request_conclusion(
    case_number: CaseNumberStr, body: ConclusionIn, caller: Calling, peers: Reading
) -> ConclusionOut:
    """Where an applicant has not signed, the panel examines and the president approves."""
    files = await peers.read_all(FILES, case_number=case_number)
    return await caller.act(acts.REQUEST_CONCLUSION.offices, service.request, case_number, body, files)


@router.get("/conclusions", summary="终本报批列表")
async def list_conclusions(
    asked: Annotated[ConclusionFilter, Query()], caller: Calling
) -> Page[ConclusionOut]:
    return await caller.read(READERS, service.list_conclusions, asked)


@router.get("/cases/{case_number}/conclusions", summary="本案的终本报批")
async def conclusions_of_case(
    case_number: CaseNumberStr, asked: Annotated[ConclusionFilter, Query()], caller: Calling
) -> Page[ConclusionOut]:
    return await caller.read(READERS, service.list_conclusions, asked, case_number)


@router.get("/conclusions/{conclusion_id}", summary="终本报批")
async def read_conclusion(conclusion_id: str, caller: Calling) -> ConclusionOut:
    return await caller.read(READERS, service.read_conclusion, conclusion_id)


@router.post("/conclusions/{conclusion_id}/decision", **acts.DECIDE_CONCLUSION.route())
async def decide_conclusion(conclusion_id: str, body: ConclusionDecisionIn, caller: Calling) -> ConclusionOut:
    """The president in person."""
    return await caller.act(acts.DECIDE_CONCLUSION.offices, service.decide, conclusion_id, body)


@router.post("/conclusions/{conclusion_id}/withdrawal", **acts.WITHDRAW_CONCLUSION.route())
async def withdraw_conclusion(conclusion_id: str, caller: Calling) -> ConclusionOut:
    return await caller.act(acts.WITHDRAW_CONCLUSION.offices, service.withdraw, conclusion_id)
