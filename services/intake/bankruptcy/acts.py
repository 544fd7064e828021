"""Referrals as acts, and what can be done with one."""

from __future__ import annotations

from services.intake.bankruptcy import rules
from services.intake.bankruptcy.models import Referral
from services.intake.bankruptcy.rules import State
from shared.law.case_rules import check_officer
from shared.platform.acts import Act, Operation, offered
from shared.values.articles import JS
from shared.values.roles import Actor, Office

_OFFICER = (Office.HANDLING_OFFICER,)
PROPOSE_REFERRAL = Operation(
    "propose_referral", "报请移送破产审查，或者登记当事人均不同意移送", rules.ARTICLE, _OFFICER, "case"
)
DECIDE_REFERRAL = Operation(
    "decide_referral", "决定是否移送破产审查", rules.ARTICLE, (Office.PRESIDENT,), "referral"
)
REVOKE_REFERRAL = Operation(
    "revoke_referral", "材料移送前撤销移送决定", rules.ARTICLE, (Office.PRESIDENT,), "referral"
)
SEND_REFERRAL = Operation("send_referral", "登记材料移送受移送法院", rules.ARTICLE, _OFFICER, "referral")
CHASE_REFERRAL = Operation("chase_referral", "登记催问受移送法院", JS[512], _OFFICER, "referral")
ANSWER_REFERRAL = Operation("answer_referral", "登记受移送法院的答复", JS[512], _OFFICER, "referral")
HAND_OVER_DEBTOR = Operation("hand_over_debtor", "登记解除保全措施、移交财产", JS[513], _OFFICER, "referral")
END_REFERRAL = Operation("end_referral", "登记宣告破产或者驳回破产申请", JS[513], _OFFICER, "referral")


def on(actor: Actor, one: Referral, officer: str | None) -> list[Act]:
    def own() -> object:
        return check_officer(officer, actor, rules.ARTICLE)

    return [
        offered(
            actor,
            DECIDE_REFERRAL,
            lambda: rules.check_another((one.proposed_by, one.proposed_for), actor),
            lambda: rules.check_follows(one.state, State.DECIDED, State.REFUSED),
        ),
        offered(actor, REVOKE_REFERRAL, lambda: rules.check_follows(one.state, State.REVOKED)),
        offered(actor, SEND_REFERRAL, own, lambda: rules.check_follows(one.state, State.SENT)),
        offered(actor, CHASE_REFERRAL, own, lambda: rules.check_standing(one.state, State.SENT, JS[512])),
        offered(
            actor,
            ANSWER_REFERRAL,
            own,
            lambda: rules.check_follows(one.state, State.ACCEPTED, State.NOT_ACCEPTED),
        ),
        offered(
            actor,
            HAND_OVER_DEBTOR,
            own,
            lambda: rules.check_handed(one.state, one.handed_at),
        ),
        offered(
            actor,
            END_REFERRAL,
            own,
            lambda: rules.check_follows(one.state, State.DECLARED, State.DISMISSED),
        ),
    ]
