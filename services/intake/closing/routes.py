"""Closing and archiving over HTTP."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response

from services.intake.closing import acts, evidence, service
from services.intake.closing.schemas import ClosingFilter, ClosingRequestIn, ClosingRequestOut, ReviewIn
from shared.contracts.documents.records import EXPECTED_PAPERS, FILES, HAND_OVERS
from shared.platform.http import Calling, IfMatch, Reading, tag
from shared.platform.paging import Page
from shared.values.articles import REGULATION
from shared.values.case_number import CaseNumberStr
from shared.values.roles import STAFF

router = APIRouter(tags=[f"closing 结案审查 {REGULATION['二(五)4']}"])


@router.post("/cases/{case_number}/closing-requests", status_code=201, **acts.REQUEST_CLOSING.route())
async def request_closing(
    case_number: CaseNumberStr, body: ClosingRequestIn, caller: Calling, peers: Reading, answer: Response
) -> ClosingRequestOut:
    files = (
        await peers.read_all(FILES, case_number=case_number) if body.performance_record or body.ground else []
    )
    asked = await caller.act(acts.REQUEST_CLOSING.offices, service.request, case_number, body, files)
    tag(answer, asked.version)
    return asked


@router.get("/closing-requests", summary="报结列表")
async def list_requests(asked: Annotated[ClosingFilter, Query()], caller: Calling) -> Page[ClosingRequestOut]:
    return await caller.read(STAFF, service.list_requests, asked)


@router.get("/cases/{case_number}/closing-requests", summary="本案的报结")
async def requests_of_case(
    case_number: CaseNumberStr, asked: Annotated[ClosingFilter, Query()], caller: Calling
) -> Page[ClosingRequestOut]:
    return await caller.read(STAFF, service.list_requests, asked, case_number)


@router.post("/closing-requests/{request_id}/review", **acts.REVIEW_CLOSING.route())
async def review(
    request_id: str, body: ReviewIn, seen: IfMatch, caller: Calling, peers: Reading
) -> ClosingRequestOut:
    """Review a request against what every team's record says; all faults are told at once.

    If-Match carries the request's version.
    """
    held = await evidence.of_request(caller, peers, request_id)
    return await caller.act(acts.REVIEW_CLOSING.offices, service.review, request_id, seen, body, held)


@router.post("/cases/{case_number}/archive", status_code=204, **acts.ARCHIVE_CASE.route())
async def archive(case_number: CaseNumberStr, caller: Calling, peers: Reading) -> None:
    hand_overs = await peers.read_all(HAND_OVERS, case_number=case_number)
    expected = await peers.read(EXPECTED_PAPERS, case_number=case_number)
    await caller.act(acts.ARCHIVE_CASE.offices, service.archive, case_number, hand_overs, expected)
