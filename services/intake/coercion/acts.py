"""Coercion as acts, and what can be done with one."""

from __future__ import annotations

from services.intake.coercion import ending, outcomes, review, rules
from services.intake.coercion.kinds import KINDS
from services.intake.coercion.models import Coercion
from services.intake.coercion.rules import State
from shared.law.case_rules import check_officer
from shared.platform.acts import Act, Operation, offered
from shared.values.articles import CONSUMPTION, CPC, DISHONEST, INV, JS, REGULATION, cite
from shared.values.roles import Actor, Office

ARTICLE = cite(CPC[119], REGULATION["二(五)2(3)"], REGULATION["二(五)2(4)"])
_ENDS = cite(CONSUMPTION[9], DISHONEST[10])
_OFFICER = (Office.HANDLING_OFFICER,)
REQUEST_COERCION = Operation("request_coercion", "报请调查、强制、惩戒措施", ARTICLE, _OFFICER, "case")
DECIDE_COERCION = Operation(
    "decide_coercion", "审批调查、强制、惩戒措施", ARTICLE, (Office.PRESIDENT, Office.JUDGE), "coercion"
)
WITHDRAW_COERCION = Operation("withdraw_coercion", "撤回调查、强制、惩戒措施", ARTICLE, _OFFICER, "coercion")
CARRY_OUT_COERCION = Operation(
    "carry_out_coercion", "登记采取调查、强制、惩戒措施", ARTICLE, _OFFICER, "coercion"
)
RELEASE_COERCED = Operation(
    "release_coerced", "登记释放被拘传、拘留的人", cite(CPC[118], JS[182]), _OFFICER, "coercion"
)
REFUND_FINE = Operation("refund_fine", "登记退还撤销、变更的罚款", JS[186], _OFFICER, "coercion")
RECORD_OUTCOME = Operation(
    "record_outcome",
    "登记调查、审计、悬赏、迁出、移送的结果",
    cite(CPC[261], INV[19], INV[23]),
    _OFFICER,
    "coercion",
)
TELL_FAMILY = Operation("tell_family", "登记通知被拘留人的家属", JS[180], _OFFICER, "coercion")
NOTE_END_GROUND = Operation("note_end_ground", "登记解除措施的事由", _ENDS, _OFFICER, "coercion")
LIFT_COERCION = Operation("lift_coercion", "解除强制、惩戒措施", _ENDS, (Office.JUDGE,), "coercion")


def on(actor: Actor, one: Coercion, officer: str | None, judge: str | None) -> list[Act]:
    kind = KINDS[one.kind]

    def own() -> object:
        return check_officer(officer, actor, kind.article)

    return [
        offered(
            actor,
            DECIDE_COERCION,
            lambda: rules.check_decides(kind, (one.requested_by, one.requested_for), one.state, judge, actor),
        ),
        offered(actor, WITHDRAW_COERCION, own, lambda: rules.check_follows(one.state, State.WITHDRAWN, kind)),
        offered(
            actor, CARRY_OUT_COERCION, own, lambda: rules.check_follows(one.state, rules.after(kind), kind)
        ),
        offered(
            actor,
            RELEASE_COERCED,
            own,
            lambda: ending.check_way(kind, "release"),
            lambda: rules.check_follows(one.state, State.ENDED, kind),
        ),
        offered(actor, REFUND_FINE, own, lambda: review.check_refunds(kind, one.state)),
        offered(
            actor,
            RECORD_OUTCOME,
            own,
            lambda: ending.check_way(kind, "outcome"),
            lambda: rules.check_follows(one.state, State.ENDED, kind),
        ),
        offered(
            actor, TELL_FAMILY, own, lambda: outcomes.check_tells_family(kind, one.state, one.family_told_at)
        ),
        offered(
            actor,
            NOTE_END_GROUND,
            own,
            lambda: ending.check_way(kind, "lifting"),
            lambda: rules.check_follows(one.state, State.ENDING, kind),
        ),
        offered(
            actor,
            LIFT_COERCION,
            lambda: ending.check_lifts(kind, one.state, (one.noted_by, one.noted_for), judge, actor),
        ),
    ]
