"""What a message to a person in office says, and how it comes on record with its line in the work log (二(五)2)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

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
    return Reminder(
        docket=docket_id,
        step=step,
        office=to.office.value,
        staff_id=to.staff_id,
        text=rules.text(HEADINGS[step], DocketId.parse(docket_id).called, [Line(words)]),
        created_at=work.now,
        send_at=send_at,
    )


def log_told(
    work: Work, docket_id: str, step: str, to: Addressee, words: str, article: str, duty_id: str | None = None
) -> None:
    line = f"{HEADINGS[step]}：{words}；告知{to.office.label}"
    docket.log(work.session, docket_id, work.now, article, line, duty_id)


Object = tuple[str, str]
"""What a duty is about: the ref that names it, and its id."""


async def said_in(work: Work, message: Reminder) -> list[tuple[Owed, ReminderDuty]]:
    """The duties that a message is still about, locked, each with its line."""
    found = []
    for line in await repository.lines(work.session, message.id):
        duty = await docket.duty_for_update(work.session, line.duty_id)
        assert duty is not None
        found.append((duty, line))
    return found


def object_of(duty: Owed) -> Object:
    return DUTIES[duty.rule_id].match, duty.occasion


def text_of(message: Reminder, duties: Sequence[Owed], names: Mapping[Object, str]) -> str:
    said = [Line(steps.summary(duty), names.get(object_of(duty), "")) for duty in duties]
    return rules.text(HEADINGS[message.step], DocketId.parse(message.docket).called, said)


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
