"""Watching over duties (二(五)2, 二(五)3): prompts with proof of receipt, the next level, reports of what is overdue."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import col, select

from services.intake.supervision import repository, rules
from services.intake.supervision.models import AppliedFact, Docket, DutyRow, Reminder, Task, WorkLog
from services.intake.supervision.schemas import DutyOut, ReminderOut, TaskOut, WorkLogOut
from shared.contracts.facts import REMINDER_ACKNOWLEDGED
from shared.contracts.intake import OpenTask, WakeDuties
from shared.court import Staff, holders
from shared.gateways.notices import NoticeReceipt
from shared.problems import Problem
from shared.roles import Office
from shared.rulebook import DUTIES
from shared.work import Work

_STEPS = {"warn": "即将到期提示", "escalate": "提示未确认，报告", "overdue": "超期报告"}


async def wake(work: Work, order: WakeDuties) -> None:
    """Take the next step of each duty whose hour has come and that has not changed meanwhile."""
    docket = await repository.lock_docket(work.session, order.docket)
    pending = await repository.pending_facts(work.session, docket.id)
    for woken in order.duties:
        row = await repository.duty_for_update(work.session, woken.id)
        if (
            row is not None
            and row.version == woken.version
            and row.next_at is not None
            and row.next_at <= work.now
        ):
            await _step(work, docket, row, pending)


async def _step(work: Work, docket: Docket, row: DutyRow, pending: int) -> None:
    """Prompt, go to the next level, or report.

    A report waits while any team holds an undelivered fact of the case: it may show that the duty was met in time.
    """
    duty, step = DUTIES[row.rule_id], row.next_step
    if step == "overdue" and pending:
        return
    case_number = docket.id.partition("/")[2]
    offices = (duty.owner,) if step == "warn" else duty.escalate_to
    opening = await work.session.get_one(AppliedFact, row.opened_by)
    person, office = await addressee(work, offices, docket.officer, opening.actor)
    work.session.add(
        Reminder(
            duty_id=row.id,
            docket=docket.id,
            step=step,
            duty_version=row.version,
            office=office.value,
            staff_id=person.id,
            text=f"【{_STEPS[step]}】{case_number} {rules.summary(row)}",
            created_at=work.now,
        )
    )
    _log(work, row, f"{_STEPS[step]}：{rules.summary(row)}；告知{office.label}")
    work.audit(case_number, f"duty.{step}", row.id, rule=row.rule_id, to=person.id)
    rules.after(row, work.now)


async def addressee(
    work: Work, offices: tuple[Office, ...], officer: str, actor: str
) -> tuple[Staff, Office]:
    """The first of `offices` that anyone holds; 「或」 in the article means that any one suffices.

    Of several who hold it, whoever has the matter in hand (一(一) 责任到人): `actor`, by whose act the duty began.
    """
    for office in offices:
        if office is Office.HANDLING_OFFICER and officer:
            person = await work.session.get(Staff, officer)
            if person is not None:
                return person, office
        found = await holders(work.session, office, work.now)
        if found:
            return next((person for person in found if person.id == actor), found[0]), office
    raise Problem(
        409, "office_vacant", f"{'、'.join(office.label for office in offices)}无人在任", article="二(五)2"
    )


async def unsent(work: Work, docket_id: str) -> list[tuple[Reminder, str]]:
    """Prompts not yet handed to the notices service, with the addressee's number."""
    query = (
        select(Reminder, Staff.mobile)
        .where(Reminder.staff_id == Staff.id, Reminder.docket == docket_id)
        .where(col(Reminder.sent_at).is_(None), Reminder.proof == "")
        .order_by(col(Reminder.created_at))
    )
    return [(reminder, mobile) for reminder, mobile in (await work.session.exec(query)).all()]


async def mark_sent(work: Work, reminder_id: str, failure: str) -> None:
    """Handed to the carrier; or it cannot be, which is logged and leaves the prompt to the next level."""
    reminder = await _reminder(work, reminder_id)
    if not failure:
        reminder.sent_at = work.now
        return
    reminder.proof = f"未能发送：{failure}"
    row = await repository.duty_for_update(work.session, reminder.duty_id or "")
    if row is not None:
        _log(work, row, f"提示未能发送（{failure}）：{reminder.text}")


async def record_receipt(work: Work, receipt: NoticeReceipt) -> None:
    """The carrier's proof that a prompt arrived (「能够确定收到的方式」, 二(五)2)."""
    reminder = await _reminder(work, receipt.message_id)
    if receipt.state != "failed" and reminder.delivered_at is None:
        reminder.delivered_at, reminder.proof = receipt.at, receipt.proof


async def acknowledge(work: Work, reminder_id: str) -> ReminderOut:
    """The addressee, and nobody else, confirms receipt; the prompt then does not go to the next level."""
    reminder = await _reminder(work, reminder_id)
    if reminder.staff_id != work.actor.id:
        raise Problem(403, "not_addressee", "只有收到提示的本人可以确认", article="二(五)2")
    if reminder.acknowledged_at is None:
        await repository.lock_docket(work.session, reminder.docket)
        row = await repository.duty_for_update(work.session, reminder.duty_id or "")
        reminder.acknowledged_at, reminder.acknowledged_by = work.now, work.actor.id
        if row is not None:
            rules.acknowledged(row)
            _log(work, row, f"{work.actor.name}已确认收到提示：{rules.summary(row)}")
        case_number = reminder.docket.partition("/")[2]
        work.audit(case_number, "reminder.acknowledge", reminder.id)
        work.emit(REMINDER_ACKNOWLEDGED, case_number, reminder.id, docket=reminder.docket)
    return ReminderOut.model_validate(reminder, from_attributes=True)


async def _reminder(work: Work, reminder_id: str) -> Reminder:
    found = await work.session.get(Reminder, reminder_id, with_for_update=True)
    if found is None:
        raise Problem(404, "unknown_reminder", "没有这条提示")
    return found


def _log(work: Work, row: DutyRow, text: str) -> None:
    article = DUTIES[row.rule_id].article
    work.session.add(WorkLog(docket=row.docket, at=work.now, duty_id=row.id, article=article, text=text))


async def open_task(work: Work, order: OpenTask) -> None:
    """A refused order, or a fact after the end of its case, becomes a task for the handling officer, once."""
    docket = await repository.lock_docket(work.session, order.docket)
    if await work.session.get(Task, order.key) is None:
        text = f"「{rules.ORDERS[order.order]}」未能办理（{order.code}）{order.article}，请承办人处理"
        work.session.add(
            Task(id=order.key, docket=docket.id, officer=docket.officer, text=text, created_at=work.now)
        )
        work.audit(docket.id.partition("/")[2], "task.open", order.key, code=order.code)


async def list_duties(work: Work, docket_id: str) -> list[DutyOut]:
    """Every duty of a docket with its date and the steps that led to it."""
    return [DutyOut.of(row) for row in await repository.duties(work.session, docket_id)]


async def list_reminders(work: Work) -> list[ReminderOut]:
    rows = await repository.reminders(work.session, work.actor.id)
    return [ReminderOut.model_validate(row, from_attributes=True) for row in rows]


async def list_work_log(work: Work, docket_id: str) -> list[WorkLogOut]:
    rows = await repository.work_log(work.session, docket_id)
    return [WorkLogOut.model_validate(row, from_attributes=True) for row in rows]


async def list_tasks(work: Work) -> list[TaskOut]:
    rows: Sequence[Task] = (await work.session.exec(select(Task).order_by(col(Task.created_at)))).all()
    return [TaskOut.model_validate(row, from_attributes=True) for row in rows]


async def next_wake(work: Work) -> datetime | None:
    return await repository.next_wake(work.session)
