"""What is sent after a letter over HTTP."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from services.commission.outbound import evidence
from services.commission.supplement import acts, rules, service
from services.commission.supplement.schemas import SupplementFilter, SupplementOut, SupplyIn
from shared.platform.http import Calling, Reading
from shared.platform.paging import Page
from shared.values.case_number import CaseNumberStr
from shared.values.roles import READERS

router = APIRouter(tags=[f"supplement 补正 {rules.ARTICLE}"])


@router.post("/supplements/{supplement_id}/papers", **acts.SUPPLY.route())
async def supply(supplement_id: str, body: SupplyIn, caller: Calling, peers: Reading) -> SupplementOut:
    """Issue what the receiving court says is missing; it is sent at once."""
    asked = await caller.read(acts.SUPPLY.offices, service.read, supplement_id)
    read = await evidence.of_letter(caller, peers, asked.commission_id, body)
    return await caller.act(acts.SUPPLY.offices, service.supply, read, supplement_id, body)


@router.get("/supplements", summary="补正列表")
async def list_supplements(
    asked: Annotated[SupplementFilter, Query()], caller: Calling
) -> Page[SupplementOut]:
    """What receiving courts have said is missing, across cases."""
    return await caller.read(READERS, service.listed, asked)


@router.get("/supplements/{supplement_id}", summary="补正")
async def read(supplement_id: str, caller: Calling) -> SupplementOut:
    return await caller.read(READERS, service.read, supplement_id)


@router.get("/cases/{case_number}/supplements", summary="本案的补正")
async def of_case(
    case_number: CaseNumberStr, asked: Annotated[SupplementFilter, Query()], caller: Calling
) -> Page[SupplementOut]:
    return await caller.read(READERS, service.listed, asked, case_number)
