"""悔拍与逾期交款 (法释〔2016〕18号第二十四条; 拍卖变卖规定第二十二条)."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from decimal import Decimal

from services.auction.course import Course
from services.auction.default import rules
from services.auction.default.evidence import Evidence
from services.auction.default.schemas import DefaultIn, LateIn
from services.auction.disposals import repository as disposals
from services.auction.disposals.rules import DEFAULT
from services.auction.listing.models import Listing
from services.auction.listing.rules import State, moved
from services.auction.listing.schemas import ListingOut
from services.auction.listing.service import listing_out
from services.auction.settlement.rules import paid_in_full
from shared.contracts.auction.facts import BuyerDefaulted, LateBalanceAccepted
from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.sale import sale_ref
from shared.law.case_rules import check_judge
from shared.law.files import PaperFile, check_files
from shared.platform.work import Work
from shared.values.articles import PMB, REGULATION
from shared.values.audit_action import AuditAction
from shared.values.money import to_fen
from shared.values.refusal import Problem
from shared.values.zone import COURT_ZONE


async def declare(work: Work, evidence: Evidence, asset_id: str, body: DefaultIn) -> ListingOut:
    """The buyer has not paid in time: the deposit is kept, and the thing goes up again without this buyer (第二十四条)."""
    _, sold, _ = await _overdue(work, evidence, asset_id)
    disposal = await disposals.step(work.session, asset_id, DEFAULT)
    sold.files = sold.files | _decision(work, evidence, sold, body)
    taken = sold.state == State.TAKEN
    sold.state = moved(sold.state, State.DEFAULTED)
    sold.ended_by, sold.ended_because = work.actor.id, body.reason
    work.record(
        AuditAction.LISTING_DEFAULT,
        BuyerDefaulted(
            asset=asset_id,
            listing=sold.id,
            round=sold.round,
            sale=sale_ref(sold.sale),
            deposit_fen=to_fen(Decimal(0) if taken else sold.deposit),
            taken="yes" if taken else "no",
        ),
        disposal.case_number,
    )
    return await listing_out(work, sold)


async def accept_late(work: Work, evidence: Evidence, asset_id: str, body: LateIn) -> ListingOut:
    """The purpose of the sale can still be reached (第二十二条): what has come is the price; else the court sets a last day (第二十一条)."""
    course, sold, paid_at = await _overdue(work, evidence, asset_id)
    rules.check_not_barred(course.barred)
    rules.check_not_accepted(sold.late_accepted_at is not None)
    sold.files = sold.files | _decision(work, evidence, sold, body)
    sold.late_accepted_by, sold.late_accepted_at = work.actor.id, work.now
    rules.check_term(paid_at is not None, body.due_on, work.now.date())
    if paid_at is not None:  # all of it has come: it is in time
        sold.balance_due_at = paid_at + timedelta.resolution
    elif body.due_on is not None:
        sold.balance_due_at = datetime.combine(body.due_on + timedelta(1), time(), COURT_ZONE)
    work.record(
        AuditAction.LISTING_ACCEPT_LATE,
        LateBalanceAccepted(asset=asset_id, listing=sold.id, balance_due_at=sold.balance_due_at),
        sold.case_number,
    )
    return await listing_out(work, sold)


async def _overdue(work: Work, evidence: Evidence, asset_id: str) -> tuple[Course, Listing, datetime | None]:
    work.in_stead_of(check_judge(evidence.file.case.judge, work.actor, REGULATION["一(一)"]))
    disposal = await disposals.disposal(work.session, asset_id, lock=True)
    course = await disposals.course(work.session, disposal)
    sold = course.unpaid_sale
    rules.check_overdue(sold is not None, sold.balance_due_at if sold else None, course.barred, work.now)
    assert sold is not None
    assert sold.price is not None
    assert sold.balance_due_at is not None
    try:
        paid_at = paid_in_full(sold.payable, (sold.id, sold.confirmation_number), evidence.receipts).at
    except Problem:
        paid_at = None
    rules.check_unpaid(paid_at, sold.balance_due_at, course.barred)
    return course, sold, paid_at


def _decision(work: Work, evidence: Evidence, sold: Listing, body: DefaultIn) -> dict[str, str]:
    paper = PaperFile("decision", body.decision, FilePurpose.DOCUMENT, PMB[22], sold.ended_at, work.actor.id)
    return check_files(evidence.file.files, [paper])
