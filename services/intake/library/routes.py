"""The library of concluded cases over HTTP."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from services.intake.library import acts, evidence, service, shielding
from services.intake.library.rules import CORRECTED, SHIELDED
from services.intake.library.schemas import (
    LibraryAnswerIn,
    LibraryCorrectionFilter,
    LibraryCorrectionIn,
    LibraryCorrectionOut,
    LibraryDecisionIn,
    LibraryEntryOut,
    ShieldGroundIn,
    ShieldingDecisionIn,
    ShieldingFilter,
    ShieldingOut,
)
from shared.contracts.documents.records import FILES
from shared.platform.http import Calling, Reading
from shared.platform.paging import Listing, Page
from shared.values.articles import cite
from shared.values.case_number import CaseNumberStr
from shared.values.roles import READERS

router = APIRouter(tags=[f"library 终本案件信息库 {cite(CORRECTED, SHIELDED)}"])


@router.get("/library-entries", summary="终本案件信息库公布的内容")
async def list_library_entries(asked: Annotated[Listing, Query()], caller: Calling) -> Page[LibraryEntryOut]:
    return await caller.read(READERS, service.list_entries, asked)


@router.post(
    "/cases/{case_number}/library-corrections", status_code=201, **acts.RAISE_LIBRARY_CORRECTION.route()
)
async def raise_library_correction(
    case_number: CaseNumberStr, body: LibraryCorrectionIn, caller: Calling, peers: Reading
) -> LibraryCorrectionOut:
    """On the application of a party or an interested person, or of the court's own motion."""
    files = await peers.read_all(FILES, case_number=case_number)
    return await caller.act(
        acts.RAISE_LIBRARY_CORRECTION.offices, service.raise_correction, case_number, body, files
    )


@router.get("/library-corrections", summary="终本案件信息的更正列表")
async def list_library_corrections(
    asked: Annotated[LibraryCorrectionFilter, Query()], caller: Calling
) -> Page[LibraryCorrectionOut]:
    return await caller.read(READERS, service.list_corrections, asked)


@router.get("/cases/{case_number}/library-corrections", summary="本案终本信息的更正")
async def library_corrections_of_case(
    case_number: CaseNumberStr, asked: Annotated[LibraryCorrectionFilter, Query()], caller: Calling
) -> Page[LibraryCorrectionOut]:
    return await caller.read(READERS, service.list_corrections, asked, case_number)


@router.get("/library-corrections/{correction_id}", summary="终本案件信息的更正")
async def read_library_correction(correction_id: str, caller: Calling) -> LibraryCorrectionOut:
    return await caller.read(READERS, service.read, correction_id)


@router.post("/library-corrections/{correction_id}/decision", **acts.DECIDE_LIBRARY_CORRECTION.route())
async def decide_library_correction(
    correction_id: str, body: LibraryDecisionIn, caller: Calling, peers: Reading
) -> LibraryCorrectionOut:
    """Put right, or not, with the reason."""
    offices = acts.DECIDE_LIBRARY_CORRECTION.offices
    case_number = await caller.read(offices, service.case_of, correction_id)
    files = await peers.read_all(FILES, case_number=case_number)
    return await caller.act(offices, service.decide, correction_id, body, files)


@router.post("/library-corrections/{correction_id}/answer", **acts.ANSWER_LIBRARY_CORRECTION.route())
async def answer_library_correction(
    correction_id: str, body: LibraryAnswerIn, caller: Calling, peers: Reading
) -> LibraryCorrectionOut:
    """The applicant has the answer in writing, by his receipt."""
    offices = acts.ANSWER_LIBRARY_CORRECTION.offices
    case_number = await caller.read(offices, service.case_of, correction_id)
    files = await peers.read_all(FILES, case_number=case_number)
    return await caller.act(offices, service.answer, correction_id, body, files)


@router.post("/cases/{case_number}/shieldings", status_code=201, **acts.NOTE_SHIELD_GROUND.route())
async def note_shield_ground(
    case_number: CaseNumberStr, body: ShieldGroundIn, caller: Calling, peers: Reading
) -> ShieldingOut:
    """As the ledger, the papers or a ruling show it."""
    held = await evidence.of_case(caller, peers, case_number, body)
    return await caller.act(acts.NOTE_SHIELD_GROUND.offices, shielding.note, case_number, body, held)


@router.get("/shieldings", summary="终本案件信息的屏蔽列表")
async def list_shieldings(asked: Annotated[ShieldingFilter, Query()], caller: Calling) -> Page[ShieldingOut]:
    return await caller.read(READERS, shielding.list_shieldings, asked)


@router.get("/cases/{case_number}/shieldings", summary="本案终本信息的屏蔽")
async def shieldings_of_case(
    case_number: CaseNumberStr, asked: Annotated[ShieldingFilter, Query()], caller: Calling
) -> Page[ShieldingOut]:
    return await caller.read(READERS, shielding.list_shieldings, asked, case_number)


@router.get("/shieldings/{shielding_id}", summary="终本案件信息的屏蔽")
async def read_shielding(shielding_id: str, caller: Calling) -> ShieldingOut:
    return await caller.read(READERS, shielding.read, shielding_id)


@router.post("/shieldings/{shielding_id}/decision", **acts.DECIDE_SHIELDING.route())
async def decide_shielding(
    shielding_id: str, body: ShieldingDecisionIn, caller: Calling, peers: Reading
) -> ShieldingOut:
    """Another than who has noted the ground takes the case out, or finds that it does not hold."""
    held = await evidence.of_shielding(caller, peers, shielding_id)
    return await caller.act(acts.DECIDE_SHIELDING.offices, shielding.decide, shielding_id, body, held)
