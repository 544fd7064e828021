"""Watching over duties (二(五)2, 二(五)3): prompts with proof of receipt, the next level, reports of what is overdue."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import col, select

from services.intake.supervision import repository, rules
from services.intake.supervision.models import AppliedFact, Docket, DutyRow, Reminder, Task, WorkLog
from services.intake.supervision.schemas import DutyOut, ReminderOut, TaskOut, WorkLogOut
from shared.contracts.docket_id import DocketId
from shared.contracts.intake.facts import ReminderAcknowledged
from shared.contracts.intake.orders import OpenTask, WakeDuties
from shared.contracts.order import ORDERS
from shared.gateways.notices import NoticeReceipt
from shared.law.rulebook import DUTIES
from shared.platform.court import Staff, holders
from shared.platform.work import Work
from shared.values.articles import REGULATION
from shared.values.audit_action import AuditAction
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem
from shared.values.roles import Office

_STEPS = {"warn": "即将到期提示", "escalate": "提示未确认，报告", "overdue": "超期报告"}


_IN_THEIR_STEAD = (
    Office.LEADER_IN_CHARGE,
    Office.COMMAND_CENTRE_DIRECTOR,
    Office.BUREAU_DIRECTOR,
    Office.BUREAU_DEPUTY,
    Office.PRESIDENT,
)
"""Who hears of a duty when nobody holds the offices that its article names."""


async def wake(work: Work, order: WakeDuties) -> None:
    """Withdraw refuted reports; take the next step of each duty whose hour has come and that has not changed meanwhile."""
    docket = await repository.lock_docket(work.session, order.docket)
    for row in await repository.refuted(work.session, docket.id):
        await _withdraw(work, row)
    pending = await repository.pending_facts(work.session, docket.id)
    for woken in order.duties:
        due = await repository.duty_for_update(work.session, woken.id)
        if (
            due is not None
            and due.version == woken.version
            and due.next_at is not None
            and due.next_at <= work.now
        ):
            await _step(work, docket, due, pending)


async def _step(work: Work, docket: Docket, row: DutyRow, pending: int) -> None:
    """Prompt, go to the next level, or report.

    A report waits while any team holds an undelivered fact of the case: it may show that the duty was met in time.
    """
    duty, step = DUTIES[row.rule_id], row.next_step
    if step == "overdue" and pending:
        return
    case_number = docket.id.partition("/")[2]
    offices = (duty.owner, *duty.escalate_to) if step == "warn" else duty.escalate_to
    opening = await work.session.get_one(AppliedFact, row.opened_by)
    found = await addressee(work, offices, docket.officer, opening.actor)
    if found is None:
        await _unaddressed(work, docket, row)
        return
    person, office = found
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
    work.audit(case_number, AuditAction(f"duty.{step}"), row.id, rule=row.rule_id, to=person.id)
    rules.after(row, work.now)


async def _unaddressed(work: Work, docket: Docket, row: DutyRow) -> None:
    """Nobody is in office who could be told: logged, made a task, and tried again on the next working day."""
    text = f"{_STEPS[row.next_step]}无人可告知（所涉职务均无人在任）：{rules.summary(row)}"
    _log(work, row, text)
    await _task(work, docket, f"{row.id}/{row.next_step}", text)
    work.audit(
        docket.id.partition("/")[2],
        AuditAction.DUTY_UNADDRESSED,
        row.id,
        rule=row.rule_id,
        step=row.next_step,
    )
    rules.postpone(row, (await repository.court_time(work.session)).calendar, work.now)


async def _withdraw(work: Work, row: DutyRow) -> None:
    """Tell whoever has the report of a duty that it is withdrawn, by the same way and with the same proof."""
    case_number = row.docket.partition("/")[2]
    for report in await repository.standing_reports(work.session, row.id):
        report.withdrawn_at = work.now
        work.session.add(
            Reminder(
                duty_id=row.id,
                docket=row.docket,
                step="withdrawn",
                duty_version=row.version,
                office=report.office,
                staff_id=report.staff_id,
                text=f"【撤回超期报告】{case_number} {rules.summary(row)}",
                created_at=work.now,
            )
        )
        _log(work, row, f"撤回超期报告：{rules.summary(row)}；告知{Office(report.office).label}")
        work.audit(case_number, AuditAction.DUTY_WITHDRAW, row.id, rule=row.rule_id, to=report.staff_id)
    row.reported = False


async def addressee(
    work: Work, offices: tuple[Office, ...], officer: str, actor: str
) -> tuple[Staff, Office] | None:
    """The first of `offices`, then of those in their stead, that anyone holds; 「或」 in the article means that any one suffices.

    承办人 is the case's own, once it has one. Of several who hold an office, whoever has the matter in hand (一(一)
    责任到人): `actor`, by whose act the duty began.
    """
    for office in (*offices, *_IN_THEIR_STEAD):
        found = await holders(work.session, office, work.now)
        if office is Office.HANDLING_OFFICER and officer:
            found = [person for person in found if person.id == officer]
        if found:
            return next((person for person in found if person.id == actor), found[0]), office
    return None


async def unsent(work: Work, docket_id: str) -> list[tuple[Reminder, str]]:
    """Prompts not yet handed to the notices service, with the addressee's number."""
    query = (
        select(Reminder, Staff.mobile)
        .where(Reminder.staff_id == Staff.id, Reminder.docket == docket_id)
        .where(col(Reminder.sent_at).is_(None), Reminder.proof == "", col(Reminder.withdrawn_at).is_(None))
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
        raise Problem(403, ProblemCode.NOT_ADDRESSEE, article=REGULATION["二(五)2"])
    if reminder.acknowledged_at is None:
        await repository.lock_docket(work.session, reminder.docket)
        row = await repository.duty_for_update(work.session, reminder.duty_id or "")
        reminder.acknowledged_at, reminder.acknowledged_by = work.now, work.actor.id
        if row is not None:
            if reminder.step == "warn":
                rules.acknowledged(row)
            _log(work, row, f"{work.actor.name}已确认收到提示：{rules.summary(row)}")
        case_number = reminder.docket.partition("/")[2]
        work.audit(case_number, AuditAction.REMINDER_ACKNOWLEDGE, reminder.id)
        work.tell(ReminderAcknowledged(reminder=reminder.id), DocketId.parse(reminder.docket))
    return ReminderOut.model_validate(reminder, from_attributes=True)


async def _reminder(work: Work, reminder_id: str) -> Reminder:
    found = await work.session.get(Reminder, reminder_id, with_for_update=True)
    if found is None:
        raise Problem(404, ProblemCode.UNKNOWN_REMINDER)
    return found


def _log(work: Work, row: DutyRow, text: str) -> None:
    article = DUTIES[row.rule_id].article
    work.session.add(WorkLog(docket=row.docket, at=work.now, duty_id=row.id, article=article, text=text))


async def open_task(work: Work, order: OpenTask) -> None:
    """A refused order becomes a task for the handling officer, once."""
    docket = await repository.lock_docket(work.session, order.docket)
    text = f"「{ORDERS[order.order].label}」未能办理（{order.code}）{order.article}，请承办人处理"
    if await _task(work, docket, order.key, text):
        work.audit(docket.id.partition("/")[2], AuditAction.TASK_OPEN, order.key, code=order.code)


async def _task(work: Work, docket: Docket, key: str, text: str) -> bool:
    """Whether it is new under `key`."""
    if await work.session.get(Task, key) is not None:
        return False
    work.session.add(Task(id=key, docket=docket.id, officer=docket.officer, text=text, created_at=work.now))
    return True


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
