"""Verification, review, signature and seal over HTTP."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import structlog
from fastapi import APIRouter, Request

from services.documents.drafting.schemas import DocumentDetail
from services.documents.items import Item
from services.documents.signing import acts, evidence, service
from services.documents.signing.schemas import ReviewIn, SignatureIn, SignaturesIn, VerificationIn
from shared.platform.http import Calling, Reading
from shared.platform.work import Caller
from shared.values.articles import REGULATION, cite
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem

log = structlog.get_logger()
router = APIRouter(tags=[f"signing 审核签章 {cite(REGULATION['二(一)3'], REGULATION['二(一)4'])}"])
KEY_REFUSALS = {
    ProblemCode.NO_KEY,
    ProblemCode.WRONG_PASSPHRASE,
    ProblemCode.CERTIFICATE_EXPIRED,
    ProblemCode.NOT_OWN_KEY,
}


@router.post("/documents/{document_id}/verification", **acts.VERIFY.route())
async def verify(document_id: str, body: VerificationIn, caller: Calling) -> DocumentDetail:
    return await caller.act(acts.VERIFY.offices, service.verify, document_id, body)


@router.post("/documents/{document_id}/review", **acts.REVIEW.route())
async def review(document_id: str, body: ReviewIn, caller: Calling) -> DocumentDetail:
    return await caller.act(acts.REVIEW.offices, service.review, document_id, body)


@router.post("/documents/{document_id}/signature", **acts.SIGN.route())
async def sign(
    document_id: str, body: SignatureIn, request: Request, caller: Calling, peers: Reading
) -> DocumentDetail:
    """Sign with one's own key, opened by one's own passphrase; the court's seal follows at once."""
    async with _refusals_noted(request, caller) as client:
        cases = await evidence.cases_of_rulings(caller, peers, [document_id])
        read = await evidence.to_compare(caller, peers, [document_id])
        return await caller.act(
            acts.SIGN.offices, service.sign, document_id, body.passphrase, client, cases, read
        )


@router.post("/signatures", **acts.SIGN_MANY.route())
async def sign_many(body: SignaturesIn, request: Request, caller: Calling, peers: Reading) -> list[Item]:
    """Sign a list with one opening of one's own key, each with its own result."""
    async with _refusals_noted(request, caller) as client:
        cases = await evidence.cases_of_rulings(caller, peers, body.document_ids)
        read = await evidence.to_compare(caller, peers, body.document_ids)
        return await caller.act(
            acts.SIGN_MANY.offices, service.sign_many, body.document_ids, body.passphrase, client, cases, read
        )


@asynccontextmanager
async def _refusals_noted(request: Request, caller: Caller) -> AsyncIterator[str]:
    """The client's address; a refused key is logged and audited although the request's transaction is undone."""
    client = request.client.host if request.client else ""
    try:
        yield client
    except Problem as problem:
        if problem.code in KEY_REFUSALS:
            log.warning("key.refused", staff=caller.id, code=problem.code, client=client)
            await caller.read(acts.SIGN.offices, service.note_refusal, client, problem.code)
        raise
