"""Filing over HTTP."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Header, Response

from services.intake.filing import service
from services.intake.filing.schemas import ApplicationIn, ApplicationOut, CaseOut, CaseShown
from shared.platform.http import Calling, tag
from shared.platform.peers import WHOLE
from shared.values.case_number import CaseNumberStr
from shared.values.roles import READERS, STAFF, Office

router = APIRouter(tags=["filing 收案立案"])


@router.post("/applications", status_code=201)
async def receive(body: ApplicationIn, caller: Calling) -> ApplicationOut:
    """Record an application for enforcement."""
    return await caller.act(Office.FILING_CLERK, service.receive, body)


@router.get("/applications/{application_id}")
async def read_application(application_id: str, caller: Calling, answer: Response) -> ApplicationOut:
    application = await caller.read(STAFF, service.read_application, application_id)
    tag(answer, application.version)
    return application


@router.post("/applications/{application_id}/filing", status_code=201)
async def file_case(application_id: str, caller: Calling) -> CaseOut:
    """Decide to file: the case is given its number."""
    return await caller.act(Office.FILING_CLERK, service.file_case, application_id)


@router.get("/cases/{case_number}")
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
