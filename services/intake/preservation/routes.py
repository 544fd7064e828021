"""Rulings of preservation over HTTP."""

from __future__ import annotations

from fastapi import APIRouter

from services.intake.filing.schemas import ApplicationOut, CaseOut
from services.intake.preservation import acts, service
from services.intake.preservation.parts import Register
from services.intake.preservation.rules import ARTICLE
from services.intake.preservation.schemas import (
    PreservationIn,
    PreservationLiftingIn,
    PreservationNoticeIn,
    PreservationPartLiftingIn,
    PreservationSuitIn,
)
from shared.contracts.custody.records import ASSETS, MEASURES
from shared.contracts.documents.records import FILES
from shared.platform.http import Calling, Reading
from shared.values.case_number import CaseNumberStr

router = APIRouter(tags=[f"preservation 财产保全执行 {ARTICLE}"])


@router.post("/preservations", status_code=201, **acts.RECEIVE_PRESERVATION.route())
async def receive_preservation(body: PreservationIn, caller: Calling) -> ApplicationOut:
    """A ruling that is to be carried out: filed, it is a case of its own (执保)."""
    return await caller.act(acts.RECEIVE_PRESERVATION.offices, service.receive, body)


@router.post("/cases/{case_number}/preservation-notices", status_code=201, **acts.RECORD_NOTICE.route())
async def record_preservation_notice(
    case_number: CaseNumberStr, body: PreservationNoticeIn, caller: Calling, peers: Reading
) -> CaseOut:
    """A party had it in hand, as a receipt shows."""
    await caller.check_office(acts.RECORD_NOTICE.offices)
    files = await peers.read_all(FILES, case_number=case_number)
    return await caller.act(acts.RECORD_NOTICE.offices, service.record_notice, case_number, body, files)


@router.post("/cases/{case_number}/preservation-suit", status_code=201, **acts.RECORD_SUIT.route())
async def record_preservation_suit(
    case_number: CaseNumberStr, body: PreservationSuitIn, caller: Calling, peers: Reading
) -> CaseOut:
    """Who had it preserved before the suit has sued, or applied for arbitration, as a paper shows."""
    await caller.check_office(acts.RECORD_SUIT.offices)
    files = await peers.read_all(FILES, case_number=case_number)
    measures = await peers.read_all(MEASURES, case_number=case_number)
    return await caller.act(acts.RECORD_SUIT.offices, service.record_suit, case_number, body, files, measures)


@router.post("/cases/{case_number}/preservation-lifting", status_code=201, **acts.RECORD_LIFTING.route())
async def record_preservation_lifting(
    case_number: CaseNumberStr, body: PreservationLiftingIn, caller: Calling, peers: Reading
) -> CaseOut:
    """The court that ruled it lets go of all of it: custody lifts each measure by that ruling."""
    await caller.check_office(acts.RECORD_LIFTING.offices)
    files = await peers.read_all(FILES, case_number=case_number)
    measures = await peers.read_all(MEASURES, case_number=case_number)
    return await caller.act(
        acts.RECORD_LIFTING.offices, service.record_lifting, case_number, body, files, measures
    )


@router.post(
    "/cases/{case_number}/preservation-part-liftings", status_code=201, **acts.RECORD_PART_LIFTING.route()
)
async def record_preservation_part_lifting(
    case_number: CaseNumberStr, body: PreservationPartLiftingIn, caller: Calling, peers: Reading
) -> CaseOut:
    """The court that ruled it lets go of what it names: custody lifts each of these, and holds on to the rest."""
    await caller.check_office(acts.RECORD_PART_LIFTING.offices)
    files = await peers.read_all(FILES, case_number=case_number)
    register = Register(
        await peers.read_all(MEASURES, case_number=case_number),
        await peers.read_all(ASSETS, case_number=case_number),
    )
    return await caller.act(
        acts.RECORD_PART_LIFTING.offices, service.record_part_lifting, case_number, body, files, register
    )
