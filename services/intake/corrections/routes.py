"""Corrections over HTTP."""

from __future__ import annotations

from fastapi import APIRouter

from services.intake.corrections import evidence, service
from services.intake.corrections.schemas import ApplicationCorrectionIn, CorrectionOut, PartyCorrectionIn
from shared.platform.http import Calling, IfMatch, Reading
from shared.values.roles import STAFF, Office

router = APIRouter(tags=["corrections 更正"])


@router.put("/parties/{party_id}")
async def correct_party(
    party_id: str, body: PartyCorrectionIn, seen: IfMatch, caller: Calling, peers: Reading
) -> CorrectionOut:
    """Put a party right; If-Match carries the application's version."""
    resting = await evidence.of_party(caller, peers, party_id)
    return await caller.act(Office.FILING_CLERK, service.correct_party, party_id, seen, body, resting)


@router.put("/applications/{application_id}")
async def correct_application(
    application_id: str, body: ApplicationCorrectionIn, seen: IfMatch, caller: Calling, peers: Reading
) -> CorrectionOut:
    """Put the basis or the claim right; If-Match carries the application's version."""
    resting = await evidence.of_application(caller, peers, application_id)
    return await caller.act(
        Office.FILING_CLERK, service.correct_application, application_id, seen, body, resting
    )


@router.get("/applications/{application_id}/corrections")
async def list_corrections(application_id: str, caller: Calling) -> list[CorrectionOut]:
    return await caller.read(STAFF, service.list_corrections, application_id)
