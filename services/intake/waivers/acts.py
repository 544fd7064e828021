"""Waivers as acts, and what can be done with one."""

from __future__ import annotations

from services.intake.waivers import rules
from services.intake.waivers.models import Waiver
from shared.law.case_rules import check_judge
from shared.platform.acts import Act, Operation, offered
from shared.values.articles import CPC, cite
from shared.values.roles import Actor, Office

ARTICLE = cite(CPC[62], CPC[241])
RECORD_WAIVER = Operation(
    "record_waiver", "登记放弃、和解、减免执行费", ARTICLE, (Office.HANDLING_OFFICER,), "case"
)
DECIDE_WAIVER = Operation("decide_waiver", "确认放弃、和解、减免执行费", ARTICLE, (Office.JUDGE,), "waiver")


def on(actor: Actor, waiver: Waiver, judge: str | None) -> list[Act]:
    return [
        offered(
            actor,
            DECIDE_WAIVER,
            lambda: check_judge(judge, actor, rules.WAIVER),
            lambda: rules.check_another((waiver.recorded_by, waiver.recorded_for), actor),
            lambda: rules.check_to_decide(waiver.state),
        )
    ]
