"""Prompts and reports over HTTP: read, acknowledged, and the carrier's receipts."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from services.intake.prompts import acts, evidence, notices, sending, service
from services.intake.prompts.schemas import (
    NoticeOut,
    ReminderFilter,
    ReminderOut,
    ToldByHandIn,
    WaitingPrompts,
)
from shared.gateways.notices import NoticeReceipt
from shared.platform.http import Calling, Reading
from shared.platform.paging import Page
from shared.values.articles import REGULATION
from shared.values.fields import Instant
from shared.values.roles import READERS, STAFF

router = APIRouter(tags=[f"prompts 提示与报告 {REGULATION['二(五)2']}"])


@router.get("/reminders", summary="我的提示与报告")
async def list_reminders(asked: Annotated[ReminderFilter, Query()], caller: Calling) -> Page[ReminderOut]:
    """The caller's own prompts and reports."""
    return await caller.read(STAFF, service.list_reminders, asked)


@router.get("/reminders/waiting", summary="等我确认的提示与报告有多少")
async def count_waiting(
    caller: Calling,
    since: Annotated[Instant | None, Query(description="此后发出的另计；不给则不计")] = None,
) -> WaitingPrompts:
    return await caller.read(STAFF, service.count_waiting, since)


@router.get("/reminders/{reminder_id}", summary="提示、报告")
async def read(reminder_id: str, caller: Calling) -> ReminderOut:
    return await caller.read(STAFF, service.read, reminder_id)


@router.post("/reminders/{reminder_id}/telling", **acts.TELL_AGAIN.route())
async def tell_again(reminder_id: str, caller: Calling) -> ReminderOut:
    """Send what has reached nobody once more, by the channels that are on record now."""
    return await caller.act(acts.TELL_AGAIN.offices, service.tell_again, reminder_id)


@router.post("/reminders/{reminder_id}/told-by-hand", **acts.ENTER_TOLD_BY_HAND.route())
async def enter_told_by_hand(
    reminder_id: str, body: ToldByHandIn, caller: Calling, peers: Reading
) -> ReminderOut:
    """What no channel brings is told in person; a receipt among the case's files shows it."""
    files = await evidence.of_case(caller, peers, reminder_id)
    return await caller.act(
        acts.ENTER_TOLD_BY_HAND.offices, service.enter_told_by_hand, reminder_id, body, files
    )


@router.post("/reminders/{reminder_id}/acknowledgement", **acts.ACKNOWLEDGE_PROMPT.route())
async def acknowledge(reminder_id: str, caller: Calling) -> ReminderOut:
    return await caller.act(acts.ACKNOWLEDGE_PROMPT.offices, service.acknowledge, reminder_id)


@router.get("/notices/{notice}", summary="其他团队所发通知的送达情况")
async def read_notice(notice: str, caller: Calling) -> NoticeOut:
    """What became of a message that another team has ordered."""
    return await caller.read(READERS, notices.read_notice, notice)


@router.post("/notice-receipts", status_code=204, **acts.BOOK_PROMPT_RECEIPT.route())
async def record_receipt(receipt: NoticeReceipt, caller: Calling) -> None:
    await caller.act(acts.BOOK_PROMPT_RECEIPT.offices, sending.record_receipt, receipt)
