"""Outbound commissions over HTTP."""

from __future__ import annotations

from fastapi import APIRouter

from services.commission.outbound import evidence, service
from services.commission.outbound.schemas import CommissionOut, InstructionIn, LetterIn
from shared.gateways.court_link import CommissionFeedback
from shared.platform.http import Calling, Reading
from shared.values.articles import REGULATION
from shared.values.case_number import CaseNumberStr
from shared.values.roles import READERS, Office

router = APIRouter(tags=[f"outbound 事项委托 {REGULATION['二(三)2']}"])


@router.post("/cases/{case_number}/commissions", status_code=201)
async def instruct(
    case_number: CaseNumberStr, body: InstructionIn, caller: Calling, peers: Reading
) -> CommissionOut:
    """The team hands its papers over."""
    asset, read = await evidence.of_instruction(caller, peers, case_number, body)
    return await caller.act(Office.HANDLING_OFFICER, service.instruct, asset, read, body)


@router.post("/commissions/{commission_id}/letter")
async def issue_letter(commission_id: str, body: LetterIn, caller: Calling, peers: Reading) -> CommissionOut:
    """Issue the letter; it is sent to the receiving court at once."""
    read = await evidence.of_letter(caller, peers, commission_id, body)
    return await caller.act(Office.COMMISSION_OFFICER, service.issue_letter, read, commission_id, body)


@router.post("/commission-feedback")
async def receive_feedback(body: CommissionFeedback, caller: Calling) -> CommissionOut:
    """The receiving court's answer; repeated, it changes nothing."""
    return await caller.act(Office.OUTSIDE_COURT, service.receive_feedback, body)


@router.get("/commissions/{commission_id}")
async def read(commission_id: str, caller: Calling) -> CommissionOut:
    return await caller.read(READERS, service.read, commission_id)


@router.get("/cases/{case_number}/commissions")
async def of_case(case_number: CaseNumberStr, caller: Calling) -> list[CommissionOut]:
    return await caller.read(READERS, service.of_case, case_number)
