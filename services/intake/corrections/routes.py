"""Corrections over HTTP."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from services.intake.corrections import acts, evidence, service
from services.intake.corrections.schemas import ApplicationCorrectionIn, CorrectionOut, PartyCorrectionIn
from shared.platform.http import Calling, IfMatch, Reading
from shared.platform.paging import Listing, Page
from shared.values.roles import STAFF

router = APIRouter(tags=["corrections 更正"])


@router.put("/parties/{party_id}", **acts.CORRECT_PARTY.route())
async def correct_party(
    party_id: str, body: PartyCorrectionIn, seen: IfMatch, caller: Calling, peers: Reading
) -> CorrectionOut:
    """Put a party right; If-Match carries the application's version."""
    resting = await evidence.of_party(caller, peers, party_id)
    return await caller.act(acts.CORRECT_PARTY.offices, service.correct_party, party_id, seen, body, resting)


@router.put("/applications/{application_id}", **acts.CORRECT_APPLICATION.route())
async def correct_application(
    application_id: str, body: ApplicationCorrectionIn, seen: IfMatch, caller: Calling, peers: Reading
) -> CorrectionOut:
    """Put the basis or the claim right; If-Match carries the application's version."""
    resting = await evidence.of_application(caller, peers, application_id)
    return await caller.act(
        acts.CORRECT_APPLICATION.offices, service.correct_application, application_id, seen, body, resting
    )


@router.get("/applications/{application_id}/corrections", summary="更正记录")
async def list_corrections(
    application_id: str, asked: Annotated[Listing, Query()], caller: Calling
) -> Page[CorrectionOut]:
    return await caller.read(STAFF, service.list_corrections, asked, application_id)
