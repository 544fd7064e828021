"""Verification, review, signature and seal over HTTP."""

from __future__ import annotations

from dataclasses import replace

from fastapi import APIRouter

from services.documents.drafting.schemas import DocumentDetail
from services.documents.items import Item
from services.documents.signing import acts, evidence, service
from services.documents.signing.pades import SigningKey
from services.documents.signing.schemas import (
    KeyOut,
    ReviewIn,
    SignatureIn,
    SignaturesIn,
    UnlockingIn,
    VerificationIn,
)
from shared.platform.http import Calling, Reading
from shared.platform.work import Caller
from shared.values.articles import REGULATION, cite
from shared.values.refusal import Problem
from shared.values.roles import Office

router = APIRouter(tags=[f"signing 审核签章 {cite(REGULATION['二(一)3'], REGULATION['二(一)4'])}"])


@router.post("/documents/{document_id}/verification", **acts.VERIFY.route())
async def verify(document_id: str, body: VerificationIn, caller: Calling) -> DocumentDetail:
    return await caller.act(acts.VERIFY.offices, service.verify, document_id, body)


@router.post("/documents/{document_id}/review", **acts.REVIEW.route())
async def review(document_id: str, body: ReviewIn, caller: Calling) -> DocumentDetail:
    return await caller.act(acts.REVIEW.offices, service.review, document_id, body)


@router.post("/documents/{document_id}/signature", **acts.SIGN.route())
async def sign(document_id: str, body: SignatureIn, caller: Calling, peers: Reading) -> DocumentDetail:
    """Sign with one's own key, opened by one's own passphrase; the court's seal follows at once."""
    cases = await evidence.cases_of_rulings(caller, peers, [document_id])
    read = await evidence.to_compare(caller, peers, [document_id])
    key = await _opened(caller, [document_id], body)
    return await caller.act(acts.SIGN.offices, service.sign, document_id, key, cases, read)


@router.post("/signatures", **acts.SIGN_MANY.route())
async def sign_many(body: SignaturesIn, caller: Calling, peers: Reading) -> list[Item]:
    """Sign a list with one opening of one's own key, each with its own result."""
    cases = await evidence.cases_of_rulings(caller, peers, body.document_ids)
    read = await evidence.to_compare(caller, peers, body.document_ids)
    key = await _opened(caller, body.document_ids, body)
    return await caller.act(acts.SIGN_MANY.offices, service.sign_many, body.document_ids, key, cases, read)


async def _opened(caller: Caller, document_ids: list[str], body: SignatureIn) -> SigningKey:
    """The caller's key, tried in a transaction of its own: what is counted of it stays, of a dry run too."""
    trying = replace(caller, key=None, trial=False)
    tried = await trying.act(acts.SIGN.offices, service.try_key, document_ids, body.passphrase)
    if isinstance(tried, Problem):
        raise tried
    return tried


@router.get("/signing-keys", summary="口令错误的签名密钥")
async def list_keys(caller: Calling) -> list[KeyOut]:
    """Each key that was refused since it last opened, and until when it is locked."""
    return await caller.read((Office.ADMINISTRATOR, Office.BUREAU_DIRECTOR), service.list_keys)


@router.post("/signing-keys/{staff_id}/unlocking", **acts.UNLOCK_KEY.route())
async def unlock_key(staff_id: str, body: UnlockingIn, caller: Calling) -> KeyOut:
    """The holder has shown that it is himself, or has been issued a new key."""
    return await caller.act(acts.UNLOCK_KEY.offices, service.unlock_key, staff_id, body)
