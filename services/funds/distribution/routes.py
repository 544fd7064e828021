"""Distribution over HTTP."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from services.funds.distribution import acts, evidence, refunding, service
from services.funds.distribution.schemas import DistributionFilter, DistributionIn, DistributionOut, RefundIn
from services.funds.payout import acts as paying
from shared.platform.http import Calling, Reading
from shared.platform.paging import Page
from shared.values.articles import REGULATION
from shared.values.case_number import CaseNumberStr
from shared.values.roles import READERS

router = APIRouter(tags=[f"distribution 案款分配 {REGULATION['二(六)5']}"])


@router.post("/cases/{case_number}/distributions", status_code=201, **acts.COMPUTE_DISTRIBUTION.route())
async def compute(
    case_number: CaseNumberStr, body: DistributionIn, caller: Calling, peers: Reading
) -> DistributionOut:
    """Compute the plan from the record; the money is set apart for it."""
    read = await evidence.gather(peers, case_number)
    return await caller.act(acts.COMPUTE_DISTRIBUTION.offices, service.compute, read, body)


@router.post("/receipts/{receipt_id}/refund", status_code=201, **acts.REFUND_BUYER.route())
async def refund(
    receipt_id: str, caller: Calling, peers: Reading, body: RefundIn | None = None
) -> DistributionOut:
    """What a buyer paid beyond price or deposit, or for no sale at all, goes back to the account it came from, by the five steps."""
    number = await caller.read(acts.REFUND_BUYER.offices, refunding.case_of_receipt, receipt_id)
    read = await evidence.gather(peers, number)
    return await caller.act(acts.REFUND_BUYER.offices, refunding.refund, read, receipt_id, body)


@router.post("/distributions/{distribution_id}/reversal", status_code=201, **paying.REVERSE_SHARES.route())
async def reverse(distribution_id: str, caller: Calling, peers: Reading) -> DistributionOut:
    """What no form asks for goes back to the case where it is more than is owed by now; a new plan takes it."""
    number = await caller.read(paying.REVERSE_SHARES.offices, service.case_of, distribution_id)
    read = await evidence.claimed(peers, number)
    return await caller.act(paying.REVERSE_SHARES.offices, service.reverse, read, distribution_id)


@router.get("/distributions", summary="分配方案列表")
async def list_distributions(
    asked: Annotated[DistributionFilter, Query()], caller: Calling
) -> Page[DistributionOut]:
    return await caller.read(READERS, service.list_distributions, asked)


@router.get("/cases/{case_number}/distributions", summary="本案的分配方案")
async def distributions_of_case(
    case_number: CaseNumberStr, asked: Annotated[DistributionFilter, Query()], caller: Calling
) -> Page[DistributionOut]:
    return await caller.read(READERS, service.list_distributions, asked, case_number)


@router.get("/distributions/{distribution_id}", summary="分配方案")
async def read(distribution_id: str, caller: Calling) -> DistributionOut:
    return await caller.read(READERS, service.read, distribution_id)
