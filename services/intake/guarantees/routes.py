"""Guarantees in enforcement over HTTP."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from services.intake.guarantees import acts, evidence, service
from services.intake.guarantees.schemas import (
    GuaranteeCallIn,
    GuaranteeDecisionIn,
    GuaranteeEndIn,
    GuaranteeFilter,
    GuaranteeIn,
    GuaranteeOut,
)
from shared.contracts.documents.records import FILES
from shared.platform.http import Calling, Reading
from shared.platform.paging import Page
from shared.values.articles import CPC
from shared.values.case_number import CaseNumberStr
from shared.values.roles import READERS

router = APIRouter(tags=[f"guarantees 执行担保 {CPC[242]}"])


@router.post("/cases/{case_number}/guarantees", status_code=201, **acts.RECORD_GUARANTEE.route())
async def record_guarantee(
    case_number: CaseNumberStr, body: GuaranteeIn, caller: Calling, peers: Reading
) -> GuaranteeOut:
    """A case may be deferred on it once the judge has accepted it."""
    files = await peers.read_all(FILES, case_number=case_number)
    return await caller.act(acts.RECORD_GUARANTEE.offices, service.record, case_number, body, files)


@router.get("/guarantees", summary="执行担保列表")
async def list_guarantees(asked: Annotated[GuaranteeFilter, Query()], caller: Calling) -> Page[GuaranteeOut]:
    return await caller.read(READERS, service.list_guarantees, asked)


@router.get("/cases/{case_number}/guarantees", summary="本案的执行担保")
async def guarantees_of_case(
    case_number: CaseNumberStr, asked: Annotated[GuaranteeFilter, Query()], caller: Calling
) -> Page[GuaranteeOut]:
    return await caller.read(READERS, service.list_guarantees, asked, case_number)


@router.get("/guarantees/{guarantee_id}", summary="执行担保")
async def read_guarantee(guarantee_id: str, caller: Calling) -> GuaranteeOut:
    return await caller.read(READERS, service.read, guarantee_id)


@router.post("/guarantees/{guarantee_id}/decision", **acts.DECIDE_GUARANTEE.route())
async def decide_guarantee(
    guarantee_id: str, body: GuaranteeDecisionIn, caller: Calling, peers: Reading
) -> GuaranteeOut:
    held = await evidence.of_guarantee(caller, peers, acts.DECIDE_GUARANTEE, guarantee_id)
    return await caller.act(acts.DECIDE_GUARANTEE.offices, service.decide, guarantee_id, body, held.files)


@router.post("/guarantees/{guarantee_id}/call", **acts.CALL_ON_GUARANTEE.route())
async def call_on_guarantee(
    guarantee_id: str, body: GuaranteeCallIn, caller: Calling, peers: Reading
) -> GuaranteeOut:
    """What the guarantor answers with is ruled on directly; he is not made a respondent."""
    held = await evidence.of_guarantee(caller, peers, acts.CALL_ON_GUARANTEE, guarantee_id)
    return await caller.act(acts.CALL_ON_GUARANTEE.offices, service.call_on, guarantee_id, body, held)


@router.post("/guarantees/{guarantee_id}/ending", **acts.END_GUARANTEE.route())
async def end_guarantee(
    guarantee_id: str, body: GuaranteeEndIn, caller: Calling, peers: Reading
) -> GuaranteeOut:
    """By the record where it shows the ground, else by a paper."""
    held = await evidence.of_guarantee(caller, peers, acts.END_GUARANTEE, guarantee_id)
    return await caller.act(acts.END_GUARANTEE.offices, service.end, guarantee_id, body, held.files)
