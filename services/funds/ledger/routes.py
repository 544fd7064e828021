"""The ledger over HTTP."""

from __future__ import annotations

from fastapi import APIRouter

from services.funds.ledger import service
from services.funds.ledger.schemas import BookOut, CaseLedgerOut
from shared.platform.http import Calling
from shared.values.articles import REGULATION
from shared.values.case_number import CaseNumberStr
from shared.values.roles import READERS

router = APIRouter(tags=[f"ledger 案款总账 {REGULATION['二(六)1']}"])


@router.get("/cases/{case_number}/ledger", summary="本案的案款账")
async def read_case(case_number: CaseNumberStr, caller: Calling) -> CaseLedgerOut:
    return await caller.read(READERS, service.read_case, case_number)


@router.get("/ledger/balance", summary="案款总账")
async def read_book(caller: Calling) -> BookOut:
    return await caller.read(READERS, service.read_book)
