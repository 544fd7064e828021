"""One case's plan by hand: 100,000.00 and 2,500.00 of interest, due on 2025-12-01; 91 days to 2026-03-02."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from services.funds.distribution.rules import (
    Debt,
    Payees,
    Plan,
    Purpose,
    check_request,
    check_surplus,
    payees,
    plan_case,
    principal_repaid,
)
from shared.delay_interest import Repayment
from shared.problems import Problem

D = Decimal
DEBT = Debt(D("100000.00"), D("2500.00"), date(2025, 12, 1))
STOP = date(2026, 3, 2)


def plan(
    available: str, payments: list[Repayment] | None = None, settled: dict[Purpose, Decimal] | None = None
) -> Plan:
    return plan_case(
        D(available),
        DEBT,
        STOP,
        payments or [],
        settled or {},
        court="某法院",
        applicant="甲",
        respondent="乙",
    )


def amounts(made: Plan) -> dict[str, str]:
    return {share.purpose.value: str(share.amount) for share in made.shares}


def test_too_little_money_pays_fee_and_debt_first() -> None:
    assert amounts(plan("100000.00")) == {
        "fee": "1400.00",
        "judgment_debt": "98600.00",
        "delay_interest": "0.00",
    }


def test_enough_money_pays_all_and_returns_the_rest() -> None:
    made = plan("200000.00")
    assert amounts(made) == {
        "fee": "1461.39",
        "judgment_debt": "102500.00",
        "delay_interest": "1592.50",
        "surplus": "94446.11",
    }
    assert {share.payee for share in made.shares} == {"某法院", "甲", "乙"}
    assert "执行到位金额（以债务总额为限）：104,092.50元" in made.steps
    assert any("91日" in step for step in made.steps)


def test_two_plans_make_together_what_one_would() -> None:
    first = plan("50000.00")
    assert amounts(first)["fee"] == "650.00"
    settled = {share.purpose: share.amount for share in first.shares}
    assert amounts(plan("150000.00", settled=settled)) == {
        "fee": "811.39",
        "judgment_debt": "53150.00",
        "delay_interest": "1592.50",
        "surplus": "94446.11",
    }


def test_a_part_paid_early_bears_no_doubled_interest_after_its_day() -> None:
    made = plan("200000.00", [Repayment(date(2025, 12, 31), D("52500.00"))])
    assert amounts(made)["delay_interest"] == "1058.75"  # 30 days of 100,000 and 61 of 50,000


def test_payments_clear_ordinary_interest_before_principal_and_no_more_than_the_debt() -> None:
    days = [date(2026, 1, day) for day in (1, 2, 3, 4)]
    paid = [Repayment(day, D("40.00")) for day in reversed(days)]
    assert principal_repaid(paid, D("50.00"), D("60.00")) == [
        Repayment(days[1], D("30.00")),
        Repayment(days[2], D("30.00")),
    ]


def test_a_plan_needs_money_and_a_day_that_has_come() -> None:
    check_request(STOP, STOP, STOP, D("0.01"))
    with pytest.raises(Problem) as refused:
        check_request(date(2026, 3, 3), None, STOP, D("0.00"))
    assert [error.field for error in refused.value.errors] == ["stop_on", "case_number"]
    assert refused.value.article == "法释〔2014〕8号第三条、二(六)5(2)"


def test_doubled_interest_does_not_stop_before_the_first_money_arrived() -> None:
    with pytest.raises(Problem, match="不能制作分配方案") as refused:
        check_request(date(2026, 3, 1), STOP, date(2026, 3, 9), D("0.01"))
    (error,) = refused.value.errors
    assert (error.field, error.article) == ("stop_on", "法释〔2014〕8号第三条")
    assert "2026-03-02" in error.detail


def test_who_is_paid() -> None:
    assert payees(["a"], ["r"], None) == Payees("a", "r")
    assert payees(["a"], ["r", "s"], "s") == Payees("a", "s")
    assert payees(["a"], ["r", "s"], None) == Payees("a", None)
    found = Payees("a", "r")
    assert [found.of(purpose) for purpose in Purpose] == [None, "a", "a", "r"]
    for applicants, surplus_to in ((["a", "b"], None), (["a"], "a")):
        with pytest.raises(Problem):
            payees(applicants, ["r"], surplus_to)


def test_a_surplus_among_several_respondents_needs_a_word() -> None:
    with pytest.raises(Problem, match="剩余款项归属不明"):
        check_surplus(plan("200000.00"), Payees("a", None))
    check_surplus(plan("200000.00"), Payees("a", "r"))
    check_surplus(plan("100000.00"), Payees("a", None))
