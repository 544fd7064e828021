"""Substitutions as acts, and what can be done with one."""

from __future__ import annotations

from datetime import date

from services.intake.substitution import rules
from services.intake.substitution.models import Substitution
from services.intake.substitution.rules import State
from shared.law.case_rules import check_judge, check_officer
from shared.platform.acts import Act, Operation, offered
from shared.values.roles import Actor, Office

_OFFICER, _JUDGE = (Office.HANDLING_OFFICER,), (Office.JUDGE,)
PROPOSE_SUBSTITUTION = Operation(
    "propose_substitution", "报请选定代履行人、确定费用", rules.CHOICE, _OFFICER, "case"
)
DECIDE_SUBSTITUTION = Operation(
    "decide_substitution", "选定代履行人、确定费用", rules.CHOICE, _JUDGE, "substitution"
)
ORDER_PREPAYMENT = Operation(
    "order_prepayment", "登记责令预付代履行费用", rules.FEE, _OFFICER, "substitution"
)
NOTE_PREPAYMENT = Operation("note_prepayment", "登记代履行费用付清", rules.FEE, _OFFICER, "substitution")
ENFORCE_FEE = Operation("enforce_substitute_fee", "决定强制执行代履行费用", rules.FEE, _JUDGE, "substitution")
PERFORM_SUBSTITUTION = Operation(
    "perform_substitution", "登记代履行完毕", rules.ARTICLE, _OFFICER, "substitution"
)
CONFIRM_SUBSTITUTION = Operation("confirm_substitution", "确认代履行", rules.ARTICLE, _JUDGE, "substitution")
GIVE_UP_SUBSTITUTION = Operation(
    "give_up_substitution", "决定不再代履行", rules.CHOICE, _JUDGE, "substitution"
)


def on(actor: Actor, one: Substitution, officer: str | None, judge: str | None, today: date) -> list[Act]:
    def own() -> object:
        return check_officer(officer, actor, rules.ARTICLE)

    def of_judge() -> object:
        return check_judge(judge, actor, rules.ARTICLE)

    paid = one.paid_at is not None
    return [
        offered(
            actor,
            DECIDE_SUBSTITUTION,
            of_judge,
            lambda: rules.check_another((one.proposed_by, one.proposed_for), actor),
            lambda: rules.check_follows(one.state, State.DECIDED, State.REFUSED),
        ),
        offered(actor, ORDER_PREPAYMENT, own, lambda: rules.check_orders(one.state)),
        offered(actor, NOTE_PREPAYMENT, own, lambda: rules.check_unpaid(one.state, paid)),
        offered(
            actor,
            ENFORCE_FEE,
            of_judge,
            lambda: rules.check_unpaid(one.state, paid),
            lambda: rules.check_enforceable(one.prepay_by or today, one.enforced_at, today),
        ),
        offered(
            actor,
            PERFORM_SUBSTITUTION,
            own,
            lambda: rules.check_performs(one.state, paid=paid, enforced=one.enforced_at is not None),
        ),
        offered(
            actor,
            CONFIRM_SUBSTITUTION,
            of_judge,
            lambda: rules.check_another((one.performed_by, one.performed_for), actor),
            lambda: rules.check_follows(one.state, State.CONFIRMED),
        ),
        offered(
            actor, GIVE_UP_SUBSTITUTION, of_judge, lambda: rules.check_follows(one.state, State.GIVEN_UP)
        ),
    ]
