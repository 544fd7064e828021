"""Settlements over HTTP."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from services.intake.settlements import acts, evidence, service
from services.intake.settlements.schemas import (
    SettledActIn,
    SettlementDecisionIn,
    SettlementFilter,
    SettlementIn,
    SettlementOut,
    SettlementResumptionIn,
)
from shared.contracts.documents.records import FILES
from shared.platform.http import Calling, Reading
from shared.platform.paging import Page
from shared.values.articles import CPC
from shared.values.case_number import CaseNumberStr
from shared.values.roles import READERS

router = APIRouter(tags=[f"settlements 执行和解 {CPC[241]}"])


@router.post("/cases/{case_number}/settlements", status_code=201, **acts.RECORD_SETTLEMENT.route())
async def record_settlement(
    case_number: CaseNumberStr, body: SettlementIn, caller: Calling, peers: Reading
) -> SettlementOut:
    files = await peers.read_all(FILES, case_number=case_number)
    return await caller.act(acts.RECORD_SETTLEMENT.offices, service.record, case_number, body, files)


@router.get("/settlements", summary="执行和解列表")
async def list_settlements(
    asked: Annotated[SettlementFilter, Query()], caller: Calling
) -> Page[SettlementOut]:
    return await caller.read(READERS, service.list_settlements, asked)


@router.get("/cases/{case_number}/settlements", summary="本案的执行和解")
async def settlements_of_case(
    case_number: CaseNumberStr, asked: Annotated[SettlementFilter, Query()], caller: Calling
) -> Page[SettlementOut]:
    return await caller.read(READERS, service.list_settlements, asked, case_number)


@router.get("/settlements/{settlement_id}", summary="执行和解")
async def read_settlement(settlement_id: str, caller: Calling) -> SettlementOut:
    return await caller.read(READERS, service.read, settlement_id)


@router.post("/settlements/{settlement_id}/decision", **acts.DECIDE_SETTLEMENT.route())
async def decide_settlement(
    settlement_id: str, body: SettlementDecisionIn, caller: Calling, peers: Reading
) -> SettlementOut:
    held = await evidence.of_settlement(caller, peers, acts.DECIDE_SETTLEMENT, settlement_id)
    return await caller.act(acts.DECIDE_SETTLEMENT.offices, service.decide, settlement_id, body, held)


@router.post("/settlements/{settlement_id}/performance", **acts.NOTE_PERFORMED.route())
async def note_settlement_performed(settlement_id: str, caller: Calling, peers: Reading) -> SettlementOut:
    """By the ledger: the whole sum has come."""
    held = await evidence.of_settlement(caller, peers, acts.NOTE_PERFORMED, settlement_id)
    return await caller.act(acts.NOTE_PERFORMED.offices, service.note_performed, settlement_id, held)


@router.post("/settlements/{settlement_id}/acts", status_code=201, **acts.RECORD_ACT.route())
async def record_settled_act(
    settlement_id: str, body: SettledActIn, caller: Calling, peers: Reading
) -> SettlementOut:
    """By the record of its performance, which another has entered."""
    held = await evidence.of_settlement(caller, peers, acts.RECORD_ACT, settlement_id)
    return await caller.act(acts.RECORD_ACT.offices, service.record_act, settlement_id, body, held.files)


@router.post("/settlements/{settlement_id}/acts/decision", **acts.DECIDE_ACT.route())
async def decide_settled_act(
    settlement_id: str, body: SettlementDecisionIn, caller: Calling
) -> SettlementOut:
    """Of the one that waits."""
    return await caller.act(acts.DECIDE_ACT.offices, service.decide_act, settlement_id, body)


@router.post("/settlements/{settlement_id}/resumption", **acts.RESUME_SETTLED.route())
async def resume_settled(
    settlement_id: str, body: SettlementResumptionIn, caller: Calling, peers: Reading
) -> SettlementOut:
    """On the applicant's application, where what was due is missing by the ledger, or fraud or duress was found."""
    held = await evidence.of_settlement(caller, peers, acts.RESUME_SETTLED, settlement_id, body.found_ruling)
    return await caller.act(acts.RESUME_SETTLED.offices, service.resume, settlement_id, body, held)
