"""二(三) Commissions between courts."""

from datetime import date

from shared.contracts.facts import (
    COMMISSION_ANSWERED,
    COMMISSION_DISPATCHED,
    COMMISSION_INSTRUCTED,
    COMMISSION_TOLD,
    PAPERS_HANDED_OVER,
)
from shared.periods import days, prompt, workdays
from shared.roles import Office
from shared.rulebook.model import Duty, on

STAGES: dict[str, str] = {}

_TOLD = (Office.COMMAND_CENTRE_DIRECTOR, Office.LEADER_IN_CHARGE)

DUTIES = (
    Duty(
        id="commission.dispatch",
        article="二(三)2",
        title="收到文书后一个工作日内完成事项委托",
        opens_on=on(COMMISSION_INSTRUCTED),
        met_by=on(COMMISSION_DISPATCHED),
        within=workdays(1),
        owner=Office.COMMISSION_OFFICER,
        escalate_to=_TOLD,
        layer="internal",
        source="浉法〔2023〕30号",
        match="commission",
    ),
    Duty(
        id="commission.answer",
        article="法发〔2017〕27号第七条",
        title="受托法院在期限内反馈，逾期催办",
        opens_on=on(COMMISSION_DISPATCHED),
        met_by=on(COMMISSION_ANSWERED),
        within=days(20),
        owner=Office.COMMISSION_OFFICER,
        escalate_to=_TOLD,
        layer="statutory",
        source="法发〔2017〕27号",
        confidence="memory",
        match="commission",
        since=date(2017, 9, 8),  # the day of issue; the text says nothing of another (unsure)
    ),
    Duty(
        id="commission.tell_team",
        article="二(三)2",
        title="反馈结果及时告知实施团队",
        opens_on=on(COMMISSION_ANSWERED),
        met_by=on(COMMISSION_TOLD),
        within=prompt(),
        owner=Office.COMMISSION_OFFICER,
        escalate_to=_TOLD,
        layer="internal",
        source="浉法〔2023〕30号",
        match="commission",
        unconfirmed_unit=True,
    ),
    Duty(
        id="commission.papers_handover",
        article="二(三)4",
        title="委托反馈材料移送卷宗管理中心",
        opens_on=on(COMMISSION_ANSWERED),
        met_by=on(PAPERS_HANDED_OVER, bundle="commission"),
        within=workdays(3),
        owner=Office.COMMISSION_OFFICER,
        escalate_to=_TOLD,
        layer="internal",
        source="浉法〔2023〕30号",
        match="commission",
    ),
)
