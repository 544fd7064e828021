"""二(三) Commissions between courts."""

from datetime import date

from shared.contracts.commission.facts import (
    CommissionAnswered,
    CommissionDispatched,
    CommissionedMeasureEnded,
    CommissionedMeasureTaken,
    CommissionInstructed,
    CommissionTold,
)
from shared.contracts.documents.facts import PapersHandedOver
from shared.law.periods import Limit, Unit, days_before, prompt, workdays
from shared.law.rulebook.model import Duty, on
from shared.values.roles import Office

STAGES: dict[str, str] = {}

_TOLD = (Office.COMMAND_CENTRE_DIRECTOR, Office.LEADER_IN_CHARGE)

DUTIES = (
    Duty(
        id="commission.dispatch",
        article="二(三)2",
        title="收到文书后一个工作日内完成事项委托",
        opens_on=on(CommissionInstructed),
        met_by=on(CommissionDispatched),
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
        opens_on=on(CommissionDispatched, urgent="no"),
        met_by=on(CommissionAnswered),
        within=Limit(20, Unit.DAY, written=True),
        owner=Office.COMMISSION_OFFICER,
        escalate_to=_TOLD,
        layer="statutory",
        source="法发〔2017〕27号",
        confidence="memory",
        match="commission",
        counted_from="term_ends_at",
        since=date(2017, 9, 8),  # the day of issue; the text says nothing of another (unsure)
        version=2,
    ),
    Duty(
        id="commission.answer_urgent",
        article="法发〔2017〕27号第七条",
        title="紧急委托二十四小时内反馈，逾期催办",
        opens_on=on(CommissionDispatched, urgent="yes"),
        met_by=on(CommissionAnswered),
        within=Limit(24, Unit.HOUR, written=True),
        owner=Office.COMMISSION_OFFICER,
        escalate_to=_TOLD,
        layer="statutory",
        source="法发〔2017〕27号",
        confidence="memory",
        match="commission",
        counted_from="term_ends_at",
        since=date(2017, 9, 8),
    ),
    Duty(
        id="commission.tell_team",
        article="二(三)2",
        title="反馈结果及时告知实施团队",
        opens_on=on(CommissionAnswered),
        met_by=on(CommissionTold),
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
        opens_on=on(CommissionAnswered),
        met_by=on(PapersHandedOver, bundle="commission"),
        within=workdays(3),
        owner=Office.COMMISSION_OFFICER,
        escalate_to=_TOLD,
        layer="internal",
        source="浉法〔2023〕30号",
        match="commission",
    ),
    Duty(
        id="commission.renewal",
        article="民诉法解释第四百八十五条",
        title="委托查封冻结届满前委托续行",
        opens_on=on(CommissionedMeasureTaken),
        met_by=on(CommissionedMeasureEnded),
        within=days_before(7),
        owner=Office.COMMISSION_OFFICER,
        escalate_to=(Office.COMMAND_CENTRE_DIRECTOR, Office.BUREAU_DIRECTOR),
        layer="statutory",
        source="法释〔2022〕11号；财产保全规定第十八条（提前七日，参照）",
        confidence="unsure",
        match="measure",
        counted_from="expires_at",
        outlives_case=True,
        since=date(2022, 4, 10),
    ),
)
