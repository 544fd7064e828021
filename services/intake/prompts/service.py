"""Prompts and reports (二(五)2, 二(五)3): with proof of receipt, to the next level, and withdrawn when refuted."""

from __future__ import annotations

from dataclasses import replace

from services.intake.docket import repository as docket
from services.intake.docket import steps
from services.intake.docket.models import DocketRow
from services.intake.docket.owed import Owed
from services.intake.prompts import repository
from services.intake.prompts.addressee import Addressee, addressee
from services.intake.prompts.models import Reminder
from services.intake.prompts.schemas import ReminderOut
from shared.contracts.docket_id import DocketId
from shared.contracts.intake.facts import ReminderAcknowledged
from shared.contracts.intake.orders import WakeDuties
from shared.gateways.notices import NoticeReceipt
from shared.law.rulebook import DUTIES
from shared.platform.work import Work
from shared.values.articles import REGULATION
from shared.values.audit_action import AuditAction
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem
from shared.values.roles import Office

_HEADINGS = {
    "warn": "即将到期提示",
    "escalate": "提示未确认，报告",
    "overdue": "超期报告",
    "withdrawn": "撤回超期报告",
    "closing_returned": "结案审查",
    "closing_reported": "结案审查",
}


def prompt(
    work: Work, docket_id: str, step: str, to: Addressee, text: str, article: str, duty: Owed | None = None
) -> None:
    """Put a prompt or report on record for its addressee, with its line in the work log; the notices service takes it
    when the docket's unsent prompts are sent.
    """
    heading = _HEADINGS[step]
    work.session.add(
        Reminder(
            docket=docket_id,
            duty_id=duty.id if duty else None,
            duty_version=duty.version if duty else 0,
            step=step,
            office=to.office.value,
            staff_id=to.staff_id,
            text=f"【{heading}】{DocketId.parse(docket_id).subject} {text}",
            created_at=work.now,
        )
    )
    line = f"{heading}：{text}；告知{to.office.label}"
    docket.log(work.session, docket_id, work.now, article, line, duty.id if duty else None)


def _prompt_of(work: Work, duty: Owed, step: str, to: Addressee) -> None:
    prompt(work, duty.docket, step, to, steps.summary(duty), DUTIES[duty.rule_id].article, duty)


async def wake(work: Work, order: WakeDuties) -> None:
    """Withdraw refuted reports; take the next step of each duty whose hour has come and that has not changed meanwhile."""
    row = await docket.lock_docket(work.session, order.docket)
    moved = [await _withdraw(work, duty) for duty in await docket.refuted(work.session, row.id)]
    await docket.keep(work.session, moved)
    pending = await docket.pending_facts(work.session, row.id)
    taken = []
    for woken in order.duties:
        duty = await docket.duty_for_update(work.session, woken.id)
        if (
            duty is not None
            and duty.version == woken.version
            and duty.next_at is not None
            and duty.next_at <= work.now
        ):
            taken.append(await _take_step(work, row, duty, pending))
    await docket.keep(work.session, taken)


async def _take_step(work: Work, row: DocketRow, duty: Owed, pending: int) -> Owed:
    """Prompt, go to the next level, or report.

    A report waits while any team holds an undelivered fact of the case: it may show that the duty was met in time.
    """
    rule, step = DUTIES[duty.rule_id], duty.next_step
    if step == "overdue" and pending:
        return duty
    offices = (rule.owner, *rule.escalate_to) if step == "warn" else rule.escalate_to
    to = await addressee(work, offices, row.officer, await docket.opening_actor(work.session, duty))
    if to is None:
        return await _postpone(work, row, duty)
    _prompt_of(work, duty, step, to)
    _audit(work, duty, AuditAction(f"duty.{step}"), to)
    return steps.after(duty, work.now)


async def _postpone(work: Work, row: DocketRow, duty: Owed) -> Owed:
    """Nobody is in office who could be told: logged, made a task, and tried again on the next working day."""
    text = f"{_HEADINGS[duty.next_step]}无人可告知（所涉职务均无人在任）：{steps.summary(duty)}"
    docket.log(work.session, row.id, work.now, DUTIES[duty.rule_id].article, text, duty.id)
    await docket.open_task(work.session, row, f"{duty.id}/{duty.next_step}", text, work.now)
    subject = DocketId.parse(row.id).subject
    work.audit(subject, AuditAction.DUTY_UNADDRESSED, duty.id, rule=duty.rule_id, step=duty.next_step)
    return steps.postponed(duty, (await docket.court_time(work.session)).calendar, work.now)


async def _withdraw(work: Work, duty: Owed) -> Owed:
    """Tell whoever has the report of a duty that it is withdrawn, by the same way and with the same proof."""
    for report in await repository.standing_reports(work.session, duty.id):
        report.withdrawn_at = work.now
        to = Addressee(report.staff_id, Office(report.office))
        _prompt_of(work, duty, "withdrawn", to)
        _audit(work, duty, AuditAction.DUTY_WITHDRAW, to)
    return replace(duty, reported=False)


def _audit(work: Work, duty: Owed, action: AuditAction, to: Addressee) -> None:
    subject = DocketId.parse(duty.docket).subject
    work.audit(subject, action, duty.id, rule=duty.rule_id, to=to.staff_id)


async def unsent(work: Work, docket_id: str) -> list[tuple[Reminder, str]]:
    return await repository.unsent(work.session, docket_id)


async def mark_sent(work: Work, reminder_id: str, failure: str) -> None:
    """The carrier has a prompt, or will not take it: that is logged and leaves the prompt to the next level."""
    reminder = await _reminder(work, reminder_id)
    if not failure:
        reminder.sent_at = work.now
        return
    reminder.proof = f"未能发送：{failure}"
    duty = await docket.duty_for_update(work.session, reminder.duty_id)
    if duty is not None:
        _log(work, duty, f"提示未能发送（{failure}）：{reminder.text}")


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
        await docket.lock_docket(work.session, reminder.docket)
        duty = await docket.duty_for_update(work.session, reminder.duty_id)
        reminder.acknowledged_at, reminder.acknowledged_by = work.now, work.actor.id
        if duty is not None:
            if reminder.step == "warn":
                await docket.keep(work.session, [steps.acknowledged(duty)])
            _log(work, duty, f"{work.actor.name}已确认收到提示：{steps.summary(duty)}")
        about = DocketId.parse(reminder.docket)
        work.audit(about.subject, AuditAction.REMINDER_ACKNOWLEDGE, reminder.id)
        work.tell(ReminderAcknowledged(reminder=reminder.id), about)
    return ReminderOut.model_validate(reminder, from_attributes=True)


async def _reminder(work: Work, reminder_id: str) -> Reminder:
    reminder = await repository.reminder(work.session, reminder_id)
    if reminder is None:
        raise Problem(404, ProblemCode.UNKNOWN_REMINDER)
    return reminder


def _log(work: Work, duty: Owed, text: str) -> None:
    article = DUTIES[duty.rule_id].article
    docket.log(work.session, duty.docket, work.now, article, text, duty.id)


async def list_reminders(work: Work) -> list[ReminderOut]:
    rows = await repository.reminders(work.session, work.actor.id)
    return [ReminderOut.model_validate(row, from_attributes=True) for row in rows]
