"""Money in the main account over HTTP."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from services.funds.granting import GrantIn
from services.funds.suspense import acts, evidence, service
from services.funds.suspense.schemas import (
    ClaimIn,
    DecisionIn,
    IdentificationIn,
    MatchOut,
    RefundFilter,
    RefundIn,
    SuspenseFilter,
    SuspenseOut,
    SuspenseRefundOut,
)
from shared.platform.http import Calling, Reading
from shared.platform.paging import Page
from shared.values.articles import REGULATION

router = APIRouter(tags=[f"suspense 不明案款 {REGULATION['二(六)4(2)']}"])
_READERS = (*acts.CLAIM_RECEIPT.offices, *acts.DECIDE_UNIDENTIFIED.offices)


@router.get("/suspense", summary="不明案款列表")
async def list_suspense(asked: Annotated[SuspenseFilter, Query()], caller: Calling) -> Page[SuspenseOut]:
    return await caller.read(_READERS, service.list_suspense, asked)


@router.get("/receipts/{receipt_id}/matches", summary="不明案款可能所属的案件")
async def propose(receipt_id: str, caller: Calling, peers: Reading) -> list[MatchOut]:
    cases = await evidence.candidates(caller, peers, receipt_id)
    return await caller.read(acts.CLAIM_RECEIPT.offices, service.propose, receipt_id, cases)


@router.post("/receipts/{receipt_id}/identification", status_code=201, **acts.IDENTIFY_RECEIPT.route())
async def identify(receipt_id: str, body: IdentificationIn, caller: Calling, peers: Reading) -> SuspenseOut:
    """The funds officer says which case money in the main account is of; the case's officer is urged to claim it."""
    case = await evidence.case_of(caller, peers, acts.IDENTIFY_RECEIPT, body.case_number)
    return await caller.act(acts.IDENTIFY_RECEIPT.offices, service.identify, receipt_id, case, body)


@router.post("/receipts/{receipt_id}/claim", **acts.CLAIM_RECEIPT.route())
async def claim(receipt_id: str, body: ClaimIn, caller: Calling, peers: Reading) -> SuspenseOut:
    """Money is claimed for the case that it was found to be of, and moved to its account."""
    case = await evidence.case_of(caller, peers, acts.CLAIM_RECEIPT, body.case_number)
    return await caller.act(acts.CLAIM_RECEIPT.offices, service.claim, receipt_id, case)


@router.post("/receipts/{receipt_id}/decision", status_code=201, **acts.DECIDE_UNIDENTIFIED.route())
async def decide(receipt_id: str, body: DecisionIn, caller: Calling) -> SuspenseOut:
    """The director decides what is done about money that nobody can tell the case of, and until when."""
    return await caller.act(acts.DECIDE_UNIDENTIFIED.offices, service.decide, receipt_id, body)


@router.post("/receipts/{receipt_id}/suspense-refunds", status_code=201, **acts.PROPOSE_REFUND.route())
async def propose_refund(receipt_id: str, body: RefundIn, caller: Calling) -> SuspenseRefundOut:
    """Nobody has found its case in the term that the director has set: it is to go back to the account that it came from."""
    return await caller.act(acts.PROPOSE_REFUND.offices, service.propose_refund, receipt_id, body)


@router.post("/suspense-refunds/{refund_id}/decision", status_code=201, **acts.DECIDE_REFUND.route())
async def decide_refund(refund_id: str, body: GrantIn, caller: Calling) -> SuspenseRefundOut:
    """Another than who proposes it has it paid back, or refuses."""
    return await caller.act(acts.DECIDE_REFUND.offices, service.decide_refund, refund_id, body)


@router.get("/suspense-refunds", summary="退还不明案款列表")
async def list_refunds(asked: Annotated[RefundFilter, Query()], caller: Calling) -> Page[SuspenseRefundOut]:
    return await caller.read((*_READERS, *acts.DECIDE_REFUND.offices), service.list_refunds, asked)
