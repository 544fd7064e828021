"""Files over HTTP: the body of the request is the file itself, so that its digest, and nothing else, decides a repeat."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Header, Query, Request, Response

from services.documents.files import acts, service
from services.documents.files.formats import SUFFIXES
from services.documents.files.schemas import FileFilter, FileOut
from services.documents.objects import objects
from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.intake.records import CASE
from shared.platform.acts import Operation
from shared.platform.download import download
from shared.platform.http import Calling, Reading
from shared.platform.paging import Page
from shared.values.articles import REGULATION, cite
from shared.values.case_number import CaseNumberStr
from shared.values.fields import OptionalText
from shared.values.roles import READERS

UPLOADS = "/(cases|applications)/[^/]+/files"
"""The paths that take bytes."""

router = APIRouter(tags=[f"files 卷宗材料 {cite(REGULATION['二(一)7'], REGULATION['二(一)8'])}"])


def takes_file(operation: Operation) -> dict[str, Any]:
    """`operation.route()` of a request whose body is a file."""
    content = {kind: {"schema": {"type": "string", "format": "binary"}} for kind in SUFFIXES}
    route = operation.route()
    route["openapi_extra"] |= {"requestBody": {"required": True, "content": content}}
    return route


@router.post("/cases/{case_number}/files", status_code=201, **takes_file(acts.ADD))
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
    return await caller.act(acts.ADD.offices, service.add, case, purpose, title, content_type, content)


@router.get("/files", summary="卷宗材料列表")
async def list_files(asked: Annotated[FileFilter, Query()], caller: Calling) -> Page[FileOut]:
    """Files across cases, filtered and sorted."""
    return await caller.read(READERS, service.list_files, asked)


@router.get("/cases/{case_number}/files", summary="本案的卷宗材料")
async def of_case(
    case_number: CaseNumberStr, asked: Annotated[FileFilter, Query()], caller: Calling
) -> Page[FileOut]:
    return await caller.read(READERS, service.list_files, asked, case_number)


@router.get("/files/{file_id}", summary="卷宗材料原件", response_class=Response)
async def read(file_id: str, request: Request, caller: Calling) -> Response:
    """The file's bytes, in part if asked."""
    file = await caller.read(READERS, service.read, file_id)
    content = await objects().get(file.sha256)
    return download(request, content, file.media_type, file.title + SUFFIXES[file.media_type])
