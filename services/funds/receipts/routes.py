"""Receipts over HTTP."""

from __future__ import annotations

from fastapi import APIRouter

from services.funds.receipts import evidence, service
from services.funds.receipts.evidence import CLAIMING
from services.funds.receipts.schemas import BookedOut, ClaimIn, MatchOut, ReceiptOut, SaleIn, SuspenseOut
from shared.gateways.bank import BankMessage
from shared.platform.http import Calling, Reading
from shared.values.articles import REGULATION
from shared.values.case_number import CaseNumberStr
from shared.values.roles import READERS, Office

router = APIRouter(tags=[f"receipts 案款到账 {REGULATION['二(六)4']}"])


@router.post("/bank-messages")
async def take_message(body: BankMessage, caller: Calling) -> BookedOut:
    """The bank tells of one entry on an account."""
    return await caller.act(Office.BANK_SYSTEM, service.take_message, body)


@router.get("/cases/{case_number}/receipts")
async def list_receipts(case_number: CaseNumberStr, caller: Calling) -> list[ReceiptOut]:
    return await caller.read(READERS, service.list_receipts, case_number)


@router.post("/cases/{case_number}/receipts/notice", status_code=201)
async def tell_officer(case_number: CaseNumberStr, caller: Calling) -> list[ReceiptOut]:
    """The handling officer is reminded of what has come in, to look and to pay it out."""
    return await caller.act(Office.FUNDS_OFFICER, service.tell_officer, case_number)


@router.post("/receipts/{receipt_id}/sale", status_code=201)
async def assign_to_sale(receipt_id: str, body: SaleIn, caller: Calling) -> ReceiptOut:
    """The funds officer says for which sale money was paid whose remark did not."""
    return await caller.act(Office.FUNDS_OFFICER, service.assign_to_sale, receipt_id, body)


@router.get("/suspense")
async def list_suspense(caller: Calling) -> list[SuspenseOut]:
    return await caller.read(CLAIMING, service.list_suspense)


@router.get("/receipts/{receipt_id}/matches")
async def propose(receipt_id: str, caller: Calling, peers: Reading) -> list[MatchOut]:
    cases = await evidence.mentioned(caller, peers, receipt_id)
    return await caller.read(CLAIMING, service.propose, receipt_id, cases)


@router.post("/receipts/{receipt_id}/claim")
async def claim(receipt_id: str, body: ClaimIn, caller: Calling, peers: Reading) -> SuspenseOut:
    case = await evidence.claimed_for(caller, peers, body.case_number)
    return await caller.act(CLAIMING, service.claim, receipt_id, case)
