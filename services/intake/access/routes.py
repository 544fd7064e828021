"""Opening and sealing a case over HTTP."""

from __future__ import annotations

from fastapi import APIRouter, Response

from services.intake.access import acts, service
from services.intake.access.schemas import OpeningIn, OpeningOut, SealingIn, SealingOut, WithdrawalIn
from shared.platform.http import Calling, IfMatch, tag
from shared.values.articles import REGULATION
from shared.values.case_number import CaseNumberStr
from shared.values.roles import STAFF

router = APIRouter(tags=[f"access 查阅与封存 {REGULATION['一(一)']}"])


@router.post("/cases/{case_number}/openings", status_code=201, **acts.OPEN_CASE.route())
async def open_to(case_number: CaseNumberStr, body: OpeningIn, caller: Calling) -> OpeningOut:
    """Open a case on which the caller does not work; its officer is told."""
    return await caller.act(acts.OPEN_CASE.offices, service.open_to, case_number, body)


@router.get("/cases/{case_number}/openings", summary="查阅开放情况")
async def list_openings(case_number: CaseNumberStr, caller: Calling) -> list[OpeningOut]:
    """To whom the case was opened, by whom and until when."""
    return await caller.read(STAFF, service.list_openings, case_number)


@router.post("/openings/{opening_id}/withdrawal", **acts.WITHDRAW_OPENING.route())
async def withdraw(opening_id: str, body: WithdrawalIn, caller: Calling) -> OpeningOut:
    """End an opening; by the case's judge or a leader."""
    return await caller.act(acts.WITHDRAW_OPENING.offices, service.withdraw, opening_id, body)


@router.get("/cases/{case_number}/sealing", summary="封存情况及其影响")
async def read_sealing(case_number: CaseNumberStr, caller: Calling, answer: Response) -> SealingOut:
    """Whether the case is sealed, and which offices with something to do in it the seal keeps out, or would."""
    found = await caller.read(acts.SEAL_CASE.offices, service.read_sealing, case_number)
    tag(answer, found.version)
    return found


@router.put("/cases/{case_number}/sealing", **acts.SEAL_CASE.route())
async def seal(case_number: CaseNumberStr, body: SealingIn, seen: IfMatch, caller: Calling) -> SealingOut:
    """Seal or unseal the case, and admit whom it would keep from working; If-Match carries the case's version."""
    return await caller.act(acts.SEAL_CASE.offices, service.seal, case_number, seen, body)
