"""The steps of duties and tasks whose hour has come: who is told, and of what (二(五)2, 二(五)3)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from services.intake.board.readings import not_in_force
from services.intake.docket import repository as docket
from services.intake.docket import steps
from services.intake.docket.models import DocketRow, Task
from services.intake.docket.owed import Owed
from services.intake.docket.repository import CourtTime
from services.intake.docket.spans import day_of
from services.intake.prompts import repository, rules
from services.intake.prompts.addressee import Addressee, addressee
from services.intake.prompts.messages import HEADINGS, log_told, new_message, said_in, tell, text_of
from services.intake.prompts.models import ReminderDuty
from services.intake.tasks import repository as tasks
from shared.contracts.docket_id import DocketId
from shared.contracts.intake.orders import WakeDuties
from shared.law.rulebook import DUTIES, Duty
from shared.platform.work import Work
from shared.values.articles import REGULATION
from shared.values.audit_action import AuditAction
from shared.values.roles import Office

_UNTAKEN = (
    ("task_untaken", (Office.COMMAND_CENTRE_DIRECTOR, Office.LEADER_IN_CHARGE)),
    ("task_untaken", (Office.BUREAU_DIRECTOR,)),
)
"""Who is told, one after the other, of a task that nobody takes (二(五)3)."""
OF_TASKS = {"task", *(step for step, _ in _UNTAKEN)}


async def wake(work: Work, order: WakeDuties) -> None:
    """Withdraw refuted reports; take the next step of each duty of the docket whose hour has come."""
    row = await docket.lock_docket(work.session, order.docket)
    time = await docket.court_time(work.session)
    duties = await docket.to_be_woken(work.session, row.id, work.now)
    for place, duty in enumerate(duties):
        if steps.is_refuted(duty):
            duties[place] = await _withdraw(work, duty, time)
            await docket.keep(work.session, [duties[place]])
    for task in await tasks.due_tasks(work.session, row.id, work.now):
        await _tell_of_task(work, task, time)
    for place, duty in enumerate(duties):
        if steps.comes_up(duty, work.now):
            duties[place] = await _come_up(work, row, duty, time)
            await docket.keep(work.session, [duties[place]])
    due = [duty for duty in duties if steps.is_due(duty, work.now)]
    reported = any(duty.next_step == "overdue" for duty in due)
    pending = await docket.pending_facts(work.session, row.id) if reported else 0
    for duty in due:
        await docket.keep(work.session, [await _take_step(work, row, duty, time, pending)])


async def _take_step(work: Work, row: DocketRow, duty: Owed, time: CourtTime, pending: int) -> Owed:
    """Prompt, go to the next level, or report.

    A report waits a while for facts of the case that are under way: one may show that the duty was met in time.
    """
    rule, step = DUTIES[duty.rule_id], duty.next_step
    settings = time.settings.on(work.now.date())
    if step == "overdue" and pending and (later := steps.waiting(duty, work.now, settings)):
        return later
    if step != "warn" and await _is_off(work, rule):
        if step == "overdue":
            words = f"期限待确认，尚未启用，不作超期报告：{steps.summary(duty)}"
            docket.log(work.session, row.id, work.now, rule.article, words, duty.id)
        return steps.unreported(duty)
    offices = (rule.owner, *rule.escalate_to) if step == "warn" else rule.escalate_to
    began_by = await docket.opening_actor(work.session, duty)
    to = await addressee(work, row.id, offices, began_by)
    if to is None:
        await _nobody_to_tell(work, row, duty, step)
        return steps.postponed(duty, time.calendar, work.now)
    sent_at = await _tell_of(work, duty, step, to, time)
    _audit(work, duty, AuditAction(f"duty.{step}"), to)
    if step == "warn" and rule.early_to and not await _is_off(work, rule):
        await _forewarn(work, row, duty, time, to, began_by)
    return steps.after(duty, work.now, sent_at, settings)


async def _is_off(work: Work, rule: Duty) -> bool:
    """Whether nobody but its owner hears of it: no text gives its limit, and the court has not confirmed it."""
    return rule.filled_in and rule.id in await not_in_force(work)


async def _come_up(work: Work, row: DocketRow, duty: Owed, time: CourtTime) -> Owed:
    """Tell the owner, and whom the article names, that a duty has entered an early band: but for what they hear of it now.

    Where nobody is in office, its prompt finds who is.
    """
    rule, heard = DUTIES[duty.rule_id], set[str]()
    if duty.next_at is None or work.now < duty.next_at:
        began_by = await docket.opening_actor(work.session, duty)
        early_to = () if await _is_off(work, rule) else rule.early_to
        for step, offices in zip(rules.EARLY, ((rule.owner,), early_to), strict=True):
            to = await addressee(work, row.id, offices, began_by) if offices else None
            if to is not None and to.staff_id not in heard:
                await _tell_of(work, duty, step, to, time)
                _audit(work, duty, AuditAction.DUTY_EARLY, to)
                heard.add(to.staff_id)
    return steps.forewarned(duty, work.now, time.settings.on(day_of(duty.counted_from)))


async def _tell_of(work: Work, duty: Owed, step: str, to: Addressee, time: CourtTime) -> datetime:
    """Tell of a duty's step, in one message with all that the same person hears at the same instant of the same step.

    Answers when it goes out.
    """
    rule, words = DUTIES[duty.rule_id], steps.summary(duty)
    settings = time.settings.on(work.now.date())
    send_at = rules.goes_out(rule, step, duty.due_at, work.now, time.calendar, settings)
    message = await repository.waiting(work.session, duty.docket, step, to.staff_id, send_at)
    if message is None:
        message = new_message(work, duty.docket, step, to, words, send_at)
        line = ReminderDuty(reminder_id=message.id, duty_id=duty.id, step=step, duty_version=duty.version)
        work.session.add_all([message, line])
    else:
        line = await work.session.get(ReminderDuty, (message.id, duty.id)) or ReminderDuty(
            reminder_id=message.id, duty_id=duty.id, step=step, duty_version=0
        )
        line.duty_version, line.withdrawn_at = duty.version, None
        work.session.add(line)
        await work.session.flush()
        message.text = text_of(message, [said for said, _ in await said_in(work, message)], {})
    log_told(work, duty.docket, step, to, words, rule.article, duty.id)
    return send_at


async def _forewarn(
    work: Work, row: DocketRow, duty: Owed, time: CourtTime, prompted: Addressee, began_by: str
) -> None:
    """Report on the day of the prompt that the duty is about to be late (二(五)3, 二(六)5(2)), but to whom it prompted."""
    to = await addressee(work, row.id, DUTIES[duty.rule_id].early_to, began_by)
    if to is None:
        await _nobody_to_tell(work, row, duty, "forewarn")
    elif to.staff_id != prompted.staff_id:
        await _tell_of(work, duty, "forewarn", to, time)
        _audit(work, duty, AuditAction.DUTY_FOREWARN, to)


async def _tell_of_task(work: Work, task: Task, time: CourtTime) -> None:
    """Tell of a task whom it concerns and, while nobody takes it, the next level."""
    settings = time.settings.on(work.now.date())
    levels = (("task", (Office(task.office),)), *_UNTAKEN)
    step, offices = levels[min(task.level, len(levels) - 1)]
    at = settings.in_office(work.now, time.calendar)
    to = await addressee(work, task.docket, offices)
    if to is not None:
        tell(work, task.docket, step, to, task.text, REGULATION["二(五)3"], at)
        subject = DocketId.parse(task.docket).subject
        work.audit(subject, AuditAction.TASK_TELL, task.id, to=to.staff_id, level=task.level)
        task.level += 1
    task.next_at = at + timedelta(hours=settings.task_taken_hours) if task.level < len(levels) else None


async def _nobody_to_tell(work: Work, row: DocketRow, duty: Owed, step: str) -> None:
    """Nobody is in office who could be told: logged, and made a task."""
    words = f"{HEADINGS[step]}无人可告知（所涉职务均无人在任）：{steps.summary(duty)}"
    docket.log(work.session, row.id, work.now, DUTIES[duty.rule_id].article, words, duty.id)
    await tasks.open_task(work.session, row, f"{duty.id}/{step}", words, work.now)
    subject = DocketId.parse(row.id).subject
    work.audit(subject, AuditAction.DUTY_UNADDRESSED, duty.id, rule=duty.rule_id, step=step)


async def _withdraw(work: Work, duty: Owed, time: CourtTime) -> Owed:
    """Tell whoever has the report of a duty that it is withdrawn, by the same way and with the same proof.

    One that has not gone out yet says nothing of it any more. Whom the report was passed on to hears as well.
    """
    settings = time.settings.on(work.now.date())
    for report, line in await repository.standing_reports(work.session, duty.id):
        line.withdrawn_at = work.now
        await work.session.flush()
        left = [owed for owed, _ in await said_in(work, report)]
        if not left:
            report.withdrawn_at = work.now
        to = Addressee(report.staff_id, Office(report.office))
        if report.sent_at is not None or report.acknowledged_at is not None:
            await _tell_of(work, duty, "withdrawn", to, time)
        elif left:
            report.text = text_of(report, left, {})
        _audit(work, duty, AuditAction.DUTY_WITHDRAW, to)
        for one in await repository.told_of(work.session, report.docket, report.id):
            if one is report:
                continue
            one.withdrawn_at = report.withdrawn_at
            to = Addressee(one.staff_id, Office(one.office))
            article, at = DUTIES[duty.rule_id].article, settings.in_office(work.now, time.calendar)
            tell(work, duty.docket, "withdrawn", to, steps.summary(duty), article, at)
    return replace(duty, reported=False)


def _audit(work: Work, duty: Owed, action: AuditAction, to: Addressee) -> None:
    subject = DocketId.parse(duty.docket).subject
    work.audit(subject, action, duty.id, rule=duty.rule_id, to=to.staff_id)
