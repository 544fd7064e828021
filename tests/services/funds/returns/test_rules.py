"""Which credit may bring which pay-out back, and what it is where it cannot."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from services.funds.returns.rules import (
    Credit,
    Ordered,
    check_may_be_payment,
    check_whole,
    is_certain,
    names_returned,
    sent_back,
)
from shared.values.refusal import Problem

D = Decimal
FIRST = Ordered("p1", D("50.00"), "6217", "bank-000001", False)
SECOND = Ordered("p2", D("50.00"), "6217", "bank-000002", False)
WAITING = Ordered("p3", D("70.00"), "6218", None, False)


def credit(amount: str, remark: str, account: str = "9999") -> Credit:
    return Credit(D(amount), account, remark)


@pytest.mark.parametrize(
    ("came", "payout"),
    [
        (credit("50.00", "退汇 bank-000001"), "p1"),
        (credit("49.00", "退汇（bank-000001）户名不符"), "p1"),
        (credit("50.00", "退汇bank-0000012"), None),
        (credit("50.00", "还款"), None),
        (credit("50.00", "还款", "6217"), "p2"),
        (credit("49.00", "还款", "6217"), None),
        (credit("50.00", "bank-000001", "6217"), "p1"),
        (credit("70.00", "", "6218"), "p3"),
    ],
)
def test_a_credit_brings_back_what_it_names_or_the_last_payment_of_that_sum_to_its_account(
    came: Credit, payout: str | None
) -> None:
    found = sent_back(came, [FIRST, SECOND, WAITING])
    assert (found.payout if found else None) == payout


def test_what_the_bank_itself_names_is_certain_where_all_of_it_comes_from_the_payee() -> None:
    def named(payment: str, amount: str = "50.00", account: str = "6217") -> Credit:
        return replace(credit(amount, "退汇 bank-000002", account), payment=payment)

    assert sent_back(named("p1"), [FIRST, SECOND]) == FIRST
    assert is_certain(named("p1"), FIRST)
    back = replace(FIRST, returned=True)
    for came, payout in (
        (named("p2"), FIRST),
        (named("p1", "49.99"), FIRST),
        (named("p1", account="6218"), FIRST),
        (named("p1"), back),
        (named("p3", "70.00", "6218"), WAITING),
        (credit("50.00", "退汇 bank-000001", "6217"), FIRST),
    ):
        assert not is_certain(came, payout)


def test_what_has_come_back_is_not_brought_back_by_an_account_again() -> None:
    back = Ordered("p1", D("50.00"), "6217", "bank-000001", True)
    assert sent_back(credit("50.00", "还款", "6217"), [back]) is None
    assert sent_back(credit("50.00", "退汇 bank-000001"), [back]) == back, "a person looks at it"
    assert not names_returned(FIRST, "退汇 bank-000001")
    with pytest.raises(Problem, match="return_differs"):
        check_may_be_payment(back, "退汇 bank-000001")
    check_may_be_payment(back, "还款")


@pytest.mark.parametrize(
    ("come", "paid", "why"), [("49.50", True, "补足"), ("51", True, "超过"), ("50", False, "答复")]
)
def test_a_person_confirms_the_whole_of_what_the_bank_has_booked(come: str, paid: bool, why: str) -> None:
    check_whole(FIRST, D("50.00"), paid=True)
    with pytest.raises(Problem) as refused:
        check_whole(FIRST, D(come), paid=paid)
    assert (refused.value.article, why in (refused.value.detail or "")) == ("二(六)3", True)
