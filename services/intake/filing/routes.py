"""Filing over HTTP."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Header, Query, Response

from services.intake.filing import acts, ending, evidence, service
from services.intake.filing.schemas import (
    ApplicationDetail,
    ApplicationFilter,
    ApplicationIn,
    ApplicationOut,
    CaseOut,
    CaseShown,
    RefusalServiceIn,
    WithdrawalIn,
)
from shared.platform.http import Calling, Reading, tag
from shared.platform.paging import Page
from shared.platform.peers import WHOLE
from shared.values.case_number import CaseNumberStr
from shared.values.roles import READERS, STAFF

router = APIRouter(tags=["filing 收案立案"])


@router.post("/applications", status_code=201, **acts.RECEIVE_APPLICATION.route())
async def receive(body: ApplicationIn, caller: Calling) -> ApplicationOut:
    """Record an application for enforcement."""
    return await caller.act(acts.RECEIVE_APPLICATION.offices, service.receive, body)


@router.get("/applications", summary="执行申请列表")
async def list_applications(
    asked: Annotated[ApplicationFilter, Query()], caller: Calling
) -> Page[ApplicationOut]:
    return await caller.read(STAFF, service.list_applications, asked)


@router.get("/applications/{application_id}", summary="执行申请")
async def read_application(
    application_id: str,
    caller: Calling,
    peers: Reading,
    answer: Response,
    prefer: Annotated[str, Header(include_in_schema=False)] = "",
) -> ApplicationDetail:
    papers = None if prefer == WHOLE else await evidence.of_reading(caller, peers, application_id)
    application = await caller.read(READERS, service.read_application, application_id, papers)
    tag(answer, application.version)
    return application


@router.post("/applications/{application_id}/filing", status_code=201, **acts.FILE_CASE.route())
async def file_case(application_id: str, caller: Calling, peers: Reading) -> CaseOut:
    """Decide to file: the case is given its number."""
    papers = await evidence.of_filing(caller, peers, application_id)
    return await caller.act(acts.FILE_CASE.offices, service.file_case, application_id, papers)


@router.post("/applications/{application_id}/refusal", **acts.REFUSE_APPLICATION.route())
async def refuse(application_id: str, caller: Calling, peers: Reading) -> ApplicationOut:
    """Refuse the application by the ruling on it that a judge has signed last."""
    rulings = await evidence.of_refusal(caller, peers, application_id)
    return await caller.act(acts.REFUSE_APPLICATION.offices, ending.refuse, application_id, rulings)


@router.post("/applications/{application_id}/withdrawal", **acts.WITHDRAW_APPLICATION.route())
async def withdraw(
    application_id: str, body: WithdrawalIn, caller: Calling, peers: Reading
) -> ApplicationOut:
    """The applicant withdraws by a letter among its files."""
    files = await evidence.of_application(caller, peers, application_id)
    return await caller.act(acts.WITHDRAW_APPLICATION.offices, ending.withdraw, application_id, body, files)


@router.post("/applications/{application_id}/refusal/service", **acts.SERVE_REFUSAL.route())
async def serve_refusal(
    application_id: str, body: RefusalServiceIn, caller: Calling, peers: Reading
) -> ApplicationOut:
    """The ruling of refusal was served on the applicant."""
    files = await evidence.of_application(caller, peers, application_id)
    return await caller.act(acts.SERVE_REFUSAL.offices, ending.serve_refusal, application_id, body, files)


@router.get("/cases/{case_number}", summary="案件")
async def read_case(
    case_number: CaseNumberStr,
    caller: Calling,
    answer: Response,
    prefer: Annotated[str, Header(include_in_schema=False)] = "",
) -> CaseOut | CaseShown:
    """The case; to whom it is not open, its card. ETag: its version, which whoever changes it says by If-Match."""
    if prefer == WHOLE:
        return await caller.read(READERS, service.read_case, case_number)
    case = await caller.read(READERS, service.show_case, case_number)
    tag(answer, case.version)
    return case
