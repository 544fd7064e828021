"""The five steps as acts: what can be done with a plan and with the pay-out of one of its shares, by whom. 二(六)2."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from services.funds.distribution.rules import EXCESS_ARTICLE, check_some_unrequested
from services.funds.holds import rules as holds
from services.funds.payout import rules
from services.funds.payout.rules import ARTICLE, OFFICES, Approval, Form, Paper, Step
from shared.law.case_rules import check_officer
from shared.platform.acts import Act, Operation, offered
from shared.values.roles import Actor, Office

_REVIEWS = (Step.FIRST_REVIEW, Step.APPROVAL, Step.FINANCE_REVIEW)

REQUEST_PAYOUT = Operation(
    "request_payout", Step.FORM.label, ARTICLE, tuple(OFFICES[Step.FORM]), "distribution"
)
APPROVE_PAYOUT = Operation(
    "approve_payout",
    "审批发放（初审、批准、审核）",
    ARTICLE,
    tuple(office for step in _REVIEWS for office in sorted(OFFICES[step])),
    "payout",
)
ENTER_PAYOUT_PAPER = Operation(
    "enter_payout_paper", "录入线下审批表", ARTICLE, (Office.FUNDS_OFFICER,), "payout"
)
ORDER_PAYMENT = Operation(
    "order_payment", Step.PAYMENT.label, ARTICLE, tuple(OFFICES[Step.PAYMENT]), "payout"
)
WITHDRAW_PAYOUT = Operation(
    "withdraw_payout",
    "退回、撤回发放审批表",
    ARTICLE,
    (*REQUEST_PAYOUT.offices, *APPROVE_PAYOUT.offices, *ORDER_PAYMENT.offices),
    "payout",
)
REVERSE_SHARES = Operation(
    "reverse_shares",
    "收回超出应付数额的份额",
    EXCESS_ARTICLE,
    (Office.HANDLING_OFFICER,),
    "distribution",
)
REVIEWS = {
    step: replace(APPROVE_PAYOUT, title=f"{step.label}案款发放", offices=tuple(sorted(OFFICES[step])))
    for step in _REVIEWS
}
"""The steps of the one operation, each for its own offices."""


def on_distribution(actor: Actor, officer: str | None, *, requested: bool) -> list[Act]:
    """`officer`: the case's; `requested`: there is a form for every share. Whether what has none is too much is judged when it is taken back."""
    return [
        offered(
            actor,
            REQUEST_PAYOUT,
            lambda: check_officer(officer, actor, ARTICLE),
            lambda: rules.check_unrequested(requested),
        ),
        offered(
            actor,
            REVERSE_SHARES,
            lambda: check_officer(officer, actor, EXCESS_ARTICLE),
            lambda: check_some_unrequested(requested=requested),
        ),
    ]


def on_payout(
    actor: Actor,
    form: Form,
    approvals: Sequence[Approval],
    paper: Paper | None,
    *,
    answered: bool,
    withdrawn: bool,
    held: bool,
    there: Callable[[], None],
) -> list[Act]:
    """`answered`: the bank has paid, or refused; `held`: the case's money waits; `there`: 409 where it is gone."""
    digest = form.digest

    def stands() -> None:
        rules.check_stands(withdrawn=withdrawn)

    def check(step: Step) -> None:
        stands()
        taking = rules.taken_by(step, actor, digest)
        if not rules.is_ordered_again(approvals, taking, answered=answered):
            rules.check_step(form, approvals, taking, paper)

    return [
        *(offered(actor, operation, partial(check, step)) for step, operation in REVIEWS.items()),
        offered(
            actor,
            ENTER_PAYOUT_PAPER,
            stands,
            lambda: rules.check_paper_due(approvals, entered=paper is not None),
            lambda: rules.check_bears_out(approvals[0], actor.hands(ENTER_PAYOUT_PAPER.offices)),
        ),
        offered(
            actor,
            ORDER_PAYMENT,
            partial(check, Step.PAYMENT),
            lambda: holds.check_not_held(held=held),
            there,
        ),
        offered(actor, WITHDRAW_PAYOUT, stands, lambda: rules.check_withdraws(approvals, actor)),
    ]
