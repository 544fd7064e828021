"""What a message to a person in office says, and how it comes on record with its line in the work log (二(五)2)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from services.intake.docket import repository as docket
from services.intake.docket import steps
from services.intake.docket.owed import Owed
from services.intake.prompts import repository, rules
from services.intake.prompts.addressee import Addressee
from services.intake.prompts.models import Reminder, ReminderDuty
from services.intake.prompts.rules import Line
from shared.contracts.docket_id import DocketId
from shared.contracts.intake.facts import NoticeReceived
from shared.law.rulebook import DUTIES
from shared.platform.db import new_id
from shared.platform.work import Work

HEADINGS = {
    "early": "早期预警",
    "early_report": "早期预警报告",
    "warn": "即将到期提示",
    "forewarn": "即将超期报告",
    "escalate": "提示未确认，报告",
    "overdue": "超期报告",
    "withdrawn": "撤回超期报告",
    "passed_on": "未能送达，转报",
    "unanswered": "逾期未确认，转报",
    "receipts": "案款到账提醒",
    "commission_answer": "委托事项反馈告知",
    "commission_late": "撤回的委托事项仍被办理",
    "price_papers": "参考价材料告知",
    "full_payment": "拍卖款全额缴纳告知",
    "sale_unheld": "在拍财产查封失效告知",
    "debt_covered": "款项足以清偿告知",
    "service_failure": "未能送达报告",
    "key_locked": "签名密钥停用告知",
    "own_key_locked": "本人签名密钥停用告知",
    "money_identified": "不明案款认领提示",
    "anomaly_found": "案款收发异常报告",
    "anomaly_decided": "案款收发异常核查结果",
    "anomaly_referred": "案款收发异常通报",
    "payout_returned": "已付案款退汇",
    "return_doubtful": "疑似退汇待核",
    "payout_form_returned": "发放审批表退回",
    "suspense_refund_denied": "退还不明案款未获批准",
    "suspense_refund_paid": "不明案款已经退还",
    "suspense_refund_refused": "退还不明案款被银行拒绝",
    "task": "交办事项",
    "opened": "查阅本案告知",
    "task_untaken": "交办事项无人领取，报告",
    "petition_admitted": "异议审查",
    "term": "执行期限的中止、延长待办",
    "waiver_recorded": "放弃、和解待确认",
    "payee_corrected": "收款账户更正告知",
    "party_renamed": "当事人更名告知",
    "renaming_withdrawn": "撤销当事人更名告知",
    "party_returned": "当事人变动告知",
    "instruction_sent": "指令",
    "instruction_refused": "指令未被接受",
    "instruction_fed_back": "指令反馈",
    "instruction_withdrawn": "指令撤回",
    "calendar_moved": "工作日历变更告知",
    "inspection_report": "每日检查报告",
    "inspection_team": "每日检查通报",
    "case_linked": "关联案件告知",
    "coordination": "协调办理决定",
    "closing_returned": "结案审查",
    "closing_reported": "结案审查",
}


def tell(
    work: Work, docket_id: str, step: str, to: Addressee, words: str, article: str, at: datetime
) -> None:
    """Put a message of its own on record for its addressee, with its line in the work log; it goes out `at` an instant,
    when the docket's unsent messages are sent.
    """
    work.session.add(new_message(work, docket_id, step, to, words, at))
    log_told(work, docket_id, step, to, words, article)


async def tell_together(
    work: Work, docket_id: str, step: str, to: Addressee, words: str, article: str, at: datetime
) -> None:
    """As `tell`, in one message with all of that step that still waits to be sent to the person."""
    message = await repository.unsent_of(work.session, docket_id, step, to.staff_id)
    if message is None:
        tell(work, docket_id, step, to, words, article, at)
        return
    message.text += f"；{words}"
    log_told(work, docket_id, step, to, words, article)


def new_message(
    work: Work, docket_id: str, step: str, to: Addressee, words: str, send_at: datetime
) -> Reminder:
    return Reminder(**_row(work, docket_id, step, to, _text(docket_id, step, [Line(words)]), send_at))


def _row(
    work: Work, docket_id: str, step: str, to: Addressee, text: str, send_at: datetime
) -> dict[str, Any]:
    return {
        "id": new_id(),
        "duty_version": 0,
        "docket": docket_id,
        "step": step,
        "office": to.office.value,
        "staff_id": to.staff_id,
        "text": text,
        "created_at": work.now,
        "send_at": send_at,
        "tried": [],
        "failures": {},
        "proof": "",
    }


def _text(docket_id: str, step: str, said: Sequence[Line]) -> str:
    return rules.text(HEADINGS[step], DocketId.parse(docket_id).called, said)


def log_told(work: Work, docket_id: str, step: str, to: Addressee, words: str, article: str) -> None:
    docket.log(work.session, docket_id, work.now, article, _told(step, to, words))


def _told(step: str, to: Addressee, words: str) -> str:
    return f"{HEADINGS[step]}：{words}；告知{to.office.label}"


Object = tuple[str, str]
"""What a duty is about: the ref that names it, and its id."""


Said = list[tuple[Owed, ReminderDuty]]
"""The duties that a message is about, each with its line."""


async def said_in_each(work: Work, messages: Collection[Reminder]) -> dict[str, Said]:
    """Of each message by its id, the duties that it is still about, locked."""
    lines = await repository.lines(work.session, [message.id for message in messages])
    duties = await docket.duties_for_update(work.session, {line.duty_id for line in lines})
    said: dict[str, Said] = {message.id: [] for message in messages}
    for line in lines:
        said[line.reminder_id].append((duties[line.duty_id], line))
    return said


async def said_in(work: Work, message: Reminder) -> Said:
    return (await said_in_each(work, [message]))[message.id]


def object_of(duty: Owed) -> Object:
    return DUTIES[duty.rule_id].match, duty.occasion


def text_of(message: Reminder, duties: Sequence[Owed], names: Mapping[Object, str]) -> str:
    return _text(message.docket, message.step, _lines(duties, names))


def _lines(duties: Sequence[Owed], names: Mapping[Object, str]) -> list[Line]:
    return [Line(steps.summary(duty), names.get(object_of(duty), "")) for duty in duties]


class Saying(NamedTuple):
    """A duty's step is told, to whom, and when that goes out."""

    duty: Owed
    step: str
    to: Addressee
    at: datetime


async def say(work: Work, sayings: Sequence[Saying]) -> None:
    """Put them on record, each with its line in the work log; a statement for all of a table.

    What one person hears at one instant of one step in one docket is one message, with what waits to be sent already.
    """
    together: dict[_Heard, dict[str, Saying]] = {}
    for one in sayings:
        heard: _Heard = one.duty.docket, one.step, one.to.staff_id, one.at
        together.setdefault(heard, {})[one.duty.id] = one
    waiting = await _waiting(work, {docket_id for docket_id, *_ in together})
    messages, lines = [], []
    for key, said in together.items():
        message, before = waiting.get(key, (None, []))
        duties = {duty_id: one.duty for duty_id, one in said.items()}
        for owed, line in before:
            if owed.id in said:
                line.duty_version, line.withdrawn_at = duties[owed.id].version, None
            elif line.withdrawn_at is None:
                duties[owed.id] = owed
        (first, step, to, at), *_ = said.values()
        text = _text(first.docket, step, _lines([duties[duty_id] for duty_id in sorted(duties)], {}))
        if message is None:
            messages.append(_row(work, first.docket, step, to, text, at))
        else:
            message.text = text
        reminder_id = message.id if message else messages[-1]["id"]
        for duty_id in said.keys() - {owed.id for owed, _ in before}:
            version = duties[duty_id].version
            lines.append(
                {"reminder_id": reminder_id, "duty_id": duty_id, "step": step, "duty_version": version}
            )
    await repository.add(work.session, messages, lines)
    await docket.log_all(
        work.session,
        work.now,
        [
            (duty.docket, DUTIES[duty.rule_id].article, _told(step, to, steps.summary(duty)), duty.id)
            for duty, step, to, _ in sayings
        ],
    )


_Heard = tuple[str, str, str, datetime | None]
"""Docket, step, who hears, and when it goes out."""


async def _waiting(work: Work, dockets: Collection[str]) -> dict[_Heard, tuple[Reminder, Said]]:
    """The dockets' messages of duties that wait to be sent, with each line that they have or had."""
    found = await repository.waiting(work.session, dockets)
    duties = await docket.duties_for_update(work.session, {line.duty_id for _, line in found})
    waiting: dict[_Heard, tuple[Reminder, Said]] = {}
    for message, line in found:
        key = message.docket, message.step, message.staff_id, message.send_at
        waiting.setdefault(key, (message, []))[1].append((duties[line.duty_id], line))
    return waiting


async def reminder(work: Work, reminder_id: str) -> Reminder:
    """The message under its docket's lock, which whatever changes a message takes first; 404 if there is none."""
    message = await repository.reminder(work.session, reminder_id)
    await docket.lock_docket(work.session, message.docket)
    await work.session.refresh(message)
    return message


def received(work: Work, message: Reminder, at: datetime) -> None:
    """The team that has ordered the message hears that it has arrived."""
    if message.notice is not None:
        told = NoticeReceived.model_validate({"notice": message.notice, "by": message.team})
        work.tell(told, DocketId.parse(message.docket), occurred_at=at)


async def log(work: Work, message: Reminder, words: str) -> None:
    for duty, _ in await said_in(work, message):
        docket.log(work.session, duty.docket, work.now, DUTIES[duty.rule_id].article, words, duty.id)
