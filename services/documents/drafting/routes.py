"""Drafting over HTTP."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from services.documents.drafting import acts, evidence, service
from services.documents.drafting.addressing import file_name
from services.documents.drafting.kinds import KINDS
from services.documents.drafting.schemas import (
    DocumentDetail,
    DocumentFilter,
    DocumentOut,
    DraftIn,
    InitialBatchIn,
    KindOut,
    SealedDocument,
    SealingIn,
)
from services.documents.items import Item
from services.documents.objects import objects
from shared.platform.download import download
from shared.platform.http import Calling, Reading
from shared.platform.paging import Page
from shared.values.articles import REGULATION, cite
from shared.values.case_number import CaseNumberStr
from shared.values.roles import READERS, STAFF

router = APIRouter(
    tags=[f"drafting 制作 {cite(REGULATION['二(一)2'], REGULATION['二(一)3'], REGULATION['二(一)4'])}"]
)


@router.post("/cases/{case_number}/initial-batch", status_code=201, **acts.DRAFT_BATCH.route())
async def draft_initial_batch(
    case_number: CaseNumberStr, body: InitialBatchIn, caller: Calling, peers: Reading
) -> list[Item]:
    """Draft all first documents of the case, each with its own result."""
    read = await evidence.gather(peers, case_number)
    return await caller.act(acts.DRAFT_BATCH.offices, service.draft_initial_batch, read, body)


@router.post("/cases/{case_number}/documents", status_code=201, **acts.DRAFT.route())
async def draft(case_number: CaseNumberStr, body: DraftIn, caller: Calling, peers: Reading) -> DocumentDetail:
    """Draft one document: the document team, or a judge what only a judge may make."""
    read = await evidence.gather(peers, case_number, body.kind)
    return await caller.act(acts.DRAFT.offices, service.draft, read, body)


@router.get("/document-kinds", summary="文书样式及其填写项")
async def list_kinds(caller: Calling) -> list[KindOut]:
    """Every kind of document with its fields, their labels and articles."""
    await caller.check_office(STAFF)
    return [KindOut.of(kind) for kind in KINDS.values()]


@router.get("/documents", summary="文书列表")
async def list_documents(
    asked: Annotated[DocumentFilter, Query()], caller: Calling
) -> Page[DocumentOut | SealedDocument]:
    """Documents across cases, filtered and sorted."""
    return await caller.read(READERS, service.list_documents, asked)


@router.get("/cases/{case_number}/documents", summary="本案的文书")
async def of_case(
    case_number: CaseNumberStr, asked: Annotated[DocumentFilter, Query()], caller: Calling
) -> Page[DocumentOut | SealedDocument]:
    return await caller.read(READERS, service.list_documents, asked, case_number)


@router.get("/documents/{document_id}", summary="文书")
async def read_document(document_id: str, caller: Calling) -> DocumentDetail:
    return await caller.read(READERS, service.read_document, document_id)


@router.put("/documents/{document_id}/sealing", **acts.SEAL.route())
async def seal(document_id: str, body: SealingIn, caller: Calling) -> DocumentDetail:
    """Close the document to all but the case's officer, its judge and the leaders, or open it again."""
    return await caller.act(acts.SEAL.offices, service.seal, document_id, body)


@router.get("/documents/{document_id}/pdf", summary="文书原文（PDF）", response_class=Response)
async def read_pdf(document_id: str, request: Request, caller: Calling) -> Response:
    """The file as it stands: the draft, later the signed and sealed original."""
    found = await caller.read(READERS, service.read_document, document_id)
    content = await objects().get(found.sha256)
    kind = KINDS[found.kind]
    name = file_name(kind, found.fields, found.number, signed=found.signed_at is not None)
    return download(request, content, "application/pdf", name)
