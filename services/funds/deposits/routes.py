"""Kept deposits over HTTP."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from services.funds.deposits import acts, evidence, service
from services.funds.deposits.schemas import CostIn, CostOut, KeptDepositIn, KeptDepositOut, WithdrawnCostIn
from services.funds.receipts.evidence import sales_of
from shared.platform.http import Calling, Reading
from shared.platform.paging import Listing, Page
from shared.values.articles import NET
from shared.values.case_number import CaseNumberStr
from shared.values.roles import READERS

router = APIRouter(tags=[f"deposits 悔拍保证金 {NET[24]}"])


@router.post("/cases/{case_number}/kept-deposits", status_code=201, **acts.KEEP_DEPOSIT.route())
async def keep(
    case_number: CaseNumberStr, body: KeptDepositIn, caller: Calling, peers: Reading
) -> KeptDepositOut:
    """The deposit of a buyer who defaulted is the case's, and held until it is known what it serves."""
    await caller.check_office(acts.KEEP_DEPOSIT.offices)
    sales = await sales_of(peers, case_number)
    return await caller.act(acts.KEEP_DEPOSIT.offices, service.keep, sales, case_number, body.listing)


@router.get("/cases/{case_number}/kept-deposits", summary="本案的悔拍保证金")
async def kept_of_case(
    case_number: CaseNumberStr, asked: Annotated[Listing, Query()], caller: Calling
) -> Page[KeptDepositOut]:
    return await caller.read(READERS, service.list_kept, asked, case_number)


@router.post("/cases/{case_number}/auction-costs", status_code=201, **acts.ENTER_COST.route())
async def enter_cost(case_number: CaseNumberStr, body: CostIn, caller: Calling, peers: Reading) -> CostOut:
    """A bill of what an auction of the case has cost: it is owed until a plan pays it."""
    case, files = await evidence.of_case(caller, peers, case_number)
    return await caller.act(acts.ENTER_COST.offices, service.enter_cost, case, files, body)


@router.post("/auction-costs/{sha256}/withdrawal", status_code=201, **acts.WITHDRAW_COST.route())
async def withdraw_cost(sha256: str, body: WithdrawnCostIn, caller: Calling) -> CostOut:
    """A bill that was entered in error, and that no plan pays, is taken off the record by another person."""
    return await caller.act(acts.WITHDRAW_COST.offices, service.withdraw_cost, sha256, body)


@router.get("/cases/{case_number}/auction-costs", summary="本案的拍卖费用")
async def costs_of_case(
    case_number: CaseNumberStr, asked: Annotated[Listing, Query()], caller: Calling
) -> Page[CostOut]:
    return await caller.read(READERS, service.list_costs, asked, case_number)
