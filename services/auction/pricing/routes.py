"""Pricing over HTTP."""

from __future__ import annotations

from fastapi import APIRouter

from services.auction.disposals.evidence import service_file
from services.auction.notification import ServedIn
from services.auction.pricing import acts, service
from services.auction.pricing.schemas import InquiryIn, InquiryOut, PriceDecisionIn, PriceDecisionOut
from services.auction.stop.evidence import gather
from shared.gateways.valuation import PriceReport
from shared.platform.http import Calling, Reading
from shared.values.articles import REGULATION, cite

router = APIRouter(tags=[f"pricing 处置参考价、起拍价 {cite(REGULATION['二(四)3'], REGULATION['二(四)4'])}"])


@router.post("/disposals/{asset_id}/price-inquiry", status_code=201, **acts.ORDER_INQUIRY.route())
async def order_inquiry(asset_id: str, body: InquiryIn, caller: Calling) -> InquiryOut:
    return await caller.act(acts.ORDER_INQUIRY.offices, service.order_inquiry, asset_id, body)


@router.post("/price-reports", status_code=204, **acts.TAKE_REPORT.route())
async def take_report(body: PriceReport, caller: Calling) -> None:
    """Webhook of the valuation system: one platform's report."""
    await caller.act(acts.TAKE_REPORT.offices, service.take_report, body)


@router.post("/disposals/{asset_id}/price-inquiry/term-end", status_code=201, **acts.CLOSE_TERM.route())
async def close_term(asset_id: str, caller: Calling) -> InquiryOut:
    """State that the inquiry's term is over although not every report came."""
    return await caller.act(acts.CLOSE_TERM.offices, service.close_term, asset_id)


@router.post("/disposals/{asset_id}/price-expiry", status_code=201, **acts.REDETERMINE.route())
async def redetermine(asset_id: str, caller: Calling) -> InquiryOut:
    """State that the reference price has expired: it is asked for again."""
    return await caller.act(acts.REDETERMINE.offices, service.redetermine, asset_id)


@router.post("/disposals/{asset_id}/price-report-service", status_code=201, **acts.SERVE.route())
async def serve_report(asset_id: str, body: ServedIn, caller: Calling, peers: Reading) -> InquiryOut:
    """The report served: as the deliveries of its notice prove, by hand on whom those have not reached."""
    file = await service_file(caller, peers, asset_id, body.document)
    return await caller.act(acts.SERVE.offices, service.serve_report, file, asset_id, body)


@router.post("/disposals/{asset_id}/price-decision", status_code=201, **acts.FIX.route())
async def fix_price(
    asset_id: str, body: PriceDecisionIn, caller: Calling, peers: Reading
) -> PriceDecisionOut:
    read = await gather(caller, peers, asset_id)
    return await caller.act(acts.FIX.offices, service.fix_price, read, asset_id, body)
