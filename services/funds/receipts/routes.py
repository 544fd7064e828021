"""Receipts over HTTP."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from services.funds.receipts import acts, evidence, service
from services.funds.receipts.schemas import (
    BookedOut,
    ReceiptFilter,
    ReceiptOut,
    ReturnIn,
    SaleIn,
)
from services.funds.returns import acts as returns
from services.funds.returns import service as returning
from shared.gateways.bank import BankMessage
from shared.platform.http import Calling, Reading
from shared.platform.paging import Page
from shared.values.articles import REGULATION
from shared.values.case_number import CaseNumberStr
from shared.values.roles import READERS

router = APIRouter(tags=[f"receipts 案款到账 {REGULATION['二(六)4']}"])


@router.post("/bank-messages", **acts.BOOK_BANK_MESSAGE.route())
async def take_message(body: BankMessage, caller: Calling, peers: Reading) -> BookedOut:
    """The bank tells of one entry on an account."""
    respondents = await evidence.no_buyers(caller, peers, body)
    return await caller.act(acts.BOOK_BANK_MESSAGE.offices, returning.take_message, respondents, body)


@router.get("/receipts", summary="案款到账列表")
async def list_receipts(asked: Annotated[ReceiptFilter, Query()], caller: Calling) -> Page[ReceiptOut]:
    return await caller.read(READERS, service.list_receipts, asked)


@router.get("/receipts/{receipt_id}", summary="案款到账")
async def read_receipt(receipt_id: str, caller: Calling) -> ReceiptOut:
    return await caller.read(READERS, service.read_receipt, receipt_id)


@router.get("/cases/{case_number}/receipts", summary="本案的案款到账")
async def receipts_of_case(
    case_number: CaseNumberStr, asked: Annotated[ReceiptFilter, Query()], caller: Calling
) -> Page[ReceiptOut]:
    return await caller.read(READERS, service.list_receipts, asked, case_number)


@router.post("/cases/{case_number}/receipts/notice", status_code=201, **acts.TELL_RECEIPTS.route())
async def tell_officer(case_number: CaseNumberStr, caller: Calling) -> list[ReceiptOut]:
    """The handling officer is reminded of what has come in, to look and to pay it out."""
    return await caller.act(acts.TELL_RECEIPTS.offices, service.tell_officer, case_number)


@router.post("/receipts/{receipt_id}/sale", status_code=201, **acts.ASSIGN_RECEIPT.route())
async def assign_to_sale(receipt_id: str, body: SaleIn, caller: Calling, peers: Reading) -> ReceiptOut:
    """The funds officer says for which sale of the case money was paid, or confirms what its remark says."""
    read = await evidence.of_receipt(caller, peers, acts.ASSIGN_RECEIPT, receipt_id)
    return await caller.act(acts.ASSIGN_RECEIPT.offices, service.assign_to_sale, read, receipt_id, body)


@router.post("/receipts/{receipt_id}/return", status_code=201, **returns.DECIDE_PAYOUT_RETURN.route())
async def decide_payout_return(receipt_id: str, body: ReturnIn, caller: Calling) -> ReceiptOut:
    """The funds officer says of money that may be a pay-out sent back whether it is one, or a payment."""
    return await caller.act(returns.DECIDE_PAYOUT_RETURN.offices, returning.decide, receipt_id, body)
