"""The dossier over HTTP."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from services.documents.dossier import acts, evidence, service
from services.documents.dossier.schemas import (
    AbsenceIn,
    DossierFilter,
    DossierItemOut,
    ExpectedPaperOut,
    HandOverFilter,
    HandOverIn,
    HandOverOut,
)
from shared.contracts.intake.records import CASE
from shared.platform.http import Calling, Reading
from shared.platform.paging import Page
from shared.values.articles import REGULATION, cite
from shared.values.case_number import CaseNumberStr
from shared.values.roles import READERS

router = APIRouter(tags=[f"dossier 卷宗 {cite(REGULATION['二(一)7'], REGULATION['二(一)8'])}"])


@router.get("/cases/{case_number}/dossier", summary="电子卷宗目录")
async def read_dossier(
    case_number: CaseNumberStr, asked: Annotated[DossierFilter, Query()], caller: Calling
) -> Page[DossierItemOut]:
    return await caller.read(READERS, service.read_dossier, asked, case_number)


@router.get("/cases/{case_number}/dossier/expected", summary="本案卷宗应有的材料")
async def read_expected(
    case_number: CaseNumberStr, caller: Calling, peers: Reading
) -> list[ExpectedPaperOut]:
    """What the dossier must hold by what was done in the case; while one is missing it is not archived."""
    await caller.check_office(READERS)
    done = await evidence.done(peers, case_number)
    return await caller.read(READERS, service.expected_papers, done)


@router.post("/cases/{case_number}/dossier/absences", status_code=201, **acts.EXCUSE.route())
async def excuse(
    case_number: CaseNumberStr, body: AbsenceIn, caller: Calling, peers: Reading
) -> list[ExpectedPaperOut]:
    """Say why a missing paper cannot be had; the case's judge alone."""
    await caller.check_office(acts.EXCUSE.offices)
    done = await evidence.done(peers, case_number)
    return await caller.act(acts.EXCUSE.offices, service.excuse, done, body)


@router.post("/cases/{case_number}/hand-overs", status_code=201, **acts.HAND_OVER.route())
async def hand_over(
    case_number: CaseNumberStr, body: HandOverIn, caller: Calling, peers: Reading
) -> HandOverOut:
    """Hand papers to the dossier centre."""
    case = await peers.read(CASE, case_number=case_number)
    known = await evidence.ids_of_case(peers, case.case_number, body.bundle)
    return await caller.act(acts.HAND_OVER.offices, service.hand_over, case.case_number, body, known)


@router.get("/hand-overs", summary="移送卷宗管理中心列表")
async def list_hand_overs(asked: Annotated[HandOverFilter, Query()], caller: Calling) -> Page[HandOverOut]:
    """Hand-overs across cases, filtered and sorted."""
    return await caller.read(READERS, service.list_hand_overs, asked)


@router.get("/cases/{case_number}/hand-overs", summary="本案移送卷宗管理中心的材料")
async def of_case(
    case_number: CaseNumberStr, asked: Annotated[HandOverFilter, Query()], caller: Calling
) -> Page[HandOverOut]:
    return await caller.read(READERS, service.list_hand_overs, asked, case_number)


@router.post("/hand-overs/{hand_over_id}/receipt", **acts.RECEIVE.route())
async def receive(hand_over_id: str, caller: Calling) -> HandOverOut:
    """Receive them; never by the person who handed them over."""
    return await caller.act(acts.RECEIVE.offices, service.receive, hand_over_id)
