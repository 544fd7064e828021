"""Prompts and reports over HTTP: read, acknowledged, and the carrier's receipts."""

from __future__ import annotations

from fastapi import APIRouter

from services.intake.prompts import service
from services.intake.prompts.schemas import NoticeOut, ReminderOut
from shared.gateways.notices import NoticeReceipt
from shared.platform.http import Calling
from shared.values.articles import REGULATION
from shared.values.roles import READERS, STAFF, Office

router = APIRouter(tags=[f"prompts 提示与报告 {REGULATION['二(五)2']}"])


@router.get("/reminders")
async def list_reminders(caller: Calling) -> list[ReminderOut]:
    """The caller's own prompts and reports."""
    return await caller.read(STAFF, service.list_reminders)


@router.post("/reminders/{reminder_id}/acknowledgement")
async def acknowledge(reminder_id: str, caller: Calling) -> ReminderOut:
    return await caller.act(STAFF, service.acknowledge, reminder_id)


@router.get("/notices/{notice}")
async def read_notice(notice: str, caller: Calling) -> NoticeOut:
    """What became of a message that another team has ordered."""
    return await caller.read(READERS, service.read_notice, notice)


@router.post("/notice-receipts", status_code=204)
async def record_receipt(receipt: NoticeReceipt, caller: Calling) -> None:
    await caller.act(Office.NOTICES_SYSTEM, service.record_receipt, receipt)
