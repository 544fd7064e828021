"""Settlement over HTTP."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from fastapi import APIRouter, Request

from services.auction import case_file
from services.auction.notification import ToldIn
from services.auction.settlement import service
from services.auction.settlement.rules import Receipt
from services.auction.settlement.schemas import (
    DeliveryIn,
    RulingServiceIn,
    SaleRulingIn,
    SettlementOut,
    TaxesIn,
)
from shared.platform.http import Calling
from shared.platform.rulings import check_ruling
from shared.values.articles import PMB, REGULATION, cite
from shared.values.roles import Office

router = APIRouter(
    tags=[f"settlement 款项、裁定、税费、过户、交付 {cite(REGULATION['二(四)5(3)'], REGULATION['二(四)6'])}"]
)


@router.post("/disposals/{asset_id}/balance", status_code=201)
async def book_balance(asset_id: str, request: Request, caller: Calling) -> SettlementOut:
    """State that the price is paid: the receipts are read from funds."""
    case_number = await case_file.case_number_of(caller, asset_id)
    receipts = [
        Receipt(one["id"], Decimal(one["amount"]), datetime.fromisoformat(one["booked_at"]), one["listing"])
        for one in await case_file.read(request, caller, "funds", case_number, "/receipts")
    ]
    return await caller.act(Office.AUCTION_OFFICER, service.book_balance, asset_id, receipts)


@router.post("/disposals/{asset_id}/full-payment-notice", status_code=201)
async def tell_full_payment(asset_id: str, caller: Calling) -> SettlementOut:
    return await caller.act(Office.AUCTION_OFFICER, service.tell_full_payment, asset_id)


@router.post("/disposals/{asset_id}/sale-ruling", status_code=201)
async def make_ruling(asset_id: str, body: SaleRulingIn, request: Request, caller: Calling) -> SettlementOut:
    case = await case_file.of_asset(request, caller, asset_id)
    peers, article = request.app.state.peers, PMB[20]
    await check_ruling(peers, caller.token, body.document, case.case_number, ("sale_ruling",), article)
    return await caller.act(Office.JUDGE, service.make_ruling, case, asset_id, body)


@router.post("/disposals/{asset_id}/sale-ruling-service", status_code=201)
async def serve_ruling(asset_id: str, body: RulingServiceIn, caller: Calling) -> SettlementOut:
    return await caller.act(Office.AUCTION_OFFICER, service.serve_ruling, asset_id, body)


@router.post("/disposals/{asset_id}/sale-ruling-party-service", status_code=201)
async def serve_parties(asset_id: str, body: ToldIn, request: Request, caller: Calling) -> SettlementOut:
    case = await case_file.of_asset(request, caller, asset_id)
    return await caller.act(Office.AUCTION_OFFICER, service.serve_parties, case, asset_id, body)


@router.post("/disposals/{asset_id}/taxes", status_code=201)
async def record_taxes(asset_id: str, body: TaxesIn, caller: Calling) -> SettlementOut:
    return await caller.act(Office.AUCTION_OFFICER, service.record_taxes, asset_id, body)


@router.post("/disposals/{asset_id}/transfer", status_code=201)
async def order_transfer(asset_id: str, caller: Calling) -> SettlementOut:
    return await caller.act(Office.AUCTION_OFFICER, service.order_transfer, asset_id)


@router.post("/disposals/{asset_id}/delivery", status_code=201)
async def deliver(asset_id: str, body: DeliveryIn, caller: Calling) -> SettlementOut:
    return await caller.act(Office.AUCTION_OFFICER, service.deliver, asset_id, body)
