"""税费、过户、交付 (二(四)6; 法释〔2016〕18号第三十条; 拍卖变卖规定第二十七条)."""

from __future__ import annotations

from datetime import datetime

from services.auction.disposals import repository as disposals
from services.auction.disposals.evidence import CaseFile
from services.auction.disposals.models import Disposal
from services.auction.disposals.rules import DELIVER, ORDER_TRANSFER, TAX, TRANSFER, State, check_deliverable
from services.auction.listing import repository as listings
from services.auction.listing.models import Listing
from services.auction.settlement import rules
from services.auction.settlement.evidence import Notified
from services.auction.settlement.models import Settlement
from services.auction.settlement.schemas import DeliveryIn, SettlementOut, TaxesIn, TransferIn
from services.auction.settlement.service import settlement_out
from shared.contracts.auction.facts import (
    AssetDelivered,
    DisposalCompleted,
    TaxesPaid,
    TitleTransferred,
    TransferOrdered,
)
from shared.contracts.documents.purposes import FilePurpose
from shared.law.files import PaperFile, check_files
from shared.platform.work import Work
from shared.values.articles import PMB
from shared.values.audit_action import AuditAction


async def record_taxes(work: Work, file: CaseFile, asset_id: str, body: TaxesIn) -> SettlementOut:
    """The tax certificates, and who bore what (第三十条; 二(四)6); paid when the last of them says."""
    disposal = await disposals.step(work.session, asset_id, TAX)
    rules.check_taxes(disposal.asset_class, [(tax.kind, tax.borne_by) for tax in body.taxes])
    settlement = await work.session.get_one(Settlement, asset_id)
    sold = await listings.sold(work.session, asset_id)
    assert sold.ended_at is not None
    rules.check_paid([tax.paid_at for tax in body.taxes], sold.ended_at, work.now)
    papers = rules.certificates([(tax.certificate, tax.paid_at) for tax in body.taxes], work.hands)
    settlement.files = settlement.files | check_files(file.files, papers)
    settlement.taxes = [tax.model_dump(mode="json") for tax in body.taxes]
    settlement.taxes_paid_at = max(tax.paid_at for tax in body.taxes)
    work.record(
        AuditAction.SETTLEMENT_RECORD_TAXES,
        TaxesPaid(asset=disposal.asset_id),
        disposal.case_number,
        # The buyer may have paid before the ruling came: the fifteen days run once both are there.
        occurred_at=max(settlement.taxes_paid_at, settlement.ruling_served_at or sold.ended_at),
    )
    return settlement_out(settlement)


async def order_transfer(work: Work, notified: Notified, asset_id: str, body: TransferIn) -> SettlementOut:
    """Ask the register to enter the buyer as owner, once the notice has reached it; the workflow carries it out
    (二(四)6; 民事诉讼法第二百六十二条)."""
    disposal = await disposals.step(work.session, asset_id, ORDER_TRANSFER)
    settlement = await work.session.get_one(Settlement, asset_id)
    assert settlement.ruling_made_at is not None
    asset = notified.asset
    notices = rules.check_notice(asset.kind, asset.identifier, settlement.ruling_made_at, notified.notices)
    if notices:
        parties = notified.file.case.party_ids
        receipt = rules.registers_receipt(notices, notified.deliveries, parties, body.proof, work.hands)
        settlement.files = settlement.files | check_files(notified.file.files, [receipt] if receipt else [])
    settlement.transfer_ordered_by, settlement.transfer_ordered_at = work.actor.id, work.now
    work.record(
        AuditAction.SETTLEMENT_ORDER_TRANSFER, TransferOrdered(asset=disposal.asset_id), disposal.case_number
    )
    return settlement_out(settlement)


async def to_transfer(work: Work, asset_id: str) -> tuple[Settlement, Listing] | None:
    """What the register is still to be asked; None unless a transfer was ordered and is not done."""
    disposal = await disposals.disposal(work.session, asset_id)
    if disposal.state != State.TRANSFERRING:
        return None
    return await work.session.get_one(Settlement, asset_id), await listings.sold(work.session, asset_id)


async def book_transfer(work: Work, asset_id: str, registered_at: datetime) -> None:
    """The register has entered the buyer."""
    disposal = await disposals.disposal(work.session, asset_id, lock=True)
    if disposal.state != State.TRANSFERRING:
        return
    await disposals.step(work.session, asset_id, TRANSFER)
    settlement = await work.session.get_one(Settlement, asset_id)
    settlement.title_transferred_at = registered_at
    work.record(
        AuditAction.SETTLEMENT_TRANSFER,
        TitleTransferred(asset=disposal.asset_id),
        disposal.case_number,
        occurred_at=registered_at,
    )
    if settlement.delivered_at is not None:
        await _complete(work, disposal, registered_at)


async def _complete(work: Work, disposal: Disposal, at: datetime) -> None:
    """Both the thing and its title are the buyer's."""
    await disposals.step(work.session, disposal.asset_id, DELIVER)
    work.tell(DisposalCompleted(asset=disposal.asset_id), disposal.case_number, occurred_at=at)


async def deliver(work: Work, file: CaseFile, asset_id: str, body: DeliveryIn) -> SettlementOut:
    """The asset handed to the buyer (二(四)6; 拍卖变卖规定第二十七条), whether taxes and title are settled or not."""
    disposal = await disposals.disposal(work.session, asset_id, lock=True)
    settlement = await work.session.get(Settlement, asset_id)
    check_deliverable(disposal.state, bool(settlement and settlement.delivered_at))
    assert settlement is not None
    assert settlement.ruling_served_at is not None
    rules.check_instant("delivered_at", body.delivered_at, settlement.ruling_served_at, work.now, PMB[27])
    record = PaperFile(
        "record_document",
        body.record_document,
        FilePurpose.DELIVERY_RECORD,
        PMB[27],
        shows_at=body.delivered_at,
        not_by=work.hands,
    )
    settlement.files = settlement.files | check_files(file.files, [record])
    settlement.delivered_at, settlement.delivery_record = body.delivered_at, body.record_document
    settlement.delivered_by = work.actor.id
    work.record(
        AuditAction.SETTLEMENT_DELIVER,
        AssetDelivered(asset=disposal.asset_id),
        disposal.case_number,
        occurred_at=body.delivered_at,
    )
    if settlement.title_transferred_at is not None:
        await _complete(work, disposal, max(body.delivered_at, settlement.title_transferred_at))
    return settlement_out(settlement)
