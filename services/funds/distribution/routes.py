"""Distribution over HTTP."""

from __future__ import annotations

from fastapi import APIRouter, Request

from services.funds.distribution import service
from services.funds.distribution.schemas import DistributionIn, DistributionOut
from services.funds.intake import read_case, read_sales
from shared.platform.http import Calling
from shared.values.articles import REGULATION
from shared.values.case_number import CaseNumberStr
from shared.values.roles import READERS, Office

router = APIRouter(tags=[f"distribution 案款分配 {REGULATION['二(六)5']}"])


@router.post("/cases/{case_number}/distributions", status_code=201)
async def compute(
    case_number: CaseNumberStr, body: DistributionIn, caller: Calling, request: Request
) -> DistributionOut:
    """Compute the plan from the record; the money is set apart for it."""
    peers = request.app.state.peers
    case = await read_case(peers, case_number, caller.token)
    sales = await read_sales(peers, case_number, caller.token)
    return await caller.act(Office.HANDLING_OFFICER, service.compute, case, sales, body)


@router.get("/cases/{case_number}/distributions")
async def list_distributions(case_number: CaseNumberStr, caller: Calling) -> list[DistributionOut]:
    return await caller.act(READERS, service.list_distributions, case_number)


@router.get("/distributions/{distribution_id}")
async def read(distribution_id: str, caller: Calling) -> DistributionOut:
    return await caller.act(READERS, service.read, distribution_id)
