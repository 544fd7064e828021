"""What counts as a risk of an open case, whose it is and what ends it (一(二) 风险提示). Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from shared.values.articles import REGULATION
from shared.values.labelled import Labelled
from shared.values.roles import Office

ARTICLE = REGULATION["一(二)"]


class RiskRule(Labelled):
    SEIZURE_EXPIRING = "seizure_expiring", "处置未完而查封、冻结将届满"
    MONEY_WITHOUT_PLAN = "money_without_plan", "案款到账而没有分配方案"
    IDLE = "idle", "长期未采取执行措施"
    SALE_FAR_OFF = "sale_far_off", "成交价与参考价相差悬殊"


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
    RiskRule.SALE_FAR_OFF: Handling(
        Office.JUDGE, "请核查竞价过程，写明核查结果", "写明核查结果，或者悔拍、撤销成交"
    ),
}


def words(rule: RiskRule) -> str:
    """What its owner is told."""
    return f"风险提示：{rule.label}；{HANDLING[rule].asks}"


ENDED = "事由已经消失，风险自行解除"
