"""全国法院询价评估系统 as the sandbox plays it; the contract is `shared.gateways.valuation`."""

from __future__ import annotations

from datetime import timedelta

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse

from deploy.sandbox import scenario
from deploy.sandbox.codes import SandboxCode
from deploy.sandbox.query import months_after
from deploy.sandbox.world import Here, World
from shared.gateways.valuation import InquiryAccepted, InquiryState, Method, PriceInquiry, PriceReport
from shared.gateways.wire import wire
from shared.values.refusal import Problem

router = APIRouter(prefix="/valuation", tags=["询价评估"])

PLATFORMS: dict[Method, tuple[str, ...]] = {
    "negotiated": ("当事人议价",),
    "directed": ("国家税务总局信阳市浉河区税务局",),
    "online": ("询价平台甲（沙箱）", "询价平台乙（沙箱）", "询价平台丙（沙箱）"),
    "appraisal": ("评估机构（沙箱）",),
}
HOURS_BETWEEN = 12


@router.post("/inquiries", status_code=202)
async def inquire(order: PriceInquiry, request: Request, world: Here) -> JSONResponse:
    return await world.accept(request, "valuation", "inquiries", order, _inquire, 202)


def _inquire(world: World, order: PriceInquiry) -> InquiryAccepted:
    same = [
        row for row in world.books.rows("inquiries", order.case_number) if row["asset_ref"] == order.asset_ref
    ]
    if any(row["method"] == order.method for row in same):
        raise Problem(422, SandboxCode.ALREADY_INQUIRED)
    found, now = scenario.of_case(world.books, order.case_number), world.clock.now()
    reports = []
    for n, (platform, price) in enumerate(
        zip(PLATFORMS[order.method], found.prices.get(order.method, []), strict=False)
    ):
        due_at = now + timedelta(hours=found.price_after_hours + HOURS_BETWEEN * n)
        report = PriceReport(
            message_id=world.number("price-report"),
            inquiry_id=order.inquiry_id,
            asset_ref=order.asset_ref,
            platform=platform,
            price_fen=price,
            reported_at=due_at,
            valid_until=months_after(due_at.date(), 12),
        )
        reports.append(wire(report))
        world.tell(
            due_at,
            "valuation",
            "price-reports",
            f"{world.settings.url_auction}/price-reports",
            report.message_id,
            report,
        )
    world.books.add("inquiries", order.inquiry_id, wire(order) | {"reports": reports}, order.case_number)
    return InquiryAccepted(inquiry_id=order.inquiry_id)


@router.get("/inquiries/{inquiry_id:path}")
async def inquiry_state(inquiry_id: str, world: Here) -> InquiryState:
    asked, now = world.books.find("inquiries", inquiry_id), world.clock.now()
    reports = [PriceReport.model_validate(report) for report in asked["reports"]]
    return InquiryState(
        inquiry_id=inquiry_id,
        method=asked["method"],
        expected=len(reports),
        reports=[report for report in reports if report.reported_at <= now],
    )
