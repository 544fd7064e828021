"""在拍财产的查封、扣押、冻结失效 (查封扣押冻结规定第二十七条; 网络司法拍卖规定第三十一条)."""

from __future__ import annotations

from collections.abc import Sequence

from services.auction.course import Course
from services.auction.disposals import repository as disposals
from services.auction.disposals.evidence import Decided
from services.auction.disposals.models import Disposal
from services.auction.disposals.service import give_up
from services.auction.listing.models import Listing
from services.auction.listing.rules import State, moved
from services.auction.listing.schemas import ListingOut
from services.auction.listing.service import listing_out
from services.auction.settlement.rules import reached_buyer
from services.auction.unheld import rules
from services.auction.unheld.schemas import AnnulIn, UpholdIn
from shared.contracts.auction.facts import SaleAnnulled, SaleUnheld, SaleUpheld, TeamNoticeOrdered
from shared.contracts.auction.records import round_words
from shared.contracts.auction.stops import ANNULLED, Ground
from shared.contracts.documents.records import DeliveryRecord, RuledRound
from shared.contracts.intake.records import CaseRecord
from shared.contracts.sale import sale_ref
from shared.law.case_rules import check_judge
from shared.law.rulings import Act, check_ruling
from shared.platform.work import Work
from shared.values.articles import NET, REGULATION
from shared.values.audit_action import AuditAction
from shared.values.record_id import derived_id


async def book_unheld(work: Work, asset_id: str) -> None:
    """Nothing holds what is on sale: the judge, the officer and who sells it are told, once, and the sale stands still."""
    disposal = await work.session.get(Disposal, asset_id, with_for_update=True)
    sale = (await disposals.course(work.session, disposal)).on_sale if disposal else None
    if sale is None or sale.unheld_since is not None:
        return
    sale.unheld_since = work.now
    work.record(AuditAction.LISTING_UNHELD, SaleUnheld(asset=asset_id, listing=sale.id), sale.case_number)
    for office in ("judge", "handling_officer", "auction_officer"):
        notice = derived_id("unheld", sale.id, office, work.now.isoformat())
        told = TeamNoticeOrdered.model_validate({"notice": notice, "about": "sale_unheld", "office": office})
        work.tell(told, sale.case_number)


async def uphold(work: Work, case: CaseRecord, held: bool, asset_id: str, body: UpholdIn) -> ListingOut:
    """What was seized anew, and waits behind nobody, is sold all the same: the judge answers for it."""
    _, sale = await _unheld(work, case, asset_id)
    rules.check_held_anew(held)
    sale.unheld_since = None
    work.audit(sale.case_number, AuditAction.LISTING_UPHOLD, sale.id, reason=body.reason)
    work.tell(SaleUpheld(asset=asset_id, listing=sale.id), sale.case_number)
    return await listing_out(work, sale)


async def annul(
    work: Work,
    case: CaseRecord,
    named: Decided,
    deliveries: Sequence[DeliveryRecord],
    asset_id: str,
    body: AnnulIn,
) -> ListingOut:
    """What nobody held could not be sold: the sale is undone before the thing is the buyer's, and not tried again for now.

    `deliveries`: of its ruling.
    """
    course, sale = await _unheld(work, case, asset_id)
    step = rules.annulling(course.disposal.state)
    rules.check_unheld(named.held)
    rules.check_not_his(reached_buyer(deliveries), sale.unheld_since)
    round = RuledRound(round=round_words(sale.round), way=ANNULLED, ground=Ground.NOT_HELD.label)
    act = Act(
        kind="stop_ruling",
        article=NET[31],
        case=case,
        asset=named.asset.identifier,
        owner=named.asset.respondent_id,
        round=round,
        since=sale.ended_at,
    )
    check_ruling(named.document, act)
    disposal = await disposals.step(work.session, asset_id, step)
    sale.state = moved(sale.state, State.ANNULLED)
    sale.ended_by, sale.ended_because = work.actor.id, body.reason
    sale.annul_document = body.decision
    if course.settlement is not None:  # its row gives way to the next sale's
        course.settlement.ruling_document = course.settlement.ruling_made_at = None
    annulled = SaleAnnulled(asset=asset_id, listing=sale.id, sale=sale_ref(sale.sale))
    work.record(AuditAction.LISTING_ANNUL, annulled, disposal.case_number)
    give_up(work, disposal, body.reason, work.actor.id)
    return await listing_out(work, sale)


async def _unheld(work: Work, case: CaseRecord, asset_id: str) -> tuple[Course, Listing]:
    work.in_stead_of(check_judge(case.judge, work.actor, REGULATION["一(一)"]))
    course = await disposals.course(work.session, await disposals.disposal(work.session, asset_id, lock=True))
    rules.check_known(course.unheld is not None)
    assert course.unheld is not None
    return course, course.unheld
