"""Linked cases over HTTP."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from services.intake.linked import service
from services.intake.linked.schemas import DebtorOut, LinkedCaseOut
from shared.platform.http import Calling
from shared.platform.paging import Listing, Page
from shared.values.articles import REGULATION
from shared.values.case_number import CaseNumberStr
from shared.values.roles import STAFF

router = APIRouter(tags=[f"linked 关联案件 {REGULATION['一(二)']}"])


@router.get("/cases/{case_number}/linked-cases", summary="与本案关联的案件")
async def linked_cases(
    case_number: CaseNumberStr, asked: Annotated[Listing, Query()], caller: Calling
) -> Page[LinkedCaseOut]:
    return await caller.read(STAFF, service.list_linked, asked, case_number)


@router.get("/debtors/{party_id}", summary="被执行人在本院各案的情况")
async def debtor(party_id: str, caller: Calling) -> DebtorOut:
    """By the id that the respondent has in a case that is open to the caller: no number of a paper stands in an address."""
    return await caller.read(STAFF, service.read_debtor, party_id)
