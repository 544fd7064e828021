"""Kept deposits over HTTP."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from services.funds.deposits import acts, service
from services.funds.deposits.schemas import KeptDepositIn, KeptDepositOut
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
