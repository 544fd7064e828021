"""The papers of an application over HTTP. Who reads the application reads them: intake says who that is."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Header, Query, Request, Response

from services.documents.applications import acts, service
from services.documents.applications.schemas import ApplicationFileOut
from services.documents.files.formats import SUFFIXES
from services.documents.files.routes import takes_file
from services.documents.objects import objects
from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.intake.records import APPLICATION
from shared.platform.download import download
from shared.platform.http import Calling, Reading
from shared.platform.paging import Listing, Page
from shared.values.articles import EXE
from shared.values.fields import OptionalText
from shared.values.roles import STAFF

router = APIRouter(tags=[f"applications 执行申请材料 {EXE[16]}"])


@router.post("/applications/{application_id}/files", status_code=201, **takes_file(acts.ADD))
async def add(
    application_id: str,
    purpose: FilePurpose,
    request: Request,
    caller: Calling,
    peers: Reading,
    title: OptionalText = "",
    content_type: Annotated[str, Header()] = "",
) -> ApplicationFileOut:
    """Enter a paper on which the application is decided; once it is filed, its case takes them."""
    application = await peers.read(APPLICATION, application_id=application_id)
    content = await request.body()
    return await caller.act(acts.ADD.offices, service.add, application, purpose, title, content_type, content)


@router.get("/applications/{application_id}/files", summary="执行申请的材料")
async def list_files(
    application_id: str, asked: Annotated[Listing, Query()], caller: Calling, peers: Reading
) -> Page[ApplicationFileOut]:
    await peers.read(APPLICATION, application_id=application_id)
    return await caller.read(STAFF, service.list_files, asked, application_id)


@router.get(
    "/applications/{application_id}/files/{file_id}",
    summary="执行申请材料原件",
    response_class=Response,
)
async def read(
    application_id: str, file_id: str, request: Request, caller: Calling, peers: Reading
) -> Response:
    """The file's bytes, in part if asked."""
    await peers.read(APPLICATION, application_id=application_id)
    file = await caller.read(STAFF, service.read, application_id, file_id)
    content = await objects().get(file.sha256)
    return download(request, content, file.media_type, file.title + SUFFIXES[file.media_type])
