"""Coercion over HTTP."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from services.intake.coercion import acts, evidence, service
from services.intake.coercion.schemas import (
    CarriedOutIn,
    CoercionDecisionIn,
    CoercionFilter,
    CoercionIn,
    CoercionLiftingIn,
    CoercionOut,
    CoercionWithdrawalIn,
    EndGroundIn,
    FamilyToldIn,
    OutcomeIn,
    RefundIn,
    ReleaseIn,
)
from shared.platform.http import Calling, Reading
from shared.platform.paging import Page
from shared.values.case_number import CaseNumberStr
from shared.values.roles import READERS

router = APIRouter(tags=[f"coercion 调查、强制、惩戒 {acts.ARTICLE}"])


@router.post("/cases/{case_number}/coercions", status_code=201, **acts.REQUEST_COERCION.route())
async def request_coercion(
    case_number: CaseNumberStr, body: CoercionIn, caller: Calling, peers: Reading
) -> CoercionOut:
    """Ask for it, with the paper that shows its ground."""
    held = await evidence.of_case(peers, case_number)
    return await caller.act(acts.REQUEST_COERCION.offices, service.request, case_number, body, held)


@router.get("/coercions", summary="调查、强制、惩戒措施列表")
async def list_coercions(asked: Annotated[CoercionFilter, Query()], caller: Calling) -> Page[CoercionOut]:
    return await caller.read(READERS, service.list_coercions, asked)


@router.get("/cases/{case_number}/coercions", summary="本案的调查、强制、惩戒措施")
async def coercions_of_case(
    case_number: CaseNumberStr, asked: Annotated[CoercionFilter, Query()], caller: Calling
) -> Page[CoercionOut]:
    return await caller.read(READERS, service.list_coercions, asked, case_number)


@router.get("/coercions/{coercion_id}", summary="调查、强制、惩戒措施")
async def read_coercion(coercion_id: str, caller: Calling) -> CoercionOut:
    return await caller.read(READERS, service.read, coercion_id)


@router.post("/coercions/{coercion_id}/decision", **acts.DECIDE_COERCION.route())
async def decide_coercion(
    coercion_id: str, body: CoercionDecisionIn, caller: Calling, peers: Reading
) -> CoercionOut:
    """The president in person, or the judge of the case, by the kind."""
    held = await evidence.of_coercion(caller, peers, acts.DECIDE_COERCION, coercion_id)
    return await caller.act(acts.DECIDE_COERCION.offices, service.decide, coercion_id, body, held)


@router.post("/coercions/{coercion_id}/withdrawal", **acts.WITHDRAW_COERCION.route())
async def withdraw_coercion(coercion_id: str, body: CoercionWithdrawalIn, caller: Calling) -> CoercionOut:
    return await caller.act(acts.WITHDRAW_COERCION.offices, service.withdraw, coercion_id, body)


@router.post("/coercions/{coercion_id}/carrying-out", **acts.CARRY_OUT_COERCION.route())
async def carry_out_coercion(
    coercion_id: str, body: CarriedOutIn, caller: Calling, peers: Reading
) -> CoercionOut:
    """By its own signed paper, which says what was approved."""
    held = await evidence.of_coercion(caller, peers, acts.CARRY_OUT_COERCION, coercion_id, body.document)
    return await caller.act(acts.CARRY_OUT_COERCION.offices, service.carry_out, coercion_id, body, held)


@router.post("/coercions/{coercion_id}/release", **acts.RELEASE_COERCED.route())
async def release_coerced(coercion_id: str, body: ReleaseIn, caller: Calling, peers: Reading) -> CoercionOut:
    """Before the last day of a detention by the president's decision alone."""
    held = await evidence.of_coercion(caller, peers, acts.RELEASE_COERCED, coercion_id, body.document)
    return await caller.act(acts.RELEASE_COERCED.offices, service.release, coercion_id, body, held)


@router.post("/coercions/{coercion_id}/refund", **acts.REFUND_FINE.route())
async def refund_fine(coercion_id: str, body: RefundIn, caller: Calling, peers: Reading) -> CoercionOut:
    """What was paid of a fine that the court above has revoked or lowered went back."""
    held = await evidence.of_coercion(caller, peers, acts.REFUND_FINE, coercion_id)
    return await caller.act(acts.REFUND_FINE.offices, service.refund, coercion_id, body, held)


@router.post("/coercions/{coercion_id}/outcome", **acts.RECORD_OUTCOME.route())
async def record_outcome(coercion_id: str, body: OutcomeIn, caller: Calling, peers: Reading) -> CoercionOut:
    held = await evidence.of_coercion(caller, peers, acts.RECORD_OUTCOME, coercion_id)
    return await caller.act(acts.RECORD_OUTCOME.offices, service.record_outcome, coercion_id, body, held)


@router.post("/coercions/{coercion_id}/family-notice", **acts.TELL_FAMILY.route())
async def tell_family(coercion_id: str, body: FamilyToldIn, caller: Calling, peers: Reading) -> CoercionOut:
    """Within twenty-four hours, or that and why it could not be."""
    held = await evidence.of_coercion(caller, peers, acts.TELL_FAMILY, coercion_id)
    return await caller.act(acts.TELL_FAMILY.offices, service.tell_family, coercion_id, body, held)


@router.post("/coercions/{coercion_id}/end-ground", **acts.NOTE_END_GROUND.route())
async def note_end_ground(
    coercion_id: str, body: EndGroundIn, caller: Calling, peers: Reading
) -> CoercionOut:
    """From its day on the limit to lift runs."""
    held = await evidence.of_ground(caller, peers, coercion_id)
    return await caller.act(acts.NOTE_END_GROUND.offices, service.note_ground, coercion_id, body, held)


@router.post("/coercions/{coercion_id}/lifting", **acts.LIFT_COERCION.route())
async def lift_coercion(coercion_id: str, body: CoercionLiftingIn, caller: Calling) -> CoercionOut:
    """The judge of the case lifts it, or does not find the ground."""
    return await caller.act(acts.LIFT_COERCION.offices, service.lift, coercion_id, body)
