"""Failed service over HTTP."""

from __future__ import annotations

from fastapi import APIRouter

from services.documents.delivery.schemas import DeliveryOut
from services.documents.undelivered import acts, evidence, service
from services.documents.undelivered.schemas import FailureIn, NextWayIn
from shared.platform.http import Calling, Reading
from shared.values.articles import REGULATION

router = APIRouter(tags=[f"undelivered 未能送达 {REGULATION['二(一)6']}"])


@router.post("/deliveries/{delivery_id}/dispatch", **acts.ORDER_AGAIN.route())
async def order_again(delivery_id: str, caller: Calling) -> DeliveryOut:
    """Order anew what was to leave and has not; what has left does not leave twice."""
    return await caller.act(acts.ORDER_AGAIN.offices, service.order_again, delivery_id)


@router.post("/deliveries/{delivery_id}/failure-report", **acts.REPORT_FAILURE.route())
async def report(delivery_id: str, body: FailureIn, caller: Calling) -> DeliveryOut:
    """Say why it could not be served; the command centre's director is told."""
    return await caller.act(acts.REPORT_FAILURE.offices, service.report, delivery_id, body)


@router.post("/deliveries/{delivery_id}/next-way", **acts.SERVE_AGAIN.route())
async def serve_again(delivery_id: str, body: NextWayIn, caller: Calling, peers: Reading) -> DeliveryOut:
    """Send it again in another way, or book what the law takes for service."""
    file = await evidence.of_delivery(caller, peers, delivery_id)
    return await caller.act(acts.SERVE_AGAIN.offices, service.serve_again, delivery_id, file, body)
