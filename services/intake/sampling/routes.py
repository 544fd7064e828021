"""卷宗评查 over HTTP."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from services.intake.sampling import acts, evidence, service
from services.intake.sampling.rules import ARTICLE
from services.intake.sampling.schemas import (
    DossierDrawIn,
    DossierFaultFilter,
    DossierFaultOut,
    DossierReviewIn,
    DossierRoundCard,
    DossierRoundFilter,
    DossierRoundIn,
    DossierRoundOut,
    FaultAnswerIn,
    FaultRecheckIn,
    TargetedDeclineIn,
    TargetedRoundIn,
)
from shared.platform.http import Calling, Reading
from shared.platform.paging import Page
from shared.values.case_number import CaseNumberStr
from shared.values.roles import READERS, STAFF

router = APIRouter(tags=[f"sampling 卷宗评查 {ARTICLE}"])


@router.post("/dossier-rounds", status_code=201, **acts.OPEN_ROUND.route())
async def open_dossier_round(body: DossierRoundIn, caller: Calling) -> DossierRoundOut:
    """Fix from what is drawn, and how much; somebody else draws."""
    return await caller.act(acts.OPEN_ROUND.offices, service.open_round, body)


@router.post("/targeted-dossier-rounds", status_code=201, **acts.OPEN_TARGETED.route())
async def open_targeted_round(body: TargetedRoundIn, caller: Calling) -> DossierRoundOut:
    """Name by what the cases are chosen, and why; a leader orders it."""
    return await caller.act(acts.OPEN_TARGETED.offices, service.open_targeted, body)


@router.get("/dossier-rounds", summary="卷宗评查列表")
async def list_dossier_rounds(
    asked: Annotated[DossierRoundFilter, Query()], caller: Calling
) -> Page[DossierRoundCard]:
    return await caller.read(STAFF, service.list_rounds, asked)


@router.get("/dossier-rounds/{round_id}", summary="卷宗评查")
async def read_dossier_round(round_id: str, caller: Calling) -> DossierRoundOut:
    """Frame, hashes and numbers: anybody on the staff can draw it again."""
    return await caller.read(STAFF, service.read, round_id)


@router.post("/dossier-rounds/{round_id}/draw", **acts.DRAW_ROUND.route())
async def draw_dossier_round(round_id: str, body: DossierDrawIn, caller: Calling) -> DossierRoundOut:
    return await caller.act(acts.DRAW_ROUND.offices, service.draw, round_id, body)


@router.post("/dossier-rounds/{round_id}/order", **acts.ORDER_TARGETED.route())
async def order_targeted_round(round_id: str, caller: Calling) -> DossierRoundOut:
    return await caller.act(acts.ORDER_TARGETED.offices, service.order, round_id)


@router.post("/dossier-rounds/{round_id}/refusal", **acts.DECLINE_TARGETED.route())
async def decline_targeted_round(round_id: str, body: TargetedDeclineIn, caller: Calling) -> DossierRoundOut:
    """Not by who has, or had, one of the cases."""
    return await caller.act(acts.DECLINE_TARGETED.offices, service.decline, round_id, body)


@router.post("/dossier-rounds/{round_id}/reviews", **acts.REVIEW_DOSSIER.route())
async def review_dossier(round_id: str, body: DossierReviewIn, caller: Calling) -> DossierRoundOut:
    return await caller.act(acts.REVIEW_DOSSIER.offices, service.review, round_id, body)


@router.post("/dossier-rounds/{round_id}/close", **acts.CLOSE_ROUND.route())
async def close_dossier_round(round_id: str, caller: Calling) -> DossierRoundOut:
    return await caller.act(acts.CLOSE_ROUND.offices, service.close, round_id)


@router.get("/dossier-faults", summary="评查问题列表")
async def list_dossier_faults(
    asked: Annotated[DossierFaultFilter, Query()], caller: Calling
) -> Page[DossierFaultOut]:
    return await caller.read(READERS, service.list_faults, asked)


@router.get("/cases/{case_number}/dossier-faults", summary="本案的评查问题")
async def dossier_faults_of_case(
    case_number: CaseNumberStr, asked: Annotated[DossierFaultFilter, Query()], caller: Calling
) -> Page[DossierFaultOut]:
    return await caller.read(READERS, service.list_faults, asked, case_number)


@router.get("/dossier-faults/{fault_id}", summary="评查问题")
async def read_dossier_fault(fault_id: str, caller: Calling) -> DossierFaultOut:
    return await caller.read(READERS, service.read_fault, fault_id)


@router.post("/dossier-faults/{fault_id}/answer", **acts.ANSWER_FAULT.route())
async def answer_dossier_fault(
    fault_id: str, body: FaultAnswerIn, caller: Calling, peers: Reading
) -> DossierFaultOut:
    """The case's officer has put it right, with the paper that shows it, or contests it."""
    files = await evidence.of_answer(caller, peers, fault_id)
    return await caller.act(acts.ANSWER_FAULT.offices, service.answer, fault_id, body, files)


@router.post("/dossier-faults/{fault_id}/recheck", **acts.RECHECK_FAULT.route())
async def recheck_dossier_fault(fault_id: str, body: FaultRecheckIn, caller: Calling) -> DossierFaultOut:
    return await caller.act(acts.RECHECK_FAULT.offices, service.recheck, fault_id, body)
