"""A person's own prompts and reports: read, and acknowledged (二(五)2)."""

from __future__ import annotations

from services.intake.docket import repository as docket
from services.intake.docket import steps
from services.intake.prompts import acts, repository, rules
from services.intake.prompts.messages import log, received, reminder, said_in
from services.intake.prompts.models import Reminder
from services.intake.prompts.schemas import ReminderFilter, ReminderOut
from shared.contracts.docket_id import DocketId
from shared.contracts.intake.facts import ReminderAcknowledged
from shared.platform.paging import Page
from shared.platform.work import COURT, Work
from shared.values.audit_action import AuditAction


async def acknowledge(work: Work, reminder_id: str) -> ReminderOut:
    """The addressee, and nobody else, confirms receipt; the prompt then does not go to the next level."""
    message = await reminder(work, reminder_id)
    rules.check_addressee(message.staff_id, work.actor.id)
    if message.acknowledged_at is None:
        if message.delivered_at is None:
            received(work, message, work.now)
        message.acknowledged_at, message.acknowledged_by = work.now, work.actor.id
        if message.step == "warn":
            await docket.keep(
                work.session, [steps.acknowledged(duty) for duty, _ in await said_in(work, message)]
            )
        await log(work, message, f"{work.actor.name}已确认收到：{message.text}")
        about = DocketId.parse(message.docket)
        work.audit(about.subject, AuditAction.REMINDER_ACKNOWLEDGE, message.id)
        work.tell(ReminderAcknowledged(reminder=message.id), about)
    return _out(work, message)


async def list_reminders(work: Work, asked: ReminderFilter) -> Page[ReminderOut]:
    """The caller's own. That he asked is kept."""
    work.audit(COURT, AuditAction.REMINDER_LIST, "", **asked.used())
    found = await repository.reminders(work.session, asked, work.actor.id)
    return found.of(lambda message: _out(work, message))


def _out(work: Work, message: Reminder) -> ReminderOut:
    return ReminderOut(**message.model_dump(), acts=acts.on(work.actor, message))
