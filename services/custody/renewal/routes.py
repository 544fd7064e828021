"""Renewals over HTTP."""

from __future__ import annotations

from fastapi import APIRouter

from services.custody.measures.schemas import MeasureOut
from services.custody.renewal import acts, evidence, service
from services.custody.renewal.schemas import RenewalIn
from shared.platform.http import Calling, Reading

router = APIRouter(tags=[f"renewal 续行 {acts.RENEW_MEASURE.article}"])


@router.post("/measures/{measure_id}/renewal", status_code=202, **acts.RENEW_MEASURE.route())
async def renew(measure_id: str, body: RenewalIn, caller: Calling, peers: Reading) -> MeasureOut:
    """Decide to renew a measure before it lapses, by a ruling and an assistance notice; the institution renews it."""
    read = await evidence.of_decision(caller, peers, measure_id, body)
    return await caller.act(acts.RENEW_MEASURE.offices, service.decide, measure_id, body, read)
