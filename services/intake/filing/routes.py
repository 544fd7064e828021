"""Filing over HTTP."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Header, Query, Response

from services.intake.filing import acts, service
from services.intake.filing.schemas import (
    ApplicationFilter,
    ApplicationIn,
    ApplicationOut,
    CaseOut,
    CaseShown,
)
from shared.platform.http import Calling, tag
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
async def read_application(application_id: str, caller: Calling, answer: Response) -> ApplicationOut:
    application = await caller.read(STAFF, service.read_application, application_id)
    tag(answer, application.version)
    return application


@router.post("/applications/{application_id}/filing", status_code=201, **acts.FILE_CASE.route())
async def file_case(application_id: str, caller: Calling) -> CaseOut:
    """Decide to file: the case is given its number."""
    return await caller.act(acts.FILE_CASE.offices, service.file_case, application_id)


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
