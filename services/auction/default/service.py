"""悔拍与逾期交款 (法释〔2016〕18号第二十四条; 拍卖变卖规定第二十二条)."""

from __future__ import annotations

from datetime import date, datetime, timedelta

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
from services.auction.unheld.rules import check_held
from shared.contracts.auction.facts import BuyerDefaulted, LateBalanceAccepted
from shared.contracts.auction.records import round_words
from shared.contracts.documents.kinds import KindOfDocument
from shared.contracts.documents.records import NamedPerson, RuledRound
from shared.contracts.sale import sale_ref
from shared.law.case_rules import check_judge
from shared.law.rulings import Act, check_ruling
from shared.platform.work import Work
from shared.values.articles import NET, PMB, REGULATION, cite
from shared.values.audit_action import AuditAction
from shared.values.money import to_fen
from shared.values.refusal import Problem
from shared.values.zone import COURT_ZONE, begin_of


async def declare(work: Work, evidence: Evidence, asset_id: str, body: DefaultIn) -> ListingOut:
    """The buyer has not paid in time: the deposit is kept, and the thing goes up again without this buyer (第二十四条)."""
    course, sold, _ = await _overdue(work, evidence, asset_id)
    _check(evidence, "default_ruling", sold, None if course.barred else sold.balance_due_at, _last_day(sold))
    disposal = await disposals.step(work.session, asset_id, DEFAULT)
    sold.default_document = body.decision
    given, taken = sold.deposit_given, sold.state == State.TAKEN
    sold.state = moved(sold.state, State.DEFAULTED)
    sold.ended_by, sold.ended_because = work.actor.id, body.reason
    work.record(
        AuditAction.LISTING_DEFAULT,
        BuyerDefaulted(
            asset=asset_id,
            listing=sold.id,
            round=sold.round,
            sale=sale_ref(sold.sale),
            deposit_fen=to_fen(given),
            taken="yes" if taken else "no",
            without_deposit="no" if given else "yes",
        ),
        disposal.case_number,
    )
    return await listing_out(work, sold)


async def accept_late(work: Work, evidence: Evidence, asset_id: str, body: LateIn) -> ListingOut:
    """The purpose of the sale can still be reached (第二十二条): what has come is the price; else the court sets a last day (第二十一条)."""
    course, sold, paid_at = await _overdue(work, evidence, asset_id)
    rules.check_not_barred(course.barred)
    rules.check_not_accepted(sold.late_accepted_at is not None)
    rules.check_term(paid_at is not None, body.due_on, work.now.date())
    _check(evidence, "late_payment_decision", sold, sold.balance_due_at, body.due_on)
    sold.late_document = body.decision
    sold.late_accepted_by, sold.late_accepted_at = work.actor.id, work.now
    if paid_at is not None:  # all of it has come: it is in time
        sold.balance_due_at = paid_at + timedelta.resolution
    elif body.due_on is not None:
        sold.balance_due_at = begin_of(body.due_on + timedelta(1))
    work.record(
        AuditAction.LISTING_ACCEPT_LATE,
        LateBalanceAccepted(asset=asset_id, listing=sold.id, balance_due_at=sold.balance_due_at),
        sold.case_number,
    )
    return await listing_out(work, sold)


async def _overdue(work: Work, evidence: Evidence, asset_id: str) -> tuple[Course, Listing, datetime | None]:
    work.in_stead_of(check_judge(evidence.case.judge, work.actor, REGULATION["一(一)"]))
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
    check_held(evidence.decided.held, sold.unheld_since)
    rules.check_unpaid(paid_at, sold.balance_due_at, course.barred)
    return course, sold, paid_at


def _check(
    evidence: Evidence, kind: KindOfDocument, sold: Listing, since: datetime | None, due_on: date | None
) -> None:
    """The document is of this sale of this thing, signed since its price did not come. 409 with every difference."""
    assert sold.buyer_name is not None
    assert sold.buyer_identity is not None
    act = Act(
        kind=kind,
        article=cite(NET[24], PMB[22]) if kind == "default_ruling" else PMB[22],
        case=evidence.case,
        asset=evidence.decided.asset.identifier,
        owner=evidence.decided.asset.respondent_id,
        round=RuledRound(
            round=round_words(sold.round),
            buyer=NamedPerson(name=sold.buyer_name, identity=sold.buyer_identity),
            price=sold.price,
            deposit=sold.deposit_given if kind == "default_ruling" else None,
            due_on=due_on,
        ),
        since=since or sold.ended_at,
    )
    check_ruling(evidence.decided.document, act)


def _last_day(sold: Listing) -> date:
    assert sold.balance_due_at is not None
    return (sold.balance_due_at - timedelta.resolution).astimezone(COURT_ZONE).date()
