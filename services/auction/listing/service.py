"""拍卖公告: drafted, notified, signed, published, served (二(四)5(1); 法释〔2016〕18号第十二条至第十六条)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from services.auction import covered
from services.auction.course import Course
from services.auction.disposals import repository as disposals
from services.auction.disposals.evidence import CaseFile, ServiceFile
from services.auction.disposals.rules import DRAFT, REFUSED, WITHDRAW_LISTING
from services.auction.disposals.schemas import WithdrawalIn
from services.auction.listing import acts, publication, repository, rules
from services.auction.listing.announcement import check_announcement, check_sale, composed
from services.auction.listing.drawing import drawn
from services.auction.listing.evidence import Basis
from services.auction.listing.models import Listing
from services.auction.listing.rules import State
from services.auction.listing.schemas import Buyer, ListingFilter, ListingIn, ListingOut
from services.auction.notification import ServedIn, ToldIn, check_served, check_serving, check_told
from services.auction.pricing.models import PriceDecision
from services.auction.survey import repository as surveys
from services.auction.survey.rules import doubt_faults
from shared.contracts.auction.facts import (
    AnnouncementDrafted,
    AnnouncementPublished,
    AnnouncementServed,
    AnnouncementSigned,
    AnnouncementWithdrawn,
    PrepublicationNotified,
    PublicationOrdered,
)
from shared.gateways.auction_platform import ListingAccepted
from shared.law.calendar import Calendar
from shared.platform.court import load_calendar, main_accounts
from shared.platform.paging import Page
from shared.platform.reading import open_case, open_list
from shared.platform.work import Work
from shared.values.articles import NET, REGULATION
from shared.values.audit_action import AuditAction
from shared.values.problem_code import ProblemCode
from shared.values.record_id import derived_id
from shared.values.refusal import Problem, refuse
from shared.values.zone import begin_of

NOTICE_ARTICLE = NET[16]


async def draft(work: Work, basis: Basis, asset_id: str, body: ListingIn) -> ListingOut:
    """Draft one round's announcement; prices are the panel's. Terms that are unlawful already today are refused."""
    disposal = await disposals.step(work.session, asset_id, DRAFT)
    course = await disposals.course(work.session, disposal)
    rules.check_round(body.round, course.failed_rounds, work.now.date())
    assert course.survey is not None
    refuse(doubt_faults(course.survey.doubts), 409, ProblemCode.PROPERTY_DOUBTED)
    items = composed(body.items, drawn(course, basis))
    main = await main_accounts(work.session)
    known = (basis.identifier,)
    check_announcement(items, body.special_notices, disposal.housing, main, basis.account, known)
    if rules.is_sale(body.round, work.now.date()):
        check_sale(items)
    price = course.rounds[min(body.round, len(course.rounds)) - 1]  # a sale at the last round's
    listing = Listing(
        id=derived_id("listing", asset_id, len(course.listings) + 1),
        asset_id=asset_id,
        case_number=disposal.case_number,
        starting_price=price.starting_price,
        deposit=price.deposit,
        increment=price.increment,
        **body.model_dump() | {"items": items},
        sha256="",
        drafted_by=work.actor.id,
        drafted_for=work.stead,
        drafted_at=work.now,
    )
    listing.sha256 = publication.digest(listing)
    calendar = await load_calendar(work.session)
    faults = rules.term_faults(publication.terms(course, listing), work.now, calendar)
    refuse(faults, 409, ProblemCode.SALE_TERMS_REFUSED)
    work.session.add(listing)
    await work.session.flush()
    last = rules.latest_publication(disposal.asset_class, listing.round, listing.opens_at, calendar)
    publish_by = begin_of(last)
    work.record(
        AuditAction.LISTING_DRAFT,
        AnnouncementDrafted(
            asset=listing.asset_id, listing=listing.id, round=listing.round, publish_by=publish_by
        ),
        listing.case_number,
    )
    return await listing_out(work, listing)


async def notify(work: Work, file: CaseFile, listing_id: str, body: ToldIn) -> ListingOut:
    """The notice before publication to every party and known holder of a priority right (第十六条)."""
    listing = await _in_state(work, listing_id, State.DRAFTED)
    holders = await surveys.priority_holders(work.session, listing.asset_id)
    needed, since = file.case.party_ids | holders, listing.drafted_at
    given = check_told(body.told, needed, since, NOTICE_ARTICLE, file.files, work.hands, waivable=holders)
    listing.files = listing.files | given.files
    listing.notice = [one.model_dump(mode="json") for one in given.told]
    work.record(
        AuditAction.LISTING_NOTIFY,
        PrepublicationNotified(asset=listing.asset_id, listing=listing.id),
        listing.case_number,
        occurred_at=max(since, given.last),
    )
    return await listing_out(work, listing)


async def sign(work: Work, listing_id: str) -> ListingOut:
    """The enforcement team signs the announcement that another person drafted (二(四)5(1))."""
    listing = await _in_state(work, listing_id, State.DRAFTED)
    rules.check_signature((listing.drafted_by, listing.drafted_for), work.actor)
    rules.check_unsigned(listing.signed_by)
    listing.signed_by, listing.signed_at, listing.signed_sha256 = (
        work.actor.id,
        work.now,
        publication.digest(listing),
    )
    work.record(
        AuditAction.LISTING_SIGN,
        AnnouncementSigned(asset=listing.asset_id, listing=listing.id),
        listing.case_number,
    )
    return await listing_out(work, listing)


async def withdraw(work: Work, listing_id: str, body: WithdrawalIn) -> ListingOut:
    """Take back an announcement that cannot or shall not be published as it is; its round is drafted anew."""
    listing = await _in_state(work, listing_id, State.DRAFTED)
    await disposals.step(work.session, listing.asset_id, WITHDRAW_LISTING)
    listing.state = rules.moved(listing.state, State.WITHDRAWN)
    listing.ended_by, listing.ended_because = work.actor.id, body.reason
    work.record(
        AuditAction.LISTING_WITHDRAW,
        AnnouncementWithdrawn(asset=listing.asset_id, listing=listing.id),
        listing.case_number,
    )
    return await listing_out(work, listing)


async def order_publication(work: Work, standing: rules.Standing, listing_id: str) -> ListingOut:
    """Hand the announcement over for publication; refused, with all that is missing, until that is lawful."""
    listing = await _in_state(work, listing_id, State.DRAFTED)
    await _check_publishable(work, standing, listing)
    listing.state = rules.moved(listing.state, State.ORDERED)
    listing.ordered_by, listing.ordered_at = work.actor.id, work.now
    work.record(
        AuditAction.LISTING_ORDER_PUBLICATION,
        PublicationOrdered(asset=listing.asset_id, listing=listing.id),
        listing.case_number,
    )
    return await listing_out(work, listing)


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
    await _check_publishable(work, standing, await _in_state(work, listing_id, State.ORDERED))


async def book_publication(work: Work, listing_id: str, accepted: ListingAccepted) -> None:
    """The platform has published it: the day from which the announcement period and the service run."""
    listing = await repository.listing(work.session, listing_id, lock=True)
    if listing.state != "ordered":
        return
    listing.state = rules.moved(listing.state, State.PUBLISHED)
    listing.published_at, listing.page_url = accepted.published_at, accepted.page_url
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
    listing.state, listing.refusal = rules.moved(listing.state, State.REFUSED), code
    await disposals.step(work.session, listing.asset_id, REFUSED)
    work.audit(listing.case_number, AuditAction.LISTING_REFUSED, listing.id, code=code)


async def is_any_running(work: Work, case_number: str) -> bool:
    """Whether a round of the case is announced, and not over."""
    return bool(await repository.running(work.session, case_number))


async def serve(work: Work, by: ServiceFile, listing_id: str, body: ServedIn) -> ListingOut:
    """The published announcement served on every party and interested person (二(四)5(1))."""
    listing = await repository.listing(work.session, listing_id, lock=True)
    rules.check_to_serve(listing.published_at, listing.served)
    assert listing.published_at is not None
    interested = by.file.case.party_ids | await surveys.priority_holders(work.session, listing.asset_id)
    since, article = listing.published_at, REGULATION["二(四)5(1)"]
    check_serving(
        by.document,
        body.document,
        listing.case_number,
        "auction_announcement",
        by.asset.identifier,
        listing.drafted_at,
        article,
    )
    served = check_served(
        body.document,
        by.deliveries,
        body.told,
        interested,
        since,
        article,
        by.file.files,
        work.hands,
    )
    listing.files = listing.files | served.files
    listing.served = [one.model_dump(mode="json") for one in served.told]
    work.record(
        AuditAction.LISTING_SERVE,
        AnnouncementServed(asset=listing.asset_id, listing=listing.id),
        listing.case_number,
        occurred_at=max(since, served.last),
    )
    return await listing_out(work, listing)


async def read(work: Work, listing_id: str) -> ListingOut:
    """One listing. Who read it is kept, for it may name the buyer."""
    listing = await repository.listing(work.session, listing_id)
    await open_case(work, listing.case_number, AuditAction.LISTING_READ, listing.id)
    return await listing_out(work, listing)


async def _check_publishable(work: Work, standing: rules.Standing, listing: Listing) -> None:
    faults = rules.standing_faults(standing)
    course, calendar = await _course(work, listing.asset_id), await load_calendar(work.session)
    faults += publication.faults(course, listing, work.now, calendar)
    faults += await covered.faults(work, standing.case, standing.come_in)
    refuse(faults, 409, ProblemCode.NOT_PUBLISHABLE)


async def _course(work: Work, asset_id: str) -> Course:
    return await disposals.course(work.session, await disposals.disposal(work.session, asset_id))


async def _in_state(work: Work, listing_id: str, state: State) -> Listing:
    listing = await repository.listing(work.session, listing_id, lock=True)
    rules.check_state(listing.state, state)
    return listing


async def listing_out(work: Work, listing: Listing) -> ListingOut:
    course, calendar = await _course(work, listing.asset_id), await load_calendar(work.session)
    return shown(work, course, listing, calendar)


def shown(work: Work, course: Course, listing: Listing, calendar: Calendar) -> ListingOut:
    """The listing with what can be done with it next."""
    buyer = None
    if listing.buyer_ref:
        buyer = Buyer(
            ref=listing.buyer_ref, name=listing.buyer_name or "", identity=listing.buyer_identity or ""
        )
    return ListingOut(
        **listing.model_dump(include=set(ListingOut.model_fields)),
        buyer=buyer,
        acts=acts.on(work.actor, course, listing, work.now, calendar),
    )


async def listings(work: Work, asked: ListingFilter, case_number: str | None = None) -> Page[ListingOut]:
    """Listings across cases, or of one case. Who read them is kept, for they may name the buyer."""
    cases = await open_list(work, case_number, AuditAction.LISTING_READ, asked)
    found = await repository.listings(work.session, asked, cases)
    of = await disposals.of_assets(work.session, {one.asset_id for one in found.items})
    courses = {course.disposal.asset_id: course for course in await disposals.courses(work.session, of)}
    calendar = await load_calendar(work.session)
    return found.of(lambda listing: shown(work, courses[listing.asset_id], listing, calendar))
