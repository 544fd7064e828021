"""Messages on their way: by one channel after another, with proof of receipt, and on to the next person (二(五)2)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from services.intake.docket import repository as docket
from services.intake.docket import steps
from services.intake.docket.owed import Owed
from services.intake.prompts import passing, repository, rules
from services.intake.prompts.addressee import addressee
from services.intake.prompts.messages import (
    Object,
    log,
    object_of,
    received,
    reminder,
    said_in,
    said_in_each,
    text_of,
)
from services.intake.prompts.models import Reminder
from services.intake.prompts.waking import OF_TASKS
from services.intake.tasks import repository as tasks
from shared.contracts.docket_id import DocketId
from shared.contracts.intake.facts import ReminderUndelivered, TaskOpened
from shared.gateways.notices import NoticeChannel, NoticeReceipt
from shared.platform.work import Work

_UNDER_WAY = "（另有本案事项已经办理、尚在登记途中，如与上述情况不符，另行更正）"


@dataclass(frozen=True)
class Outgoing:
    """A message that goes out now, and the objects that its text is to name."""

    message: Reminder
    channel: NoticeChannel
    address: str
    objects: frozenset[Object]

    @property
    def sending_id(self) -> str:
        """What the carrier's receipts name."""
        return f"{self.message.id}/{self.channel}" + (f"/{self.message.again}" if self.message.again else "")


@dataclass(frozen=True)
class Sent:
    """A message that was given to the carrier. `failure`: why it will not take it; empty when it has taken it."""

    message: str
    channel: NoticeChannel
    failure: str


async def outgoing(work: Work, dockets: Collection[str]) -> list[Outgoing]:
    """The messages that go out now of dockets, which are locked, each by the first channel not yet tried.

    What was done before its prompt went out is prompted no more; whom no channel reaches, the next person is told for.
    """
    await passing.unanswered(work, dockets)
    unsent = await repository.unsent(work.session, dockets, work.now)
    said_in_them = await said_in_each(work, [message for message, _ in unsent])
    pending = await _pending(work, [message for message, _ in unsent])
    found, passed_on = [], set[str]()
    for message, person in unsent:
        said = said_in_them[message.id]
        moot = [line for duty, line in said if message.step in rules.PROMPTS and duty.state != "open"]
        for line in moot:
            line.withdrawn_at = work.now
        if moot and len(moot) == len(said):
            message.withdrawn_at = work.now
            continue
        left = passing.ways_left(message, person)
        if not left:
            await _unreached(work, message)
            passed_on.add(message.docket)
            continue
        about = [duty for duty, line in said if line not in moot]
        _put(message, about, {}, pending)
        objects = frozenset(map(object_of, about))
        found.append(Outgoing(message, *left[0], objects))
    again = passed_on - {one.message.docket for one in found}
    return [*found, *(await outgoing(work, again) if again else [])]


async def _pending(work: Work, messages: Collection[Reminder]) -> set[str]:
    """The dockets of overdue reports with facts under way."""
    late = {message.docket for message in messages if message.step == "overdue"}
    return await docket.pending_in(work.session, late) if late else set()


async def _unreached(work: Work, message: Reminder) -> None:
    """No channel reaches the addressee: a prompt goes to its next level now, anything else to the next leader in line.

    Whom nobody is left to tell for becomes a task.
    """
    why = "各渠道均未送达" if message.tried else "未登记手机号、电子邮箱"
    why = "其他渠道未送达" if message.delivered_at else why
    message.proof = f"未能发送：{why}"
    await log(work, message, f"提示未能发送（{why}）：{message.text}")
    if message.step == "warn":
        said = [duty for duty, _ in await said_in(work, message)]
        await docket.keep(work.session, [steps.unreached(duty, work.now) for duty in said])
        return
    if message.step in OF_TASKS:
        return  # the task stands where all whom it concerns see it, and its next level hears in time
    to = await addressee(work, message.docket, (), missed=await passing.missed(work, message))
    if to is not None:
        await passing.pass_on(work, message, "passed_on", to)
        return
    row = await docket.lock_docket(work.session, message.docket)
    await tasks.open_task(work.session, row, f"{message.id}/unreached", message.text, work.now)
    work.tell(TaskOpened(), DocketId.parse(message.docket))


async def name_objects(work: Work, reminder_id: str, names: Mapping[Object, str]) -> str:
    """The text of a message as it goes out, with the names of what it is about; kept as it was told."""
    message = await reminder(work, reminder_id)
    about = [duty for duty, _ in await said_in(work, message)]
    _put(message, about, names, await _pending(work, [message]))
    return message.text


def _put(
    message: Reminder, about: Sequence[Owed], names: Mapping[Object, str], pending: Collection[str]
) -> None:
    """What a message of duties says as it goes out; any other keeps its words."""
    if not about:
        return
    message.text = text_of(message, about, names)
    if message.step == "overdue" and message.docket in pending:
        message.text += _UNDER_WAY


async def mark_sent(work: Work, sent: Sequence[Sent]) -> None:
    """The carrier has messages, of dockets that are locked, or will not take them: that is logged, and the next channel is tried."""
    messages = await repository.messages(work.session, [one.message for one in sent])
    time = await docket.court_time(work.session)
    settings = time.settings.on(work.now.date())
    answered = timedelta(hours=settings.report_acknowledge_hours)
    for one in sent:
        message = messages[one.message]
        if one.channel in message.tried:
            continue  # the receipt, that it did not arrive, was here first
        message.tried = [*message.tried, one.channel]
        if not one.failure:
            message.sent_at = work.now
            is_report = await passing.is_report(work, message)
            message.answer_by = settings.in_office(work.now + answered, time.calendar) if is_report else None
            continue
        message.failures = {**message.failures, one.channel: one.failure}
        await log(work, message, f"提示未能发送（{one.failure}）：{message.text}")


async def record_receipt(work: Work, receipt: NoticeReceipt) -> None:
    """The carrier's proof that a message arrived or was read (「能够确定收到的方式」, 二(五)2).

    Its word that the message did not arrive has it sent by the next channel; one about an earlier channel comes too late.
    """
    reminder_id, channel, again, *_ = f"{receipt.message_id}//".split("/")
    message = await reminder(work, reminder_id)
    if receipt.state == "failed" and again != str(message.again or ""):
        return  # of what has been told again since
    if receipt.state == "read":
        message.read_at = message.read_at or receipt.at
    if receipt.state != "failed":
        if message.delivered_at is None:
            if message.acknowledged_at is None:
                received(work, message, receipt.at)
            message.delivered_at, message.proof = receipt.at, receipt.proof
        message.proof = message.proof or receipt.proof
    elif message.answer_by is not None and message.delivered_at is not None:
        if channel == message.tried[-1] != message.tried[0]:  # it has arrived by another, and is not answered
            message.failures = {**message.failures, channel: receipt.proof}
            message.answer_by = work.now
            work.tell(ReminderUndelivered(reminder=message.id), DocketId.parse(message.docket))
    elif message.delivered_at is None and message.acknowledged_at is None:
        sent = message.sent_at is not None
        tried = (
            message.tried or ["sms"] * sent
        )  # by an earlier release, whose receipts name the message alone
        early = not sent and channel not in ("", *tried)  # before the carrier's own answer was booked
        if early or (sent and channel in ("", tried[-1])):
            message.tried = [*tried, channel] if early else tried
            message.failures = {**message.failures, message.tried[-1]: receipt.proof}
            message.sent_at, message.send_at = None, work.now
            await log(work, message, f"提示未能送达（{receipt.proof}）：{message.text}")
            work.tell(ReminderUndelivered(reminder=message.id), DocketId.parse(message.docket))
