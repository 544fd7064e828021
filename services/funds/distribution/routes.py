"""Distribution over HTTP."""

from __future__ import annotations

from fastapi import APIRouter

from services.funds.distribution import evidence, service
from services.funds.distribution.schemas import DistributionIn, DistributionOut
from shared.platform.http import Calling, Reading
from shared.values.articles import REGULATION
from shared.values.case_number import CaseNumberStr
from shared.values.roles import READERS, Office

router = APIRouter(tags=[f"distribution 案款分配 {REGULATION['二(六)5']}"])


@router.post("/cases/{case_number}/distributions", status_code=201)
async def compute(
    case_number: CaseNumberStr, body: DistributionIn, caller: Calling, peers: Reading
) -> DistributionOut:
    """Compute the plan from the record; the money is set apart for it."""
    read = await evidence.gather(peers, case_number)
    return await caller.act(Office.HANDLING_OFFICER, service.compute, read, body)


@router.get("/cases/{case_number}/distributions")
async def list_distributions(case_number: CaseNumberStr, caller: Calling) -> list[DistributionOut]:
    return await caller.read(READERS, service.list_distributions, case_number)


@router.get("/distributions/{distribution_id}")
async def read(distribution_id: str, caller: Calling) -> DistributionOut:
    return await caller.read(READERS, service.read, distribution_id)
