"""First reception over HTTP."""

from __future__ import annotations

from fastapi import APIRouter

from services.intake.reception import service
from services.intake.reception.schemas import ReceptionIn, ReceptionOut
from shared.platform.http import Calling
from shared.values.articles import REGULATION
from shared.values.case_number import CaseNumberStr
from shared.values.roles import READERS, Office

router = APIRouter(tags=[f"reception 初次接待 {REGULATION['一(二)']}"])


@router.post("/cases/{case_number}/receptions", status_code=201)
async def record(case_number: CaseNumberStr, body: ReceptionIn, caller: Calling) -> ReceptionOut:
    return await caller.act(Office.RECEPTION_CLERK, service.record, case_number, body)


@router.get("/cases/{case_number}/receptions")
async def list_receptions(case_number: CaseNumberStr, caller: Calling) -> list[ReceptionOut]:
    return await caller.read(READERS, service.list_receptions, case_number)
