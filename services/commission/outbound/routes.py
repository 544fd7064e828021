"""Outbound commissions over HTTP."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from services.commission.outbound import acts, evidence, service
from services.commission.outbound.schemas import (
    CommissionFilter,
    CommissionOut,
    InstructionIn,
    LetterIn,
    WithdrawalIn,
)
from shared.contracts.intake.records import CASE
from shared.gateways.court_link import CommissionFeedback
from shared.platform.http import Calling, Reading
from shared.platform.paging import Page
from shared.values.articles import REGULATION
from shared.values.case_number import CaseNumberStr
from shared.values.roles import READERS

router = APIRouter(tags=[f"outbound 事项委托 {REGULATION['二(三)2']}"])


@router.post("/cases/{case_number}/commissions", status_code=201, **acts.INSTRUCT.route())
async def instruct(
    case_number: CaseNumberStr, body: InstructionIn, caller: Calling, peers: Reading
) -> CommissionOut:
    """The team hands its papers over."""
    asset, read = await evidence.of_instruction(caller, peers, case_number, body)
    return await caller.act(acts.INSTRUCT.offices, service.instruct, asset, read, body)


@router.post("/commissions/{commission_id}/letter", **acts.ISSUE_LETTER.route())
async def issue_letter(commission_id: str, body: LetterIn, caller: Calling, peers: Reading) -> CommissionOut:
    """Issue the letter; it is sent to the receiving court at once."""
    read = await evidence.of_letter(caller, peers, commission_id, body)
    return await caller.act(acts.ISSUE_LETTER.offices, service.issue_letter, read, commission_id, body)


@router.post("/commissions/{commission_id}/withdrawal", **acts.WITHDRAW.route())
async def withdraw(commission_id: str, body: WithdrawalIn, caller: Calling, peers: Reading) -> CommissionOut:
    """Withdraw what has not been answered; the same matter may then be commissioned again."""
    commission = await caller.read(acts.WITHDRAW.offices, service.read, commission_id)
    case = await peers.read(CASE, case_number=commission.case_number)
    return await caller.act(acts.WITHDRAW.offices, service.withdraw, case.officer, commission_id, body)


@router.post("/commission-feedback", **acts.RECEIVE_FEEDBACK.route())
async def receive_feedback(body: CommissionFeedback, caller: Calling) -> CommissionOut:
    """The receiving court's answer; repeated, it changes nothing."""
    return await caller.act(acts.RECEIVE_FEEDBACK.offices, service.receive_feedback, body)


@router.get("/commissions", summary="委托事项列表")
async def list_commissions(
    asked: Annotated[CommissionFilter, Query()], caller: Calling
) -> Page[CommissionOut]:
    """Commissions across cases, filtered and sorted."""
    return await caller.read(READERS, service.listed, asked)


@router.get("/commissions/{commission_id}", summary="委托事项")
async def read(commission_id: str, caller: Calling) -> CommissionOut:
    return await caller.read(READERS, service.read, commission_id)


@router.get("/cases/{case_number}/commissions", summary="本案的委托事项")
async def of_case(
    case_number: CaseNumberStr, asked: Annotated[CommissionFilter, Query()], caller: Calling
) -> Page[CommissionOut]:
    return await caller.read(READERS, service.listed, asked, case_number)
