"""A person's own prompts and reports: read, and acknowledged (二(五)2)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from services.intake.docket import repository as docket
from services.intake.docket import steps
from services.intake.docket.lines import acted
from services.intake.prompts import acts, repository, rules
from services.intake.prompts.acts import TELL_AGAIN
from services.intake.prompts.addressee import addressee
from services.intake.prompts.messages import log, received, reminder, said_in
from services.intake.prompts.models import Reminder
from services.intake.prompts.schemas import ReminderFilter, ReminderOut, ToldByHandIn, WaitingPrompts
from shared.contracts.docket_id import DocketId
from shared.contracts.documents.records import FileRecord
from shared.contracts.intake.facts import ReminderAcknowledged, ReminderToldAgain
from shared.platform.paging import Page
from shared.platform.reading import open_case
from shared.platform.work import COURT, Work
from shared.values.audit_action import AuditAction
from shared.values.roles import Office


async def acknowledge(work: Work, reminder_id: str) -> ReminderOut:
    """The addressee, and nobody else, confirms receipt; the prompt or report then does not go to the next level."""
    message = await reminder(work, reminder_id)
    rules.check_addressee(message.staff_id, work.actor.id)
    if message.acknowledged_at is None:
        if message.delivered_at is None:
            received(work, message, work.now)
        message.acknowledged_at, message.acknowledged_by = work.now, work.actor.id
        for told in await repository.told_of(work.session, message.docket, message.first or message.id):
            told.answer_by = None
        if message.step == "warn":
            await docket.keep(
                work.session, [steps.acknowledged(duty) for duty, _ in await said_in(work, message)]
            )
        await log(work, message, f"{work.actor.name}已确认收到：{message.text}")
        about = DocketId.parse(message.docket)
        work.audit(about.subject, AuditAction.REMINDER_ACKNOWLEDGE, message.id)
        work.tell(ReminderAcknowledged(reminder=message.id), about)
    return _out(work, message)


async def read(work: Work, reminder_id: str) -> ReminderOut:
    """One message: its addressee's, or of a case that is open to the caller. Who read it is kept."""
    message = await repository.reminder(work.session, reminder_id)
    about = DocketId.parse(message.docket)
    if about.keeper == "case" and message.staff_id != work.actor.id:
        await open_case(work, about.subject, AuditAction.REMINDER_READ, message.id)
    else:
        rules.check_reads(message.staff_id, work.actor)
        work.audit(COURT, AuditAction.REMINDER_READ, message.id, client=work.client)
    return _out(work, message)


async def tell_again(work: Work, reminder_id: str) -> ReminderOut:
    """By every channel anew, as they are on record now; to who holds the office in the case now."""
    message = await reminder(work, reminder_id)
    rules.check_unreached(unreached=message.is_unreached)
    before = message.staff_id
    to = await addressee(work, message.docket, (Office(message.office),), before)
    if to is not None and message.step not in rules.PERSONAL:
        message.staff_id, message.office = to.staff_id, to.office.value
    message.tried, message.failures, message.proof, message.send_at = [], {}, "", work.now
    message.again += 1
    about = DocketId.parse(message.docket)
    work.audit(about.subject, AuditAction.REMINDER_AGAIN, message.id, before=before, after=message.staff_id)
    work.tell(ReminderToldAgain(reminder=message.id), about)
    await acted(work, message.docket, TELL_AGAIN.article, f"再次告知：{message.text}")
    return _out(work, message)


async def enter_told_by_hand(
    work: Work, reminder_id: str, body: ToldByHandIn, files: Sequence[FileRecord]
) -> ReminderOut:
    """Its addressee was told in person, as a receipt shows that another has entered: it has arrived then."""
    message = await reminder(work, reminder_id)
    rules.check_unreached(unreached=message.is_unreached)
    told = (message.created_at, work.now)
    proof = f"当面告知，回执 {body.receipt}"
    shown = await repository.shown_by(work.session, message.docket, proof)
    rules.check_told_by_hand(body.receipt, body.received_at, files, work.hands, told, message.staff_id, shown)
    received(work, message, body.received_at)
    message.sent_at = message.delivered_at = body.received_at
    message.proof = proof
    about = DocketId.parse(message.docket).subject
    work.audit(about, AuditAction.REMINDER_BY_HAND, message.id, receipt=body.receipt)
    await acted(work, message.docket, TELL_AGAIN.article, f"当面告知：{message.text}")
    return _out(work, message)


async def list_reminders(work: Work, asked: ReminderFilter) -> Page[ReminderOut]:
    """The caller's own. That he asked is kept."""
    work.audit(COURT, AuditAction.REMINDER_LIST, "", **asked.used())
    found = await repository.reminders(work.session, asked, work.actor.id)
    return found.of(lambda message: _out(work, message))


async def count_waiting(work: Work, since: datetime | None) -> WaitingPrompts:
    """Of the caller's own. Figures only, asked for all day long by an open page: that he asked is not kept."""
    waiting, arrived = await repository.waiting_for(work.session, work.actor.id, work.now, since or work.now)
    return WaitingPrompts(now=work.now, waiting=waiting, arrived=arrived)


def _out(work: Work, message: Reminder) -> ReminderOut:
    return ReminderOut(**message.model_dump(), acts=acts.on(work.actor, message))
