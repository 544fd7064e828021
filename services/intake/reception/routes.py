"""First reception over HTTP."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from services.intake.reception import acts, evidence, service
from services.intake.reception.schemas import ReceptionFilter, ReceptionIn, ReceptionOut, WithdrawalIn
from shared.platform.http import Calling, Reading
from shared.platform.paging import Page
from shared.values.articles import REGULATION
from shared.values.case_number import CaseNumberStr
from shared.values.roles import READERS

router = APIRouter(tags=[f"reception 初次接待 {REGULATION['一(二)']}"])


@router.post("/cases/{case_number}/receptions", status_code=201, **acts.RECORD_RECEPTION.route())
async def record(
    case_number: CaseNumberStr, body: ReceptionIn, caller: Calling, peers: Reading
) -> ReceptionOut:
    files = await evidence.gather(caller, peers, case_number, body.confirmation)
    return await caller.act(acts.RECORD_RECEPTION.offices, service.record, case_number, body, files)


@router.post("/cases/{case_number}/receptions/withdrawal", **acts.WITHDRAW_CONFIRMATION.route())
async def withdraw_confirmation(
    case_number: CaseNumberStr, body: WithdrawalIn, caller: Calling
) -> list[ReceptionOut]:
    """Say that a signed confirmation of address was entered for the wrong party, or confirms nothing."""
    return await caller.act(
        acts.WITHDRAW_CONFIRMATION.offices, service.withdraw_confirmation, case_number, body
    )


@router.get("/cases/{case_number}/receptions", summary="本案的初次接待")
async def list_receptions(
    case_number: CaseNumberStr, asked: Annotated[ReceptionFilter, Query()], caller: Calling
) -> Page[ReceptionOut]:
    return await caller.read(READERS, service.list_receptions, asked, case_number)
