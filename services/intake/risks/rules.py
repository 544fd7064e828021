"""What counts as a risk of an open case, whose it is and what ends it (一(二) 风险提示). Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from shared.contracts.custody.facts import FeedbackFiled
from shared.contracts.documents.facts import DossierFiled, DraftHandedOver, PapersHandedOver
from shared.law.rulebook import DUTIES
from shared.values.articles import REGULATION
from shared.values.labelled import Labelled
from shared.values.roles import Office

ARTICLE = REGULATION["一(二)"]


class RiskRule(Labelled):
    SEIZURE_EXPIRING = "seizure_expiring", "处置未完而查封、冻结将届满"
    MONEY_WITHOUT_PLAN = "money_without_plan", "案款到账而没有分配方案"
    IDLE = "idle", "长期未采取执行措施"
    STAY_OPEN = "stay_open", "中止、暂缓等期间长期未恢复"
    SALE_FAR_OFF = "sale_far_off", "成交价与参考价相差悬殊"
    DOSSIER_INCOMPLETE = "dossier_incomplete", "卷宗材料不全"
    INSTALMENT_LATE = "instalment_late", "和解分期逾期"


class State(Labelled):
    OPEN = "open", "待处理"
    ANSWERED = "answered", "已说明，事由未消失"
    ENDED = "ended", "已解除"


@dataclass(frozen=True)
class Handling:
    """`asks`: what its owner does; `ends`: with what it ends by itself. Each may be answered by a reason instead."""

    owner: Office
    asks: str
    ends: str


HANDLING: Mapping[RiskRule, Handling] = {
    RiskRule.SEIZURE_EXPIRING: Handling(
        Office.CUSTODY_OFFICER, "请在届满前办理续行，或者写明不续行的理由", "续行、解除，或者处置完毕"
    ),
    RiskRule.MONEY_WITHOUT_PLAN: Handling(
        Office.HANDLING_OFFICER, "请提出分配方案，或者写明不能分配的理由", "作出分配方案，或者发放完毕"
    ),
    RiskRule.IDLE: Handling(
        Office.HANDLING_OFFICER, "请采取执行措施，或者写明没有采取的理由", "采取执行措施，或者中止、暂缓"
    ),
    RiskRule.STAY_OPEN: Handling(
        Office.HANDLING_OFFICER,
        "请核查中止、暂缓的情形是否消失、所等材料是否已经收到，登记恢复执行，或者写明尚不能恢复的理由",
        "登记恢复执行；写明理由的，经过同样日数再次核查",
    ),
    RiskRule.SALE_FAR_OFF: Handling(
        Office.JUDGE, "请核查竞价过程，写明核查结果", "写明核查结果，或者悔拍、撤销成交"
    ),
    RiskRule.DOSSIER_INCOMPLETE: Handling(
        Office.HANDLING_OFFICER, "请督促补齐归卷，或者写明不能归卷的理由", "材料归卷、移送，或者不再需要移送"
    ),
    RiskRule.INSTALMENT_LATE: Handling(
        Office.HANDLING_OFFICER,
        "请核对履行情况，告知申请执行人可以申请恢复执行，或者写明理由",
        "该期款项到账、行为确认履行，或者和解履行完毕、恢复执行、变更",
    ),
}


_IN_DOSSIER = (DossierFiled, DraftHandedOver, FeedbackFiled, PapersHandedOver)
FILING = tuple(id for id, duty in DUTIES.items() if any(end.kind in _IN_DOSSIER for end in duty.endings))
"""The rules by which papers are owed to the dossier: met by what the documents team, or custody, says came there."""
OBJECTS = {
    RiskRule.SEIZURE_EXPIRING: "measure",
    RiskRule.MONEY_WITHOUT_PLAN: "receipt",
    RiskRule.STAY_OPEN: "stay",
    RiskRule.SALE_FAR_OFF: "listing",
    RiskRule.INSTALMENT_LATE: "settlement",
}
"""What the subject of a risk is the id of."""


def about(rule: RiskRule, subject: str) -> str:
    """Which of several it is, where the object alone does not say it."""
    if rule is RiskRule.DOSSIER_INCOMPLETE:
        return DUTIES[subject].title if subject in DUTIES else ""
    return f"第{subject.partition('/')[2]}期" if rule is RiskRule.INSTALMENT_LATE else ""


def words(rule: RiskRule, subject: str) -> str:
    """What its owner is told."""
    which = f"（{about(rule, subject)}）" if about(rule, subject) else ""
    return f"风险提示：{rule.label}{which}；{HANDLING[rule].asks}"


ENDED = "事由已经消失，风险自行解除"
