"""The whole record of a disposal, as its readers see it."""

from __future__ import annotations

from services.auction.course import Course
from services.auction.default import acts as default_acts
from services.auction.disposals import acts as disposal_acts
from services.auction.disposals import repository
from services.auction.disposals.schemas import DisposalFilter, DisposalOut, PaperOut
from services.auction.disposals.service import disposal_out, paper_out
from services.auction.listing import acts as listing_acts
from services.auction.listing.schemas import ListingOut
from services.auction.listing.service import shown
from services.auction.pricing import acts as pricing_acts
from services.auction.pricing.schemas import InquiryOut, PriceDecisionOut
from services.auction.pricing.service import decision_out, inquiry_out
from services.auction.settlement import acts as settlement_acts
from services.auction.settlement.schemas import SettlementOut
from services.auction.settlement.service import settlement_out
from services.auction.stop import acts as stop_acts
from services.auction.stop.schemas import StopOut, stop_out
from services.auction.survey import acts as survey_acts
from services.auction.survey.schemas import SurveyOut
from services.auction.survey.service import survey_out
from services.auction.unheld import acts as unheld_acts
from services.auction.unsold import acts as unsold_acts
from shared.contracts.auction.records import DisposalRecord
from shared.law.calendar import Calendar
from shared.law.case_access import Standing
from shared.platform import court
from shared.platform.acts import Act
from shared.platform.paging import Page
from shared.platform.reading import open_case, open_list
from shared.platform.work import Work
from shared.values.audit_action import AuditAction


class DisposalFile(DisposalOut, DisposalRecord):
    """`acts`: what can be done with it next; with each of its listings, there."""

    acts: list[Act]
    papers: list[PaperOut]
    survey: SurveyOut | None
    inquiries: list[InquiryOut]
    price_decision: PriceDecisionOut | None
    listings: list[ListingOut]
    stops: list[StopOut]
    settlement: SettlementOut | None


async def read(work: Work, asset_id: str) -> DisposalFile:
    """One disposal with everything it led to. Who read it is kept, for it may name the buyer."""
    disposal = await repository.disposal(work.session, asset_id)
    standing = await open_case(work, disposal.case_number, AuditAction.DISPOSAL_READ, asset_id)
    course = await repository.course(work.session, disposal)
    return _file(work, course, standing, await court.load_calendar(work.session))


async def disposals(work: Work, asked: DisposalFilter, case_number: str | None = None) -> Page[DisposalFile]:
    """Disposals across cases, or of one case, each with everything it led to. Who read them is kept."""
    cases = await open_list(work, case_number, AuditAction.DISPOSAL_READ, asked)
    found = await repository.disposals(work.session, asked, cases)
    standings = await court.standings(work.session, {one.case_number for one in found.items})
    calendar = await court.load_calendar(work.session)
    courses = await repository.courses(work.session, found.items)
    return Page(
        items=[_file(work, course, standings[course.disposal.case_number], calendar) for course in courses],
        next=found.next,
    )


def _file(work: Work, course: Course, standing: Standing, calendar: Calendar) -> DisposalFile:
    actor, now = work.actor, work.now
    return DisposalFile(
        **disposal_out(course.disposal).model_dump(),
        acts=[
            *disposal_acts.on(actor, course, standing),
            *survey_acts.on(actor, course, standing),
            *pricing_acts.on(actor, course, standing, now),
            listing_acts.drafting(actor, course, now),
            *stop_acts.on(actor, course, standing, now),
            *unsold_acts.on(actor, course, standing, now),
            *unheld_acts.on(actor, course, standing),
            *default_acts.on(actor, course, standing, now),
            *settlement_acts.on(actor, course, standing),
        ],
        transferred_at=course.transferred_at,
        papers=[paper_out(paper) for paper in course.papers],
        survey=survey_out(course.survey) if course.survey else None,
        inquiries=[inquiry_out(one, course.reports) for one in course.inquiries],
        price_decision=decision_out(course.decision, course.rounds) if course.decision else None,
        listings=[shown(work, course, one, calendar) for one in course.listings],
        stops=[stop_out(one) for one in course.stops],
        settlement=settlement_out(course.settlement) if course.settlement else None,
    )
