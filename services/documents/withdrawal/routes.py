"""Withdrawal over HTTP."""

from __future__ import annotations

from fastapi import APIRouter

from services.documents.drafting.schemas import DocumentDetail
from services.documents.withdrawal import acts, evidence, service
from services.documents.withdrawal.schemas import WithdrawalIn
from shared.platform.http import Calling, Reading
from shared.values.articles import REGULATION

router = APIRouter(tags=[f"withdrawal 撤回 {REGULATION['二(一)3']}"])


@router.post("/documents/{document_id}/withdrawal", **acts.WITHDRAW.route())
async def withdraw(document_id: str, body: WithdrawalIn, caller: Calling, peers: Reading) -> DocumentDetail:
    """Take back a document that has gone to nobody and by which nothing was done."""
    used, had_by = await evidence.of_document(caller, peers, document_id)
    return await caller.act(acts.WITHDRAW.offices, service.withdraw, document_id, used, had_by, body)
