"""Substitutions over HTTP."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from services.intake.substitution import acts, evidence, service
from services.intake.substitution.rules import ARTICLE
from services.intake.substitution.schemas import (
    FeeEnforcementIn,
    PrepaymentIn,
    PrepaymentOrderIn,
    SubstitutePerformanceIn,
    SubstitutionConfirmationIn,
    SubstitutionDecisionIn,
    SubstitutionEndIn,
    SubstitutionFilter,
    SubstitutionIn,
    SubstitutionOut,
)
from shared.platform.http import Calling, Reading
from shared.platform.paging import Page
from shared.values.case_number import CaseNumberStr
from shared.values.roles import READERS

router = APIRouter(tags=[f"substitution 代履行 {ARTICLE}"])


@router.post("/cases/{case_number}/substitutions", status_code=201, **acts.PROPOSE_SUBSTITUTION.route())
async def propose_substitution(
    case_number: CaseNumberStr, body: SubstitutionIn, caller: Calling, peers: Reading
) -> SubstitutionOut:
    """Of an act that another can do, and that the debtor has not done after the enforcement notice."""
    told = await evidence.of_case(peers, case_number)
    return await caller.act(acts.PROPOSE_SUBSTITUTION.offices, service.propose, case_number, body, told)


@router.get("/substitutions", summary="代履行列表")
async def list_substitutions(
    asked: Annotated[SubstitutionFilter, Query()], caller: Calling
) -> Page[SubstitutionOut]:
    return await caller.read(READERS, service.list_substitutions, asked)


@router.get("/cases/{case_number}/substitutions", summary="本案的代履行")
async def substitutions_of_case(
    case_number: CaseNumberStr, asked: Annotated[SubstitutionFilter, Query()], caller: Calling
) -> Page[SubstitutionOut]:
    return await caller.read(READERS, service.list_substitutions, asked, case_number)


@router.get("/substitutions/{substitution_id}", summary="代履行")
async def read_substitution(substitution_id: str, caller: Calling) -> SubstitutionOut:
    return await caller.read(READERS, service.read, substitution_id)


@router.post("/substitutions/{substitution_id}/decision", **acts.DECIDE_SUBSTITUTION.route())
async def decide_substitution(
    substitution_id: str, body: SubstitutionDecisionIn, caller: Calling
) -> SubstitutionOut:
    return await caller.act(acts.DECIDE_SUBSTITUTION.offices, service.decide, substitution_id, body)


@router.post("/substitutions/{substitution_id}/prepayment-order", **acts.ORDER_PREPAYMENT.route())
async def order_prepayment(
    substitution_id: str, body: PrepaymentOrderIn, caller: Calling, peers: Reading
) -> SubstitutionOut:
    """The debtor has until then to pay the fee in advance."""
    files = await evidence.of_substitution(caller, peers, acts.ORDER_PREPAYMENT, substitution_id)
    return await caller.act(acts.ORDER_PREPAYMENT.offices, service.order, substitution_id, body, files)


@router.post("/substitutions/{substitution_id}/prepayment", **acts.NOTE_PREPAYMENT.route())
async def note_prepayment(
    substitution_id: str, body: PrepaymentIn, caller: Calling, peers: Reading
) -> SubstitutionOut:
    """By receipts of the case that make up the fee, paid in advance or enforced."""
    held = await evidence.receipts(caller, peers, substitution_id)
    return await caller.act(acts.NOTE_PREPAYMENT.offices, service.note_paid, substitution_id, body, held)


@router.post("/substitutions/{substitution_id}/fee-enforcement", **acts.ENFORCE_FEE.route())
async def enforce_substitute_fee(
    substitution_id: str, body: FeeEnforcementIn, caller: Calling
) -> SubstitutionOut:
    """What was not paid in time is enforced as money."""
    return await caller.act(acts.ENFORCE_FEE.offices, service.enforce, substitution_id, body)


@router.post("/substitutions/{substitution_id}/performance", **acts.PERFORM_SUBSTITUTION.route())
async def perform_substitution(
    substitution_id: str, body: SubstitutePerformanceIn, caller: Calling, peers: Reading
) -> SubstitutionOut:
    files = await evidence.of_substitution(caller, peers, acts.PERFORM_SUBSTITUTION, substitution_id)
    return await caller.act(acts.PERFORM_SUBSTITUTION.offices, service.perform, substitution_id, body, files)


@router.post("/substitutions/{substitution_id}/confirmation", **acts.CONFIRM_SUBSTITUTION.route())
async def confirm_substitution(
    substitution_id: str, body: SubstitutionConfirmationIn, caller: Calling
) -> SubstitutionOut:
    return await caller.act(acts.CONFIRM_SUBSTITUTION.offices, service.confirm, substitution_id, body)


@router.post("/substitutions/{substitution_id}/end", **acts.GIVE_UP_SUBSTITUTION.route())
async def give_up_substitution(
    substitution_id: str, body: SubstitutionEndIn, caller: Calling
) -> SubstitutionOut:
    """As when the debtor does it after all, or another is to be chosen."""
    return await caller.act(acts.GIVE_UP_SUBSTITUTION.offices, service.give_up, substitution_id, body)
