"""拍卖公告: drafted, notified, signed, published, served (二(四)5(1); 法释〔2016〕18号第十二条至第十六条)."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime, time
from decimal import Decimal

from services.auction.disposals import repository as disposals
from services.auction.disposals.evidence import CaseFile
from services.auction.disposals.models import Disposal
from services.auction.disposals.rules import DAY_BUNDLE, DRAFT, LATER_PAPERS, REFUSED, missing_papers
from services.auction.listing import repository, rules
from services.auction.listing.announcement import check_announcement
from services.auction.listing.models import Listing
from services.auction.listing.schemas import Buyer, ListingIn, ListingOut
from services.auction.notification import Told, ToldIn, check_told
from services.auction.pricing import repository as pricing
from services.auction.pricing.models import PriceDecision
from services.auction.survey import repository as surveys
from shared.contracts.auction.facts import (
    AnnouncementDrafted,
    AnnouncementPublished,
    AnnouncementServed,
    AnnouncementSigned,
    PrepublicationNotified,
    PublicationOrdered,
)
from shared.gateways.auction_platform import ListingAccepted
from shared.platform.court import load_calendar, main_accounts
from shared.platform.db import derived_id
from shared.platform.reading import open_case
from shared.platform.work import Work
from shared.values.articles import NET, REGULATION
from shared.values.audit_action import AuditAction
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem, refuse
from shared.values.zone import COURT_ZONE

NOTICE_ARTICLE = NET[16]


async def draft(work: Work, asset_id: str, body: ListingIn) -> ListingOut:
    """Draft one round's announcement; prices are the panel's. Terms that are unlawful already today are refused."""
    disposal = await disposals.step(work.session, asset_id, DRAFT)
    before = await repository.of_asset(work.session, asset_id)
    failed = [one for one in before if one.state == "failed"]
    rules.check_round(body.round, len(failed), work.now.date())
    check_announcement(body.items, body.special_notices, disposal.housing, await main_accounts(work.session))
    price = (await pricing.rounds(work.session, asset_id))[body.round - 1]
    listing = Listing(
        id=derived_id("listing", asset_id, len(before) + 1),
        asset_id=asset_id,
        case_number=disposal.case_number,
        starting_price=price.starting_price,
        deposit=price.deposit,
        increment=price.increment,
        **body.model_dump(),
        sha256="",
        drafted_by=work.actor.id,
        drafted_at=work.now,
    )
    listing.sha256 = _digest(listing)
    calendar = await load_calendar(work.session)
    faults = rules.term_faults(await _terms(work, disposal, listing), work.now, calendar)
    refuse(faults, 409, ProblemCode.SALE_TERMS_REFUSED)
    work.session.add(listing)
    await work.session.flush()
    last = rules.latest_publication(disposal.asset_class, listing.round, listing.opens_at, calendar)
    publish_by = datetime.combine(last, time(), COURT_ZONE)
    work.record(
        AuditAction.LISTING_DRAFT,
        AnnouncementDrafted(
            asset=listing.asset_id, listing=listing.id, round=listing.round, publish_by=publish_by
        ),
        listing.case_number,
    )
    return listing_out(listing)


async def notify(work: Work, file: CaseFile, listing_id: str, body: ToldIn) -> ListingOut:
    """The notice before publication to every party and known holder of a priority right (第十六条)."""
    listing = await _in_state(work, listing_id, "drafted")
    holders = await surveys.priority_holders(work.session, listing.asset_id)
    needed, since = file.case.party_ids | holders, listing.drafted_at
    proofs = check_told(
        body.told, needed, since, work.now, NOTICE_ARTICLE, file.files, work.actor.id, waivable=holders
    )
    listing.files = listing.files | proofs
    listing.notice = [one.model_dump(mode="json") for one in body.told]
    work.record(
        AuditAction.LISTING_NOTIFY,
        PrepublicationNotified(asset=listing.asset_id, listing=listing.id),
        listing.case_number,
    )
    return listing_out(listing)


async def sign(work: Work, listing_id: str) -> ListingOut:
    """The enforcement team signs the announcement that another person drafted (二(四)5(1))."""
    listing = await _in_state(work, listing_id, "drafted")
    rules.check_signature(listing.drafted_by, work.actor.id)
    if listing.signed_by is not None:
        raise Problem(409, ProblemCode.ANNOUNCEMENT_SIGNED, article=REGULATION["二(四)5(1)"])
    listing.signed_by, listing.signed_at, listing.signed_sha256 = work.actor.id, work.now, _digest(listing)
    work.record(
        AuditAction.LISTING_SIGN,
        AnnouncementSigned(asset=listing.asset_id, listing=listing.id),
        listing.case_number,
    )
    return listing_out(listing)


async def order_publication(work: Work, standing: rules.Standing, listing_id: str) -> ListingOut:
    """Hand the announcement over for publication; refused, with all that is missing, until that is lawful."""
    listing = await _in_state(work, listing_id, "drafted")
    await _check_publishable(work, standing, listing)
    listing.state, listing.ordered_by, listing.ordered_at = "ordered", work.actor.id, work.now
    work.record(
        AuditAction.LISTING_ORDER_PUBLICATION,
        PublicationOrdered(asset=listing.asset_id, listing=listing.id),
        listing.case_number,
    )
    return listing_out(listing)


@dataclass(frozen=True)
class ToPublish:
    listing: Listing
    asset_class: str
    reference_price: Decimal


async def to_publish(work: Work, listing_id: str) -> ToPublish | None:
    """What was ordered and is not published yet; None if there is nothing to do. An order refused before stays so."""
    listing = await repository.listing(work.session, listing_id)
    if listing.state == "refused":
        raise Problem(
            409,
            ProblemCode.PUBLICATION_REFUSED,
            f"已被拒绝：{listing.refusal}",
            article=REGULATION["二(四)5(1)"],
        )
    if listing.state != "ordered":
        return None
    disposal = await disposals.disposal(work.session, listing.asset_id)
    decision = await work.session.get_one(PriceDecision, listing.asset_id)
    return ToPublish(listing, disposal.asset_class, decision.reference_price)


async def check_again(work: Work, standing: rules.Standing, listing_id: str) -> None:
    """The record once more, at the last instant before the platform is asked."""
    await _check_publishable(work, standing, await _in_state(work, listing_id, "ordered"))


async def book_publication(work: Work, listing_id: str, accepted: ListingAccepted) -> None:
    """The platform has published it: the day from which the announcement period and the service run."""
    listing = await repository.listing(work.session, listing_id, lock=True)
    if listing.state != "ordered":
        return
    listing.state, listing.published_at, listing.page_url = (
        "published",
        accepted.published_at,
        accepted.page_url,
    )
    work.record(
        AuditAction.LISTING_PUBLISH,
        AnnouncementPublished(asset=listing.asset_id, listing=listing.id, round=listing.round),
        listing.case_number,
        occurred_at=listing.published_at,
    )


async def refuse_publication(work: Work, listing_id: str, code: str) -> None:
    """Publication was refused: the round is drafted anew."""
    listing = await repository.listing(work.session, listing_id, lock=True)
    if listing.state != "ordered":
        return
    listing.state, listing.refusal = "refused", code
    await disposals.step(work.session, listing.asset_id, REFUSED)
    work.audit(listing.case_number, AuditAction.LISTING_REFUSED, listing.id, code=code)


async def serve(work: Work, file: CaseFile, listing_id: str, body: ToldIn) -> ListingOut:
    """The published announcement served on every party and interested person (二(四)5(1))."""
    listing = await repository.listing(work.session, listing_id, lock=True)
    if listing.published_at is None or listing.served:
        raise Problem(409, ProblemCode.ANNOUNCEMENT_NOT_TO_SERVE, article=REGULATION["二(四)5(1)"])
    interested = file.case.party_ids | await surveys.priority_holders(work.session, listing.asset_id)
    since, article = listing.published_at, REGULATION["二(四)5(1)"]
    listing.files = listing.files | check_told(
        body.told, interested, since, work.now, article, file.files, work.actor.id
    )
    listing.served = [one.model_dump(mode="json") for one in body.told]
    work.record(
        AuditAction.LISTING_SERVE,
        AnnouncementServed(asset=listing.asset_id, listing=listing.id),
        listing.case_number,
        occurred_at=max(one.at for one in body.told),
    )
    return listing_out(listing)


async def read(work: Work, listing_id: str) -> ListingOut:
    """One listing. Who read it is kept, for it may name the buyer."""
    listing = await repository.listing(work.session, listing_id)
    await open_case(work, listing.case_number, AuditAction.LISTING_READ, listing.id)
    return listing_out(listing)


async def _check_publishable(work: Work, standing: rules.Standing, listing: Listing) -> None:
    disposal = await disposals.disposal(work.session, listing.asset_id)
    given = await disposals.papers(work.session, listing.asset_id)
    papers = {paper.paper for paper in given if paper.state == "accepted"}
    faults = rules.standing_faults(standing.open, standing.held)
    faults += rules.publication_faults(
        await _terms(work, disposal, listing),
        [Told.model_validate(one) for one in listing.notice],
        listing.signed_by is not None and listing.signed_sha256 == _digest(listing),
        missing_papers(papers, DAY_BUNDLE | LATER_PAPERS, disposal.kind),
        work.now,
        await load_calendar(work.session),
    )
    refuse(faults, 409, ProblemCode.NOT_PUBLISHABLE)


async def _terms(work: Work, disposal: Disposal, listing: Listing) -> rules.Terms:
    inquiry = await pricing.priced_inquiry(work.session, disposal.asset_id)
    assert inquiry.valid_until is not None
    earlier = [one for one in await repository.of_asset(work.session, disposal.asset_id) if one.ended_at]
    return rules.Terms(
        asset_class=disposal.asset_class,
        round=listing.round,
        starting_price=listing.starting_price,
        opens_at=listing.opens_at,
        closes_at=listing.closes_at,
        valid_until=inquiry.valid_until,
        previous_price=earlier[-1].starting_price if earlier else None,
        previous_failed_at=earlier[-1].ended_at if earlier else None,
    )


async def _in_state(work: Work, listing_id: str, state: str) -> Listing:
    listing = await repository.listing(work.session, listing_id, lock=True)
    if listing.state != state:
        raise Problem(
            409,
            ProblemCode.WRONG_STATE,
            f"状态为{listing.state}",
            REGULATION["二(四)5(1)"],
        )
    return listing


def _digest(listing: Listing) -> str:
    """SHA-256 of the announcement: what is written and what the record adds to it."""
    content = {
        "items": listing.items,
        "special_notices": listing.special_notices,
        "asset": listing.asset_id,
        "round": listing.round,
        "prices": [f"{one:.2f}" for one in (listing.starting_price, listing.deposit, listing.increment)],
        "time": [at.timestamp() for at in (listing.opens_at, listing.closes_at)],
        "balance_days": listing.balance_days,
    }
    return hashlib.sha256(json.dumps(content, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def listing_out(listing: Listing) -> ListingOut:
    buyer = None
    if listing.buyer_ref:
        buyer = Buyer(
            ref=listing.buyer_ref, name=listing.buyer_name or "", identity=listing.buyer_identity or ""
        )
    return ListingOut(**listing.model_dump(include=set(ListingOut.model_fields)), buyer=buyer)
