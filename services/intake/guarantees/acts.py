"""Guarantees in enforcement as acts, and what can be done with one."""

from __future__ import annotations

from datetime import date

from services.intake.guarantees import rules
from services.intake.guarantees.models import Guarantee
from services.intake.guarantees.rules import State
from shared.law.case_rules import check_judge
from shared.platform.acts import Act, Operation, offered
from shared.values.articles import CPC, GUA, cite
from shared.values.roles import Actor, Office

RECORD_GUARANTEE = Operation("record_guarantee", "登记执行担保", GUA[3], (Office.HANDLING_OFFICER,), "case")
DECIDE_GUARANTEE = Operation("decide_guarantee", "审查执行担保", CPC[242], (Office.JUDGE,), "guarantee")
CALL_ON_GUARANTEE = Operation(
    "call_on_guarantee", "决定执行担保财产、保证人的财产", GUA[11], (Office.JUDGE,), "guarantee"
)
END_GUARANTEE = Operation(
    "end_guarantee", "登记担保责任消灭", cite(CPC[242], GUA[13]), (Office.JUDGE,), "guarantee"
)


def on(actor: Actor, one: Guarantee, stay: str | None, judge: str | None, today: date) -> list[Act]:
    """`stay`: the state of the deferral that rests on it."""
    return [
        offered(
            actor,
            DECIDE_GUARANTEE,
            lambda: check_judge(judge, actor, rules.ARTICLE),
            lambda: rules.check_another((one.recorded_by, one.recorded_for), actor),
            lambda: rules.check_follows(one.state, State.REFUSED),
        ),
        offered(
            actor,
            CALL_ON_GUARANTEE,
            lambda: check_judge(judge, actor, GUA[11]),
            lambda: rules.check_callable(one.state, stay, one.deferred_until, today),
        ),
        offered(
            actor,
            END_GUARANTEE,
            lambda: check_judge(judge, actor, rules.ARTICLE),
            lambda: rules.check_follows(one.state, State.RELEASED),
        ),
    ]
