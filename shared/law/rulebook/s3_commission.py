"""二(三) Commissions between courts."""

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
from shared.values.articles import JS, MATTERS, PRE, REGULATION
from shared.values.roles import Office

STAGES: dict[str, str] = {}

_TOLD = (Office.COMMAND_CENTRE_DIRECTOR, Office.LEADER_IN_CHARGE)

DUTIES = (
    Duty(
        id="commission.dispatch",
        article=REGULATION["二(三)2"],
        text="委托事项专员应在1个工作日内完成事项委托工作。",
        title="收到文书后一个工作日内完成事项委托",
        opens_on=on(CommissionInstructed),
        met_by=on(CommissionDispatched),
        within=workdays(1),
        owner=Office.COMMISSION_OFFICER,
        escalate_to=_TOLD,
        early_to=_TOLD,
        match="commission",
    ),
    Duty(
        id="commission.answer",
        article=MATTERS[7],
        title="受托法院在期限内反馈，逾期催办",
        opens_on=on(CommissionDispatched, urgent="no"),
        met_by=on(CommissionAnswered),
        within=Limit(20, Unit.DAY, written=True),
        owner=Office.COMMISSION_OFFICER,
        escalate_to=_TOLD,
        confidence="memory",
        match="commission",
        counted_from="term_ends_at",
        version=2,
    ),
    Duty(
        id="commission.answer_urgent",
        article=MATTERS[7],
        title="紧急委托二十四小时内反馈，逾期催办",
        opens_on=on(CommissionDispatched, urgent="yes"),
        met_by=on(CommissionAnswered),
        within=Limit(24, Unit.HOUR, written=True),
        owner=Office.COMMISSION_OFFICER,
        escalate_to=_TOLD,
        confidence="memory",
        match="commission",
        counted_from="term_ends_at",
    ),
    Duty(
        id="commission.tell_team",
        article=REGULATION["二(三)2"],
        text="受托法院反馈的，应及时打印相关材料后移送执行案件卷宗管理中心，并告知执行实施团队反馈结果。",
        title="反馈结果及时告知实施团队",
        opens_on=on(CommissionAnswered),
        met_by=on(CommissionTold),
        within=prompt(),
        owner=Office.COMMISSION_OFFICER,
        escalate_to=_TOLD,
        early_to=_TOLD,
        match="commission",
        unconfirmed_unit=True,
    ),
    Duty(
        id="commission.papers_handover",
        article=REGULATION["二(三)4"],
        text="事项委托专员应于委托或者受托事项反馈后3个工作日内将相关材料打印为纸质材料移送执行案件卷宗管理中心。",
        title="委托反馈材料移送卷宗管理中心",
        opens_on=on(CommissionAnswered),
        met_by=on(PapersHandedOver, bundle="commission"),
        within=workdays(3),
        owner=Office.COMMISSION_OFFICER,
        escalate_to=_TOLD,
        match="commission",
    ),
    Duty(
        id="commission.renewal",
        article=JS[485],
        also=(PRE[18],),
        text="申请执行人申请延长期限的，人民法院应当在查封、扣押、冻结期限届满前办理续行查封、扣押、冻结手续，续行期限不得超过前款规定的期限。",
        note="提前七日，参照",
        title="委托查封冻结届满前委托续行",
        opens_on=on(CommissionedMeasureTaken),
        met_by=on(CommissionedMeasureEnded),
        within=days_before(7),
        owner=Office.COMMISSION_OFFICER,
        escalate_to=(Office.COMMAND_CENTRE_DIRECTOR, Office.BUREAU_DIRECTOR),
        confidence="unsure",
        match="measure",
        counted_from="expires_at",
        outlives_case=True,
    ),
)
