"""Alterations of the parties over HTTP."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from services.intake.alterations import acts, evidence, service
from services.intake.alterations.rules import ARTICLE
from services.intake.alterations.schemas import AlterationFilter, AlterationOut, PartyEndIn
from shared.platform.http import Calling, Reading
from shared.platform.paging import Page
from shared.values.case_number import CaseNumberStr
from shared.values.roles import READERS

router = APIRouter(tags=[f"alterations 当事人变动 {ARTICLE}"])


@router.post("/cases/{case_number}/alterations", status_code=201, **acts.END_FOR_PARTY.route())
async def end_for_party(
    case_number: CaseNumberStr, body: PartyEndIn, caller: Calling, peers: Reading
) -> AlterationOut:
    """The case goes on with the other parties."""
    held = await evidence.gather(peers, case_number, body)
    return await caller.act(acts.END_FOR_PARTY.offices, service.end_for, case_number, body, held)


@router.get("/alterations", summary="当事人变动列表")
async def list_alterations(
    asked: Annotated[AlterationFilter, Query()], caller: Calling
) -> Page[AlterationOut]:
    return await caller.read(READERS, service.list_alterations, asked)


@router.get("/cases/{case_number}/alterations", summary="本案的当事人变动")
async def alterations_of_case(
    case_number: CaseNumberStr, asked: Annotated[AlterationFilter, Query()], caller: Calling
) -> Page[AlterationOut]:
    return await caller.read(READERS, service.list_alterations, asked, case_number)


@router.get("/alterations/{alteration_id}", summary="当事人变动")
async def read_alteration(alteration_id: str, caller: Calling) -> AlterationOut:
    return await caller.read(READERS, service.read, alteration_id)
