"""Messages to people in office (二(五)2, 二(五)3): with proof of receipt, to the next level, and withdrawn when refuted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from services.intake.docket import repository as docket
from services.intake.docket import steps
from services.intake.docket.models import DocketRow, Task
from services.intake.docket.owed import Owed
from services.intake.docket.repository import CourtTime
from services.intake.filing import repository as cases
from services.intake.prompts import acts, repository, rules
from services.intake.prompts.addressee import Addressee, addressee
from services.intake.prompts.models import Reminder, ReminderDuty
from services.intake.prompts.rules import Line
from services.intake.prompts.schemas import NoticeOut, ReminderFilter, ReminderOut
from shared.contracts.docket_id import DocketId
from shared.contracts.intake.facts import (
    NoticeReceived,
    ReminderAcknowledged,
    ReminderUndelivered,
    TaskOpened,
)
from shared.contracts.intake.orders import Matter, Tell, WakeDuties
from shared.gateways.notices import NoticeChannel, NoticeReceipt
from shared.law.rulebook import DUTIES
from shared.platform.court import Staff
from shared.platform.db import derived_id
from shared.platform.paging import Page
from shared.platform.reading import open_case
from shared.platform.work import COURT, Work
from shared.values.articles import REGULATION
from shared.values.audit_action import AuditAction
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem
from shared.values.roles import Office

_HEADINGS = {
    "warn": "即将到期提示",
    "forewarn": "即将超期报告",
    "escalate": "提示未确认，报告",
    "overdue": "超期报告",
    "withdrawn": "撤回超期报告",
    "passed_on": "未能送达，转报",
    "receipts": "案款到账提醒",
    "commission_answer": "委托事项反馈告知",
    "commission_late": "撤回的委托事项仍被办理",
    "price_papers": "参考价材料告知",
    "full_payment": "拍卖款全额缴纳告知",
    "service_failure": "未能送达报告",
    "key_locked": "签名密钥停用告知",
    "own_key_locked": "本人签名密钥停用告知",
    "money_identified": "不明案款认领提示",
    "anomaly_found": "案款收发异常报告",
    "anomaly_decided": "案款收发异常核查结果",
    "anomaly_referred": "案款收发异常通报",
    "task": "交办事项",
    "opened": "查阅本案告知",
    "task_untaken": "交办事项无人领取，报告",
    "waiver_recorded": "放弃、和解待确认",
    "closing_returned": "结案审查",
    "closing_reported": "结案审查",
}

_UNTAKEN = (
    ("task_untaken", (Office.COMMAND_CENTRE_DIRECTOR, Office.LEADER_IN_CHARGE)),
    ("task_untaken", (Office.BUREAU_DIRECTOR,)),
)
"""Who is told, one after the other, of a task that nobody takes (二(五)3)."""
_OF_TASKS = {"task", *(step for step, _ in _UNTAKEN)}

_NOTICES: dict[Matter, tuple[str, str]] = {
    "receipts": ("本案执行款已经到账，请查看并及时发放", REGULATION["二(六)4(1)"]),
    "commission_answer": ("受托法院已经反馈本案委托事项的办理结果，请查看", REGULATION["二(三)2"]),
    "commission_late": (
        "委托事项撤回以后，受托法院仍反馈已经查封、冻结，请委托该法院解除，或者依法继续控制",
        REGULATION["二(三)2"],
    ),
    "price_papers": ("本案拍卖财产参考价的有关材料已经形成电子卷宗，请查看", REGULATION["二(四)3"]),
    "full_payment": (
        "本案拍卖价款已经全额缴纳，请在3个工作日内制作拍卖成交裁定",
        REGULATION["二(四)5(3)"],
    ),
    "service_failure": ("本案文书未能送达，原因已经写明，请查看", REGULATION["二(一)6"]),
    "key_locked": (
        "有签发人员在签发本案文书时连续输错口令，其签名密钥已经停用，请核实是否系其本人所为",
        REGULATION["二(一)3"],
    ),
    "own_key_locked": (
        "签发本案文书时您的签名密钥口令连续错误，密钥已经停用；如非您本人所为，请立即报告执行局长并更换密钥",
        REGULATION["二(一)3"],
    ),
    "money_identified": (
        "法院主体账户有一笔款项识别为本案案款，请在3个工作日内认领至本案一案一账号",
        REGULATION["二(六)4(2)"],
    ),
    "anomaly_found": (
        "本案账户有一笔支出没有相应的发放手续，请立即核查并作出处理",
        REGULATION["二(六)3"],
    ),
    "anomaly_decided": ("本案案款收发异常已经执行局长核查处理，请查看", REGULATION["二(六)3"]),
    "anomaly_referred": ("本案案款收发异常及其核查处理情况，现予通报，请查看", REGULATION["二(六)3"]),
}
"""What a person is told when another team has ordered it, by its kind."""

_TASKS: frozenset[Matter] = frozenset({"commission_late"})
"""What has to be dealt with besides being known."""

_UNDER_WAY = "（另有本案事项已经办理、尚在登记途中，如与上述情况不符，另行更正）"


def tell(
    work: Work, docket_id: str, step: str, to: Addressee, words: str, article: str, at: datetime
) -> None:
    """Put a message of its own on record for its addressee, with its line in the work log; it goes out `at` an instant,
    when the docket's unsent messages are sent.
    """
    work.session.add(_message(work, docket_id, step, to, words, at))
    _log_told(work, docket_id, step, to, words, article)


async def tell_together(
    work: Work, docket_id: str, step: str, to: Addressee, words: str, article: str, at: datetime
) -> None:
    """As `tell`, in one message with all of that step that still waits to be sent to the person."""
    message = await repository.unsent_of(work.session, docket_id, step, to.staff_id)
    if message is None:
        tell(work, docket_id, step, to, words, article, at)
        return
    message.text += f"；{words}"
    _log_told(work, docket_id, step, to, words, article)


def _message(work: Work, docket_id: str, step: str, to: Addressee, words: str, send_at: datetime) -> Reminder:
    return Reminder(
        docket=docket_id,
        step=step,
        office=to.office.value,
        staff_id=to.staff_id,
        text=rules.text(_HEADINGS[step], DocketId.parse(docket_id).subject, [Line(words)]),
        created_at=work.now,
        send_at=send_at,
    )


def _log_told(
    work: Work, docket_id: str, step: str, to: Addressee, words: str, article: str, duty_id: str | None = None
) -> None:
    line = f"{_HEADINGS[step]}：{words}；告知{to.office.label}"
    docket.log(work.session, docket_id, work.now, article, line, duty_id)


async def _tell_of(work: Work, duty: Owed, step: str, to: Addressee, time: CourtTime) -> datetime:
    """Tell of a duty's step, in one message with all that the same person hears at the same instant of the same step.

    Answers when it goes out.
    """
    rule, words = DUTIES[duty.rule_id], steps.summary(duty)
    settings = time.settings.on(work.now.date())
    send_at = rules.goes_out(rule, step, duty.due_at, work.now, time.calendar, settings)
    message = await repository.waiting(work.session, duty.docket, step, to.staff_id, send_at)
    if message is None:
        message = _message(work, duty.docket, step, to, words, send_at)
        work.session.add(message)
        await work.session.flush()
    line = await work.session.get(ReminderDuty, (message.id, duty.id))
    line = line or ReminderDuty(reminder_id=message.id, duty_id=duty.id, step=step, duty_version=0)
    line.duty_version, line.withdrawn_at = duty.version, None
    work.session.add(line)
    await work.session.flush()
    message.text = _text(message, [line for line, _ in await _said(work, message)], {})
    _log_told(work, duty.docket, step, to, words, rule.article, duty.id)
    return send_at


async def wake(work: Work, order: WakeDuties) -> None:
    """Withdraw refuted reports; take the next step of each duty of the docket whose hour has come."""
    row = await docket.lock_docket(work.session, order.docket)
    time = await docket.court_time(work.session)
    moved = [await _withdraw(work, duty, time) for duty in await docket.refuted(work.session, row.id)]
    await docket.keep(work.session, moved)
    pending = await docket.pending_facts(work.session, row.id)
    for task in await docket.due_tasks(work.session, row.id, work.now):
        await _tell_of_task(work, task, time)
    for duty in await docket.due_duties(work.session, row.id, work.now):
        await docket.keep(work.session, [await _take_step(work, row, duty, time, pending)])


async def _take_step(work: Work, row: DocketRow, duty: Owed, time: CourtTime, pending: int) -> Owed:
    """Prompt, go to the next level, or report.

    A report waits a while for facts of the case that are under way: one may show that the duty was met in time.
    """
    rule, step = DUTIES[duty.rule_id], duty.next_step
    settings = time.settings.on(work.now.date())
    if step == "overdue" and pending and (later := steps.waiting(duty, work.now, settings)):
        return later
    offices = (rule.owner, *rule.escalate_to) if step == "warn" else rule.escalate_to
    began_by = await docket.opening_actor(work.session, duty)
    to = await addressee(work, row.id, offices, began_by)
    if to is None:
        await _nobody_to_tell(work, row, duty, step)
        return steps.postponed(duty, time.calendar, work.now)
    sent_at = await _tell_of(work, duty, step, to, time)
    _audit(work, duty, AuditAction(f"duty.{step}"), to)
    if step == "warn" and rule.early_to:
        await _forewarn(work, row, duty, time, to, began_by)
    return steps.after(duty, work.now, sent_at, settings)


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
    words = f"{_HEADINGS[step]}无人可告知（所涉职务均无人在任）：{steps.summary(duty)}"
    docket.log(work.session, row.id, work.now, DUTIES[duty.rule_id].article, words, duty.id)
    await docket.open_task(work.session, row, f"{duty.id}/{step}", words, work.now)
    subject = DocketId.parse(row.id).subject
    work.audit(subject, AuditAction.DUTY_UNADDRESSED, duty.id, rule=duty.rule_id, step=step)


async def _withdraw(work: Work, duty: Owed, time: CourtTime) -> Owed:
    """Tell whoever has the report of a duty that it is withdrawn, by the same way and with the same proof.

    One that has not gone out yet says nothing of it any more.
    """
    for report, line in await repository.standing_reports(work.session, duty.id):
        line.withdrawn_at = work.now
        await work.session.flush()
        left = [owed for owed, _ in await _said(work, report)]
        if not left:
            report.withdrawn_at = work.now
        to = Addressee(report.staff_id, Office(report.office))
        if report.sent_at is not None or report.acknowledged_at is not None:
            await _tell_of(work, duty, "withdrawn", to, time)
        elif left:
            report.text = _text(report, left, {})
        _audit(work, duty, AuditAction.DUTY_WITHDRAW, to)
    return replace(duty, reported=False)


def _audit(work: Work, duty: Owed, action: AuditAction, to: Addressee) -> None:
    subject = DocketId.parse(duty.docket).subject
    work.audit(subject, action, duty.id, rule=duty.rule_id, to=to.staff_id)


async def take_notice(work: Work, order: Tell) -> None:
    """Put another team's notice on record as a message, once; 404 for a case that is not on record."""
    case = await cases.case(work.session, order.case_number)
    docket_id = str(DocketId.case(case.case_number))
    row = await docket.lock_docket(work.session, docket_id)
    if await _of_notice(work, order.notice) is not None:
        return
    words, article = _NOTICES[order.kind]
    named = Addressee(order.person, order.office) if order.person else None
    to = named or await addressee(work, docket_id, (order.office,))
    if to is None or order.kind in _TASKS:
        await docket.open_task(work.session, row, f"{order.notice}/{order.kind}", words, work.now)
        work.tell(TaskOpened(), DocketId.parse(docket_id))
    if to is None:
        return
    message = _message(work, docket_id, order.kind, to, words, work.now)
    message.id, message.notice, message.team = derived_id("notice", order.notice), order.notice, order.team
    work.session.add(message)
    _log_told(work, docket_id, order.kind, to, words, article)


async def _of_notice(work: Work, notice: str) -> Reminder | None:
    return await work.session.get(Reminder, derived_id("notice", notice))


def _received(work: Work, message: Reminder, at: datetime) -> None:
    """The team that has ordered the message hears that it has arrived."""
    if message.notice is not None:
        told = NoticeReceived.model_validate({"notice": message.notice, "by": message.team})
        work.tell(told, DocketId.parse(message.docket), occurred_at=at)


async def read_notice(work: Work, notice: str) -> NoticeOut:
    """404 for one that intake has not been given."""
    message = await _of_notice(work, notice)
    if message is None:
        raise Problem(404, ProblemCode.UNKNOWN_NOTICE)
    case_number = DocketId.parse(message.docket).subject
    await open_case(work, case_number, AuditAction.NOTICE_READ, notice)
    arrived = [at for at in (message.delivered_at, message.acknowledged_at) if at is not None]
    return NoticeOut(
        case_number=case_number,
        team=message.team or "",
        received_at=min(arrived, default=None),
        staff_id=message.staff_id,
        text=message.text,
        proof=message.proof,
    )


Object = tuple[str, str]
"""What a duty is about: the ref that names it, and its id."""


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
        return f"{self.message.id}/{self.channel}"


async def _said(work: Work, message: Reminder) -> list[tuple[Owed, ReminderDuty]]:
    found = []
    for line in await repository.lines(work.session, message.id):
        duty = await docket.duty_for_update(work.session, line.duty_id)
        assert duty is not None
        found.append((duty, line))
    return found


def _object(duty: Owed) -> Object:
    return DUTIES[duty.rule_id].match, duty.occasion


def _text(message: Reminder, duties: Sequence[Owed], names: Mapping[Object, str]) -> str:
    said = [Line(steps.summary(duty), names.get(_object(duty), "")) for duty in duties]
    return rules.text(_HEADINGS[message.step], DocketId.parse(message.docket).subject, said)


async def outgoing(work: Work, docket_id: str) -> list[Outgoing]:
    """The docket's messages that go out now, each by the first channel not yet tried.

    What was done before its prompt went out is prompted no more; whom no channel reaches, the next person is told for.
    """
    await docket.lock_docket(work.session, docket_id)
    found, passed_on = [], False
    for message, person in await repository.unsent(work.session, docket_id, work.now):
        said = await _said(work, message)
        moot = [line for duty, line in said if message.step in rules.PROMPTS and duty.state != "open"]
        for line in moot:
            line.withdrawn_at = work.now
        if moot and len(moot) == len(said):
            message.withdrawn_at = work.now
            continue
        ways: dict[NoticeChannel, str] = {"sms": person.mobile, "email": person.email}
        left = [channel for channel, address in ways.items() if address and channel not in message.tried]
        if not left:
            await _unreached(work, message)
            passed_on = True
            continue
        objects = frozenset(_object(duty) for duty, line in said if line not in moot)
        found.append(Outgoing(message, left[0], ways[left[0]], objects))
    return await outgoing(work, docket_id) if passed_on and not found else found


async def _unreached(work: Work, message: Reminder) -> None:
    """No channel reaches the addressee: a prompt goes to its next level now, anything else to the next leader in line.

    Whom nobody is left to tell for becomes a task.
    """
    why = "各渠道均未送达" if message.tried else "未登记手机号、电子邮箱"
    message.proof = f"未能发送：{why}"
    await _log(work, message, f"提示未能发送（{why}）：{message.text}")
    if message.step == "warn":
        said = [duty for duty, _ in await _said(work, message)]
        await docket.keep(work.session, [steps.unreached(duty, work.now) for duty in said])
        return
    if message.step in _OF_TASKS:
        return  # the task stands where all whom it concerns see it, and its next level hears in time
    missed = await repository.unreached(work.session, message.docket)
    to = await addressee(work, message.docket, (), missed=missed)
    if to is not None:
        await _pass_on(work, message, to)
        return
    row = await docket.lock_docket(work.session, message.docket)
    await docket.open_task(work.session, row, f"{message.id}/unreached", message.text, work.now)
    work.tell(TaskOpened(), DocketId.parse(message.docket))


async def _pass_on(work: Work, message: Reminder, to: Addressee) -> None:
    """However often it is passed on, it says once who should have heard first, and why he did not (二(五)2)."""
    first = await work.session.get_one(Reminder, message.first) if message.first else message
    person = await work.session.get_one(Staff, first.staff_id)
    heading, subject = _HEADINGS[first.step], DocketId.parse(first.docket).subject
    said = first.text.removeprefix(rules.text(heading, subject, []))
    whom = f"{Office(first.office).label}{person.name}"
    words = rules.passed_on(f"{heading}：{said}", whom, first.created_at, first.failures)
    passed = _message(work, message.docket, "passed_on", to, words, work.now)
    passed.first = first.id
    work.session.add(passed)
    _log_told(work, message.docket, "passed_on", to, words, REGULATION["二(五)2"])


async def name_objects(work: Work, reminder_id: str, names: Mapping[Object, str]) -> str:
    """The text of a message as it goes out, with the names of what it is about; kept as it was told."""
    message = await _reminder(work, reminder_id)
    if said := await _said(work, message):
        message.text = _text(message, [duty for duty, _ in said], names)
        if message.step == "overdue" and await docket.pending_facts(work.session, message.docket):
            message.text += _UNDER_WAY
    return message.text


async def mark_sent(work: Work, reminder_id: str, channel: NoticeChannel, failure: str) -> None:
    """The carrier has a message, or will not take it: that is logged, and the next channel is tried."""
    message = await _reminder(work, reminder_id)
    if channel in message.tried:
        return  # the receipt, that it did not arrive, was here first
    message.tried = [*message.tried, channel]
    if not failure:
        message.sent_at = work.now
        return
    message.failures = {**message.failures, channel: failure}
    await _log(work, message, f"提示未能发送（{failure}）：{message.text}")


async def record_receipt(work: Work, receipt: NoticeReceipt) -> None:
    """The carrier's proof that a message arrived or was read (「能够确定收到的方式」, 二(五)2).

    Its word that the message did not arrive has it sent by the next channel; one about an earlier channel comes too late.
    """
    reminder_id, _, channel = receipt.message_id.partition("/")
    message = await _reminder(work, reminder_id)
    if receipt.state == "read":
        message.read_at = message.read_at or receipt.at
    if receipt.state != "failed":
        if message.delivered_at is None:
            if message.acknowledged_at is None:
                _received(work, message, receipt.at)
            message.delivered_at, message.proof = receipt.at, receipt.proof
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
            await _log(work, message, f"提示未能送达（{receipt.proof}）：{message.text}")
            work.tell(ReminderUndelivered(reminder=message.id), DocketId.parse(message.docket))


async def acknowledge(work: Work, reminder_id: str) -> ReminderOut:
    """The addressee, and nobody else, confirms receipt; the prompt then does not go to the next level."""
    message = await _reminder(work, reminder_id)
    rules.check_addressee(message.staff_id, work.actor.id)
    if message.acknowledged_at is None:
        if message.delivered_at is None:
            _received(work, message, work.now)
        message.acknowledged_at, message.acknowledged_by = work.now, work.actor.id
        if message.step == "warn":
            await docket.keep(
                work.session, [steps.acknowledged(duty) for duty, _ in await _said(work, message)]
            )
        await _log(work, message, f"{work.actor.name}已确认收到：{message.text}")
        about = DocketId.parse(message.docket)
        work.audit(about.subject, AuditAction.REMINDER_ACKNOWLEDGE, message.id)
        work.tell(ReminderAcknowledged(reminder=message.id), about)
    return _out(work, message)


async def _reminder(work: Work, reminder_id: str) -> Reminder:
    """The message under its docket's lock, which whatever changes a message takes first; 404 if there is none."""
    message = await work.session.get(Reminder, reminder_id)
    if message is None:
        raise Problem(404, ProblemCode.UNKNOWN_REMINDER)
    await docket.lock_docket(work.session, message.docket)
    await work.session.refresh(message)
    return message


async def _log(work: Work, message: Reminder, words: str) -> None:
    for duty, _ in await _said(work, message):
        docket.log(work.session, duty.docket, work.now, DUTIES[duty.rule_id].article, words, duty.id)


async def list_reminders(work: Work, asked: ReminderFilter) -> Page[ReminderOut]:
    """The caller's own. That he asked is kept."""
    work.audit(COURT, AuditAction.REMINDER_LIST, "", **asked.used())
    found = await repository.reminders(work.session, asked, work.actor.id)
    return found.of(lambda message: _out(work, message))


def _out(work: Work, message: Reminder) -> ReminderOut:
    return ReminderOut(**message.model_dump(), acts=acts.on(work.actor, message))
