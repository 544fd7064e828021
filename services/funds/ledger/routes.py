"""The ledger over HTTP."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from services.funds.ledger import service
from services.funds.ledger.schemas import BookOut, CaseLedgerOut, HeldFilter, HeldPage
from shared.platform.http import Calling
from shared.values.articles import REGULATION
from shared.values.case_number import CaseNumberStr
from shared.values.roles import LEADERS, READERS

router = APIRouter(tags=[f"ledger 案款总账 {REGULATION['二(六)1']}"])


@router.get("/cases/{case_number}/ledger", summary="本案的案款账")
async def read_case(case_number: CaseNumberStr, caller: Calling) -> CaseLedgerOut:
    return await caller.read(READERS, service.read_case, case_number)


@router.get("/ledger/balance", summary="案款总账")
async def read_book(caller: Calling) -> BookOut:
    return await caller.read(READERS, service.read_book)


@router.get("/held", summary="账上存留的案款")
async def list_held(asked: Annotated[HeldFilter, Query()], caller: Calling) -> HeldPage:
    """The cases that have money, since when, and how much of it by days."""
    return await caller.read(LEADERS, service.list_held, asked)
