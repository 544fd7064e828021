"""The register of duties, prompts and the work log over HTTP."""

from __future__ import annotations

from fastapi import APIRouter

from services.intake.supervision import service
from services.intake.supervision.schemas import DutyOut, ReminderOut, TaskOut, WorkLogOut
from shared.gateways.notices import NoticeReceipt
from shared.platform.http import Calling
from shared.values.articles import REGULATION
from shared.values.case_number import CaseNumberStr
from shared.values.roles import STAFF, Office

router = APIRouter(tags=[f"supervision 质效管理 {REGULATION['二(五)']}"])


@router.get("/cases/{case_number}/duties")
async def list_duties(case_number: CaseNumberStr, caller: Calling) -> list[DutyOut]:
    return await caller.act(STAFF, service.list_duties, f"case/{case_number}")


@router.get("/cases/{case_number}/work-log")
async def list_work_log(case_number: CaseNumberStr, caller: Calling) -> list[WorkLogOut]:
    return await caller.act(STAFF, service.list_work_log, f"case/{case_number}")


@router.get("/reminders")
async def list_reminders(caller: Calling) -> list[ReminderOut]:
    """The caller's own prompts and reports."""
    return await caller.act(STAFF, service.list_reminders)


@router.post("/reminders/{reminder_id}/acknowledgement")
async def acknowledge(reminder_id: str, caller: Calling) -> ReminderOut:
    return await caller.act(STAFF, service.acknowledge, reminder_id)


@router.post("/notice-receipts", status_code=204)
async def record_receipt(receipt: NoticeReceipt, caller: Calling) -> None:
    await caller.act(Office.NOTICES_SYSTEM, service.record_receipt, receipt)


@router.get("/tasks")
async def list_tasks(caller: Calling) -> list[TaskOut]:
    """Facts that came after the end of their case."""
    return await caller.act(STAFF, service.list_tasks)
