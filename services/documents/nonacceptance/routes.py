"""Rulings that accept no application, over HTTP."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from services.documents.nonacceptance import acts, service
from services.documents.nonacceptance.schemas import NonAcceptanceFilter, NonAcceptanceIn, NonAcceptanceOut
from services.documents.objects import objects
from services.documents.signing.routes import Stamping
from services.documents.signing.schemas import ReviewIn, SignatureIn
from shared.contracts.intake.records import APPLICATION_WHOLE
from shared.platform.download import download
from shared.platform.http import Calling, Reading
from shared.platform.paging import Page
from shared.values.articles import EXE
from shared.values.refusal import Problem

router = APIRouter(tags=[f"nonacceptance 不予受理裁定书 {EXE[16]}"])


@router.post("/applications/{application_id}/non-acceptances", status_code=201, **acts.DRAFT.route())
async def draft(
    application_id: str, body: NonAcceptanceIn, caller: Calling, peers: Reading
) -> NonAcceptanceOut:
    """Draft the ruling from the application as it stands."""
    application = await peers.read(APPLICATION_WHOLE, application_id=application_id)
    return await caller.act(acts.DRAFT.offices, service.draft, application, body)


@router.get("/applications/{application_id}/non-acceptances", summary="本申请的不予受理裁定书")
async def of_application(
    application_id: str, asked: Annotated[NonAcceptanceFilter, Query()], caller: Calling
) -> Page[NonAcceptanceOut]:
    return await caller.read(acts.READERS, service.list_rulings, asked, application_id)


@router.get("/non-acceptances", summary="不予受理裁定书列表")
async def list_rulings(
    asked: Annotated[NonAcceptanceFilter, Query()], caller: Calling
) -> Page[NonAcceptanceOut]:
    return await caller.read(acts.READERS, service.list_rulings, asked)


@router.get("/non-acceptances/{ruling_id}", summary="不予受理裁定书")
async def read(ruling_id: str, caller: Calling) -> NonAcceptanceOut:
    return await caller.read(acts.READERS, service.read, ruling_id)


@router.get("/non-acceptances/{ruling_id}/pdf", summary="不予受理裁定书原文（PDF）", response_class=Response)
async def read_pdf(ruling_id: str, request: Request, caller: Calling) -> Response:
    """The file as it stands: the draft, later the signed and sealed original."""
    found = await caller.read(acts.READERS, service.read, ruling_id)
    content = await objects().get(found.sha256)
    draft = "" if found.signed_at else "草稿 "
    return download(request, content, "application/pdf", f"{draft}{found.number} 不予受理裁定书.pdf")


@router.post("/non-acceptances/{ruling_id}/review", **acts.REVIEW.route())
async def review(ruling_id: str, body: ReviewIn, caller: Calling) -> NonAcceptanceOut:
    return await caller.act(acts.REVIEW.offices, service.review, ruling_id, body)


@router.post("/non-acceptances/{ruling_id}/signature", **acts.SIGN.route())
async def sign(
    ruling_id: str, body: SignatureIn, caller: Calling, peers: Reading, stamper: Stamping
) -> NonAcceptanceOut:
    """Sign with one's own key, opened by one's own passphrase; the court's seal follows at once."""
    one = await caller.read(acts.SIGN.offices, service.application_of, ruling_id)
    application = await peers.on_behalf_of("").read(APPLICATION_WHOLE, application_id=one)
    trying = replace(caller, key=None, trial=False)  # what is counted of it stays, of a dry run too
    key = await trying.act(acts.SIGN.offices, service.try_key, ruling_id, body.passphrase)
    if isinstance(key, Problem):
        raise key
    return await caller.act(acts.SIGN.offices, service.sign, ruling_id, application, key, stamper)
