"""Settlement over HTTP."""

from __future__ import annotations

from fastapi import APIRouter

from services.auction.disposals.evidence import case_file_of, held_now
from services.auction.notification import ToldIn
from services.auction.settlement import acts, evidence, service, transfer
from services.auction.settlement.schemas import (
    DeliveryIn,
    RulingServiceIn,
    SaleRulingIn,
    SettlementOut,
    TaxesIn,
    TransferIn,
)
from shared.platform.http import Calling, Reading
from shared.values.articles import REGULATION, cite

router = APIRouter(
    tags=[f"settlement 款项、裁定、税费、过户、交付 {cite(REGULATION['二(四)5(3)'], REGULATION['二(四)6'])}"]
)


@router.post("/disposals/{asset_id}/balance", status_code=201, **acts.BOOK_BALANCE.route())
async def book_balance(asset_id: str, caller: Calling, peers: Reading) -> SettlementOut:
    """State that the price is paid: the receipts are read from funds, and the enforcement team's officer is told.

    The service does so by itself with the receipt that completes it; this answers what then stands.
    """
    money = await evidence.money_of(caller, peers, asset_id)
    held = await held_now(peers, asset_id)
    return await caller.act(acts.BOOK_BALANCE.offices, service.book_balance, asset_id, money, held)


@router.post("/disposals/{asset_id}/sale-ruling", status_code=201, **acts.MAKE_RULING.route())
async def make_ruling(asset_id: str, body: SaleRulingIn, caller: Calling, peers: Reading) -> SettlementOut:
    read = await evidence.of_ruling(caller, peers, asset_id, body)
    return await caller.act(acts.MAKE_RULING.offices, service.make_ruling, read, asset_id, body)


@router.post("/disposals/{asset_id}/sale-ruling-service", status_code=201, **acts.SERVE_BUYER.route())
async def serve_ruling(
    asset_id: str, body: RulingServiceIn, caller: Calling, peers: Reading
) -> SettlementOut:
    """Served on the buyer: as the ruling's delivery proves, or by a receipt that another person has entered."""
    file = await case_file_of(caller, peers, asset_id)
    deliveries = await evidence.deliveries(caller, peers, asset_id)
    held = await held_now(peers, asset_id)
    objected = await evidence.objected_since(peers, file.case.case_number, asset_id)
    return await caller.act(
        acts.SERVE_BUYER.offices, service.serve_ruling, file, deliveries, held, objected, asset_id, body
    )


@router.post("/disposals/{asset_id}/sale-ruling-party-service", status_code=201, **acts.SERVE_PARTIES.route())
async def serve_parties(asset_id: str, body: ToldIn, caller: Calling, peers: Reading) -> SettlementOut:
    file = await case_file_of(caller, peers, asset_id)
    deliveries = await evidence.deliveries(caller, peers, asset_id)
    return await caller.act(
        acts.SERVE_PARTIES.offices, service.serve_parties, file, deliveries, asset_id, body
    )


@router.post("/disposals/{asset_id}/taxes", status_code=201, **acts.RECORD_TAXES.route())
async def record_taxes(asset_id: str, body: TaxesIn, caller: Calling, peers: Reading) -> SettlementOut:
    """Taxes paid, as their certificates show."""
    file = await case_file_of(caller, peers, asset_id)
    return await caller.act(acts.RECORD_TAXES.offices, transfer.record_taxes, file, asset_id, body)


@router.post("/disposals/{asset_id}/transfer", status_code=201, **acts.TRANSFER.route())
async def order_transfer(asset_id: str, body: TransferIn, caller: Calling, peers: Reading) -> SettlementOut:
    """Ask the register to enter the buyer, once the notice that it is to go by has reached it: as its delivery proves, or by
    a receipt that another person has entered."""
    notified = await evidence.notified(caller, peers, asset_id)
    return await caller.act(acts.TRANSFER.offices, transfer.order_transfer, notified, asset_id, body)


@router.post("/disposals/{asset_id}/delivery", status_code=201, **acts.HAND_TO_BUYER.route())
async def deliver(asset_id: str, body: DeliveryIn, caller: Calling, peers: Reading) -> SettlementOut:
    file = await case_file_of(caller, peers, asset_id)
    return await caller.act(acts.HAND_TO_BUYER.offices, transfer.deliver, file, asset_id, body)
