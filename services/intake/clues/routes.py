"""Clues over HTTP."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from services.intake.clues import acts, evidence, service
from services.intake.clues.rules import ARTICLE
from services.intake.clues.schemas import ClueCheckIn, ClueFilter, ClueIn, ClueOut
from shared.contracts.documents.records import FILES
from shared.platform.http import Calling, Reading
from shared.platform.paging import Page
from shared.values.case_number import CaseNumberStr
from shared.values.roles import READERS

router = APIRouter(tags=[f"clues 财产线索 {ARTICLE}"])


@router.post("/cases/{case_number}/clues", status_code=201, **acts.RECORD_CLUE.route())
async def record_clue(case_number: CaseNumberStr, body: ClueIn, caller: Calling, peers: Reading) -> ClueOut:
    """What a party or somebody else tells of property of a respondent, outside an interview."""
    files = await peers.read_all(FILES, case_number=case_number)
    return await caller.act(acts.RECORD_CLUE.offices, service.record, case_number, body, files)


@router.get("/clues", summary="财产线索列表")
async def list_clues(asked: Annotated[ClueFilter, Query()], caller: Calling) -> Page[ClueOut]:
    return await caller.read(READERS, service.list_clues, asked)


@router.get("/cases/{case_number}/clues", summary="本案的财产线索")
async def clues_of_case(
    case_number: CaseNumberStr, asked: Annotated[ClueFilter, Query()], caller: Calling
) -> Page[ClueOut]:
    return await caller.read(READERS, service.list_clues, asked, case_number)


@router.get("/clues/{clue_id}", summary="财产线索")
async def read_clue(clue_id: str, caller: Calling) -> ClueOut:
    return await caller.read(READERS, service.read, clue_id)


@router.post("/clues/{clue_id}/check", **acts.CHECK_CLUE.route())
async def check_clue(clue_id: str, body: ClueCheckIn, caller: Calling, peers: Reading) -> ClueOut:
    """By custody's own record, or by a paper that another has entered."""
    held = await evidence.of_clue(caller, peers, clue_id, body)
    return await caller.act(acts.CHECK_CLUE.offices, service.check, clue_id, body, held)
