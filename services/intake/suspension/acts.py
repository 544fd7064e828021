"""Stays and extensions of the term as acts, and what can be done with one."""

from __future__ import annotations

from services.intake.suspension import rules
from services.intake.suspension.models import Stay, TermExtension
from shared.law.case_rules import check_judge, check_officer
from shared.platform.acts import Act, Operation, offered
from shared.values.articles import CPC, TIM
from shared.values.roles import Actor, Deputyship, Office

RECORD_STAY = Operation(
    "record_stay", "登记中止、暂缓等不计入执行期限的期间", TIM[9], (Office.HANDLING_OFFICER,), "case"
)
DECIDE_STAY = Operation("decide_stay", "确认不计入执行期限的期间", TIM[9], (Office.JUDGE,), "stay")
WITHDRAW_STAY = Operation("withdraw_stay", "撤回登记有误的期间", TIM[9], (Office.HANDLING_OFFICER,), "stay")
END_STAY = Operation(
    "end_stay", "登记恢复执行、期间结束", CPC[267], (Office.HANDLING_OFFICER, Office.JUDGE), "stay"
)
REQUEST_EXTENSION = Operation(
    "request_extension", "申请延长执行期限", TIM[12], (Office.HANDLING_OFFICER,), "case"
)
DECIDE_EXTENSION = Operation(
    "decide_extension", "批准或者不批准延长执行期限", TIM[5], (Office.PRESIDENT,), "term_extension"
)


def on_stay(actor: Actor, stay: Stay, officer: str | None, judge: str | None) -> list[Act]:
    return [
        offered(
            actor,
            DECIDE_STAY,
            lambda: check_judge(judge, actor, DECIDE_STAY.article),
            lambda: rules.check_follows(stay.state, rules.State.CONFIRMED),
            lambda: rules.check_another((stay.recorded_by, stay.recorded_for), actor, Office.JUDGE),
        ),
        offered(
            actor,
            WITHDRAW_STAY,
            lambda: check_officer(officer, actor, WITHDRAW_STAY.article),
            lambda: rules.check_follows(stay.state, rules.State.WITHDRAWN),
        ),
        offered(
            actor,
            END_STAY,
            lambda: rules.check_follows(stay.state, rules.State.ENDED),
            lambda: check_ends(officer, judge, actor),
        ),
    ]


def check_ends(officer: str | None, judge: str | None, actor: Actor) -> Deputyship | None:
    """The officer of the case, or its judge, says that enforcement goes on; the deputyship by which he does. 403."""
    if Office.JUDGE in actor.offices:
        return check_judge(judge, actor, END_STAY.article)
    return check_officer(officer, actor, END_STAY.article)


def on_extension(actor: Actor, extension: TermExtension) -> list[Act]:
    return [
        offered(
            actor,
            DECIDE_EXTENSION,
            lambda: rules.check_undecided(extension.state),
            lambda: rules.check_another(
                (extension.requested_by, extension.requested_for), actor, Office.PRESIDENT
            ),
        )
    ]
