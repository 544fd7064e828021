"""款项、成交裁定、税费、过户、交付 (二(四)5(3), 6; 法释〔2016〕18号第二十二条、第二十五条、第三十条)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from services.auction import covered
from services.auction.default import rules as late
from services.auction.disposals import repository as disposals
from services.auction.disposals.evidence import CaseFile
from services.auction.disposals.models import Disposal
from services.auction.disposals.rules import (
    PAY,
    RULE,
    SERVE_RULING,
)
from services.auction.listing import repository as listings
from services.auction.listing.models import Listing
from services.auction.listing.rules import State
from services.auction.notification import ToldIn, check_served
from services.auction.settlement import repository, rules
from services.auction.settlement.evidence import Evidence, Money
from services.auction.settlement.models import Settlement
from services.auction.settlement.schemas import (
    RulingServiceIn,
    SaleRulingIn,
    SettlementOut,
)
from services.auction.unheld.rules import check_held, is_his
from shared.contracts.auction.facts import (
    BalancePaid,
    FullPaymentTold,
    SaleRulingMade,
    SaleRulingPartiesServed,
    SaleRulingServed,
    SaleUpheld,
    TeamNoticeOrdered,
)
from shared.contracts.documents.kinds import KindOfDocument
from shared.contracts.documents.records import DeliveryRecord, NamedPerson, RuledSale
from shared.contracts.sale import sale_ref
from shared.law.case_rules import check_judge
from shared.law.files import check_files
from shared.law.rulings import Act, check_ruling
from shared.platform.work import Work
from shared.values.articles import HSE, PMB, REGULATION
from shared.values.audit_action import AuditAction
from shared.values.money import to_fen
from shared.values.zone import COURT_ZONE


async def unpaid(work: Work, case_number: str) -> list[str]:
    """The things of the case that are sold and whose price is not booked."""
    return await repository.unpaid(work.session, case_number)


async def book_balance(work: Work, asset_id: str, money: Money, held: bool) -> SettlementOut:
    """The price is on the case account in full; paid when the last needed receipt was booked (第二十五条).

    The enforcement team's officer is told at once (二(四)5(3)). Booked before, it is answered as it stands.
    """
    if (await disposals.disposal(work.session, asset_id, lock=True)).state == PAY.then:
        return settlement_out(await work.session.get_one(Settlement, asset_id))
    disposal = await disposals.step(work.session, asset_id, PAY)
    sold = await listings.sold(work.session, asset_id)
    check_held(held, sold.unheld_since)
    paid = rules.paid_in_full(sold.payable, (sold.id, sold.confirmation_number), money.receipts)
    late.check_not_barred((await disposals.course(work.session, disposal)).barred)
    late.check_late(paid.at, sold.balance_due_at)
    settlement = await book_paid(work, disposal, sold, paid)
    await covered.tell(work, money.case, money.come_in)
    return settlement_out(settlement)


async def book_paid(work: Work, disposal: Disposal, sold: Listing, paid: rules.Paid) -> Settlement:
    """The price is there since `paid.at`."""
    assert sold.price is not None
    settlement = Settlement(
        asset_id=disposal.asset_id,
        listing_id=sold.id,
        balance_paid_at=paid.at,
        receipts=list(paid.receipts),
        sale=sold.sale,
        booked_by=work.actor.id,
    )
    settlement = await work.session.merge(settlement)  # that of a sale that was annulled makes way
    work.record(
        AuditAction.SETTLEMENT_BOOK_BALANCE,
        BalancePaid(
            asset=disposal.asset_id, listing=sold.id, sale=sale_ref(sold.sale), price_fen=to_fen(sold.price)
        ),
        disposal.case_number,
        occurred_at=paid.at,
    )
    work.tell(
        TeamNoticeOrdered(notice=sold.id, about="full_payment", office="handling_officer"),
        disposal.case_number,
    )
    return settlement


async def book_told(work: Work, notice: str, received_at: datetime) -> None:
    """The officer's message of a paid listing has arrived: the team knows since then, once (二(四)5(3))."""
    settlement = await repository.of_listing(work.session, notice)
    if settlement is None or settlement.told_at is not None:
        return
    disposal = await disposals.disposal(work.session, settlement.asset_id)
    settlement.told_by, settlement.told_at = work.actor.id, received_at
    work.record(
        AuditAction.SETTLEMENT_TELL,
        FullPaymentTold(asset=settlement.asset_id, sale=sale_ref(settlement.sale)),
        disposal.case_number,
        occurred_at=received_at,
    )


async def make_ruling(work: Work, evidence: Evidence, asset_id: str, body: SaleRulingIn) -> SettlementOut:
    """拍卖成交裁定, or 以物抵债裁定 of what a creditor takes; for housing only after the buyer's qualification was checked (竞买人资格规定第三条)."""
    case = evidence.file.case
    work.in_stead_of(check_judge(case.judge, work.actor, REGULATION["一(一)"]))
    disposal = await disposals.step(work.session, asset_id, RULE)
    sold = await listings.sold(work.session, asset_id)
    check_held(evidence.held, sold.unheld_since)
    rules.check_not_objected(evidence.objected)
    settlement = await work.session.get_one(Settlement, asset_id)
    assert sold.ended_at is not None
    kind = rules.ruling_kind(
        taken=sold.state == State.TAKEN,
        own=sold.debt_ruling,
        named=evidence.ruling.kind if evidence.ruling else "",
    )
    act = Act(
        kind=kind,
        article=PMB[20],
        case=case,
        asset=evidence.asset.identifier,
        owner=evidence.asset.respondent_id,
        sale=_ruled_sale(sold, settlement, kind),
    )
    check_ruling(evidence.ruling, act)
    checked = body.qualification
    rules.check_ruling(
        disposal.housing,
        checked.qualified if checked else None,
        checked.checked_on if checked else None,
        sold.ended_at.astimezone(COURT_ZONE).date(),
        work.now.date(),
        HSE[5] if sold.state == State.TAKEN else HSE[3],
    )
    settlement.ruling_document, settlement.ruling_by = body.document, work.actor.id
    settlement.ruling_made_at = work.now
    if checked:
        paper = rules.qualification(checked.proof, checked.checked_on, sold.ended_at, work.hands)
        settlement.files = settlement.files | check_files(evidence.file.files, [paper])
        settlement.qualification_checked_on = checked.checked_on
        settlement.qualification_proof = checked.proof
    work.record(
        AuditAction.SETTLEMENT_RULE,
        SaleRulingMade(asset=disposal.asset_id, document=body.document),
        disposal.case_number,
    )
    return settlement_out(settlement)


def _ruled_sale(sold: Listing, settlement: Settlement, kind: KindOfDocument) -> RuledSale:
    """What the ruling has to say of a sale or a taking, as the platform confirmed it and the bank booked its price."""
    assert sold.buyer_name is not None
    assert sold.buyer_identity is not None
    assert sold.price is not None
    assert sold.ended_at is not None
    return RuledSale(
        buyer=NamedPerson(name=sold.buyer_name, identity=sold.buyer_identity),
        price=sold.price,
        sold_on=sold.ended_at.astimezone(COURT_ZONE).date(),
        paid_on=settlement.balance_paid_at.astimezone(COURT_ZONE).date(),
        credited=sold.credited if kind == "debt_ruling" else None,
    )


async def serve_ruling(
    work: Work,
    file: CaseFile,
    deliveries: Sequence[DeliveryRecord],
    held: bool,
    objected: datetime | None,
    asset_id: str,
    body: RulingServiceIn,
) -> SettlementOut:
    """Served on the buyer: the title passes at that instant (第二十二条; 拍卖变卖规定第二十条).

    The instant is never typed: the delivery's own, or when another person has entered the receipt. `objected`: since
    when an outsider's objection bars that.
    """
    disposal = await disposals.step(work.session, asset_id, SERVE_RULING)
    sold = await listings.sold(work.session, asset_id)
    settlement = await work.session.get_one(Settlement, asset_id)
    assert settlement.ruling_made_at is not None
    served_at = rules.reached_buyer(deliveries, work.hands)
    if served_at is None:
        receipt = rules.buyers_receipt(body.proof, settlement.ruling_made_at, work.hands)
        settlement.files = settlement.files | check_files(file.files, [receipt])
        served_at = next(one.entered_at for one in file.files if one.id == receipt.file)
        settlement.ruling_service_proof = receipt.file
    rules.check_not_objected(rules.is_objected(served_at, objected))
    if is_his(served_at, sold.unheld_since):  # the entry alone is late: there is nothing left to decide
        sold.unheld_since = None
        work.tell(SaleUpheld(asset=asset_id, listing=sold.id), disposal.case_number)
    else:
        check_held(held, sold.unheld_since)
    settlement.ruling_served_at = served_at
    work.record(
        AuditAction.SETTLEMENT_SERVE_RULING,
        SaleRulingServed(
            asset=disposal.asset_id,
            sale=sale_ref(settlement.sale),
            served_on=served_at.astimezone(COURT_ZONE).date(),
        ),
        disposal.case_number,
        occurred_at=served_at,
    )
    return settlement_out(settlement)


async def serve_parties(
    work: Work, file: CaseFile, deliveries: Sequence[DeliveryRecord], asset_id: str, body: ToldIn
) -> SettlementOut:
    """拍卖成交裁定 served on every party (二(四)5(3)); the title does not wait for it."""
    disposal = await disposals.disposal(work.session, asset_id, lock=True)
    settlement = await work.session.get(Settlement, asset_id)
    made_at = settlement.ruling_made_at if settlement else None
    rules.check_parties_to_serve(made_at, settlement.parties_served if settlement else [])
    assert settlement is not None
    assert settlement.ruling_made_at is not None
    assert settlement.ruling_document is not None
    served = check_served(
        settlement.ruling_document,
        deliveries,
        body.told,
        file.case.party_ids,
        settlement.ruling_made_at,
        REGULATION["二(四)5(3)"],
        file.files,
        work.hands,
    )
    settlement.files = settlement.files | served.files
    settlement.parties_served = [one.model_dump(mode="json") for one in served.told]
    work.record(
        AuditAction.SETTLEMENT_SERVE_PARTIES,
        SaleRulingPartiesServed(asset=disposal.asset_id),
        disposal.case_number,
        occurred_at=served.last,
    )
    return settlement_out(settlement)


def settlement_out(settlement: Settlement) -> SettlementOut:
    return SettlementOut.model_validate(settlement, from_attributes=True)
