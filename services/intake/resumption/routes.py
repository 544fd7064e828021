"""Resumption over HTTP."""

from __future__ import annotations

from fastapi import APIRouter

from services.intake.filing.schemas import ApplicationOut
from services.intake.resumption import acts, evidence, service
from services.intake.resumption.rules import ARTICLE
from services.intake.resumption.schemas import ResumptionIn
from shared.platform.http import Calling, Reading
from shared.values.case_number import CaseNumberStr

router = APIRouter(tags=[f"resumption 恢复执行 {ARTICLE}"])


@router.post("/cases/{case_number}/resumptions", status_code=201, **acts.RESUME_CASE.route())
async def resume_case(
    case_number: CaseNumberStr, body: ResumptionIn, caller: Calling, peers: Reading
) -> ApplicationOut:
    """What is still owed is applied for anew: filed, it is a case of its own (执恢)."""
    held = await evidence.gather(peers, case_number, body)
    return await caller.act(acts.RESUME_CASE.offices, service.resume, case_number, body, held)
