"""Instructions over HTTP."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from services.intake.instructions import acts, evidence, service
from services.intake.instructions.rules import ARTICLE
from services.intake.instructions.schemas import (
    InstructionDecisionIn,
    InstructionDoneIn,
    InstructionFeedbackIn,
    InstructionFilter,
    InstructionIn,
    InstructionOut,
    InstructionWithdrawalIn,
)
from shared.platform.http import Calling, Reading
from shared.platform.paging import Page
from shared.values.case_number import CaseNumberStr
from shared.values.roles import STAFF

router = APIRouter(tags=[f"instructions 指令 {ARTICLE}"])


@router.post("/cases/{case_number}/instructions", status_code=201, **acts.SEND_INSTRUCTION.route())
async def send_instruction(
    case_number: CaseNumberStr, body: InstructionIn, caller: Calling, peers: Reading
) -> InstructionOut:
    enclosed = await evidence.enclosed(peers, case_number, body)
    return await caller.act(acts.SEND_INSTRUCTION.offices, service.send, case_number, body, enclosed)


@router.get("/instructions", summary="指令列表")
async def list_instructions(
    asked: Annotated[InstructionFilter, Query()], caller: Calling
) -> Page[InstructionOut]:
    return await caller.read(STAFF, service.list_instructions, asked)


@router.get("/cases/{case_number}/instructions", summary="本案的指令")
async def instructions_of_case(
    case_number: CaseNumberStr, asked: Annotated[InstructionFilter, Query()], caller: Calling
) -> Page[InstructionOut]:
    return await caller.read(STAFF, service.list_instructions, asked, case_number)


@router.get("/instructions/{instruction_id}", summary="指令")
async def read_instruction(instruction_id: str, caller: Calling) -> InstructionOut:
    return await caller.read(STAFF, service.read, instruction_id)


@router.post("/instructions/{instruction_id}/receipt", **acts.RECEIVE_INSTRUCTION.route())
async def receive_instruction(instruction_id: str, caller: Calling) -> InstructionOut:
    return await caller.act(acts.RECEIVE_INSTRUCTION.offices, service.receive, instruction_id)


@router.post("/instructions/{instruction_id}/decision", **acts.DECIDE_INSTRUCTION.route())
async def decide_instruction(
    instruction_id: str, body: InstructionDecisionIn, caller: Calling
) -> InstructionOut:
    """Accept it, or say why it cannot be done."""
    return await caller.act(acts.DECIDE_INSTRUCTION.offices, service.decide, instruction_id, body)


@router.post("/instructions/{instruction_id}/completion", **acts.COMPLETE_INSTRUCTION.route())
async def complete_instruction(
    instruction_id: str, body: InstructionDoneIn, caller: Calling, peers: Reading
) -> InstructionOut:
    """What shows that it was done: a record of the team in this case, or papers in its dossier, made since it was sent."""
    held = await evidence.gather(caller, peers, instruction_id, body.answer_record)
    return await caller.act(acts.COMPLETE_INSTRUCTION.offices, service.complete, instruction_id, body, held)


@router.post("/instructions/{instruction_id}/feedback", **acts.FEED_BACK.route())
async def feed_back_instruction(
    instruction_id: str, body: InstructionFeedbackIn, caller: Calling
) -> InstructionOut:
    return await caller.act(acts.FEED_BACK.offices, service.feed_back, instruction_id, body)


@router.post("/instructions/{instruction_id}/sending-again", status_code=201, **acts.SEND_AGAIN.route())
async def send_instruction_again(
    instruction_id: str, body: InstructionIn, caller: Calling, peers: Reading
) -> InstructionOut:
    """One that was refused, with what was wrong put right; the answer is the new one."""
    case_number = await caller.read(acts.SEND_AGAIN.offices, service.case_of, instruction_id)
    enclosed = await evidence.enclosed(peers, case_number, body)
    return await caller.act(acts.SEND_AGAIN.offices, service.send_again, instruction_id, body, enclosed)


@router.post("/instructions/{instruction_id}/withdrawal", **acts.WITHDRAW.route())
async def withdraw_instruction(
    instruction_id: str, body: InstructionWithdrawalIn, caller: Calling
) -> InstructionOut:
    return await caller.act(acts.WITHDRAW.offices, service.withdraw, instruction_id, body)
