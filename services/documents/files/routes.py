"""Files over HTTP: the body of the request is the file itself, so that its digest, and nothing else, decides a repeat."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Header, Request, Response

from services.documents.files import service
from services.documents.files.formats import SUFFIXES
from services.documents.files.schemas import FileOut
from services.documents.objects import objects
from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.intake.records import CASE
from shared.platform.download import download
from shared.platform.http import Calling, Reading
from shared.values.articles import REGULATION, cite
from shared.values.case_number import CaseNumberStr
from shared.values.fields import OptionalText
from shared.values.roles import READERS, STAFF

UPLOADS = "/cases/[^/]+/files"
"""The path that takes bytes."""

router = APIRouter(tags=[f"files 卷宗材料 {cite(REGULATION['二(一)7'], REGULATION['二(一)8'])}"])
_BYTES = {"schema": {"type": "string", "format": "binary"}}


@router.post(
    "/cases/{case_number}/files",
    status_code=201,
    openapi_extra={
        "requestBody": {"required": True, "content": dict.fromkeys(SUFFIXES, _BYTES)},
    },
)
async def add(
    case_number: CaseNumberStr,
    purpose: FilePurpose,
    request: Request,
    caller: Calling,
    peers: Reading,
    title: OptionalText = "",
    content_type: Annotated[str, Header()] = "",
) -> FileOut:
    """Enter a scan, a photograph or another paper in the case's e-dossier."""
    case = await peers.read(CASE, case_number=case_number)
    content = await request.body()
    return await caller.act(STAFF, service.add, case, purpose, title, content_type, content)


@router.get("/cases/{case_number}/files")
async def of_case(case_number: CaseNumberStr, caller: Calling) -> list[FileOut]:
    return await caller.read(READERS, service.of_case, case_number)


@router.get("/files/{file_id}", response_class=Response)
async def read(file_id: str, request: Request, caller: Calling) -> Response:
    """The file's bytes, in part if asked."""
    file = await caller.read(READERS, service.read, file_id)
    content = await objects().get(file.sha256)
    return download(request, content, file.media_type, file.title + SUFFIXES[file.media_type])
