"""The whole record of a disposal, as its readers see it."""

from __future__ import annotations

from services.auction.disposals import repository
from services.auction.disposals.models import Disposal
from services.auction.disposals.schemas import DisposalOut, PaperOut
from services.auction.disposals.service import disposal_out, paper_out
from services.auction.listing import repository as listings
from services.auction.listing.schemas import ListingOut
from services.auction.listing.service import listing_out
from services.auction.pricing import repository as pricing
from services.auction.pricing.models import PriceDecision
from services.auction.pricing.schemas import InquiryOut, PriceDecisionOut
from services.auction.pricing.service import decision_out, inquiry_out
from services.auction.settlement.models import Settlement
from services.auction.settlement.schemas import SettlementOut
from services.auction.settlement.service import settlement_out
from services.auction.survey.models import Survey
from services.auction.survey.schemas import SurveyOut
from services.auction.survey.service import survey_out
from shared.contracts.auction.records import DisposalRecord
from shared.platform.reading import open_case
from shared.platform.work import Work
from shared.values.audit_action import AuditAction


class DisposalFile(DisposalOut, DisposalRecord):
    papers: list[PaperOut]
    survey: SurveyOut | None
    inquiries: list[InquiryOut]
    price_decision: PriceDecisionOut | None
    listings: list[ListingOut]
    settlement: SettlementOut | None


async def read(work: Work, asset_id: str) -> DisposalFile:
    """One disposal with everything it led to. Who read it is kept, for it may name the buyer."""
    disposal = await repository.disposal(work.session, asset_id)
    await open_case(work, disposal.case_number, AuditAction.DISPOSAL_READ, asset_id)
    return await _file(work, disposal)


async def of_case(work: Work, case_number: str) -> list[DisposalFile]:
    await open_case(work, case_number, AuditAction.DISPOSAL_READ)
    return [await _file(work, disposal) for disposal in await repository.of_case(work.session, case_number)]


async def _file(work: Work, disposal: Disposal) -> DisposalFile:
    session, asset_id = work.session, disposal.asset_id
    survey = await session.get(Survey, asset_id)
    decision = await session.get(PriceDecision, asset_id)
    settlement = await session.get(Settlement, asset_id)
    return DisposalFile(
        **disposal_out(disposal).model_dump(),
        papers=[paper_out(paper) for paper in await repository.papers(session, asset_id)],
        survey=survey_out(survey) if survey else None,
        inquiries=[await inquiry_out(work, one) for one in await pricing.inquiries(session, asset_id)],
        price_decision=await decision_out(work, decision) if decision else None,
        listings=[listing_out(one) for one in await listings.of_asset(session, asset_id)],
        settlement=settlement_out(settlement) if settlement else None,
    )
