"""One case's plan by hand: 100,000.00 and 2,500.00 of interest, due on 2025-12-01; 91 days to 2026-03-02."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import permutations

import pytest

from services.funds.distribution.come_in import Part, Sale, parts, settled_by
from services.funds.distribution.rules import Debt, check_older, plan_case, still_due
from services.funds.distribution.sharing import Payees, Plan, Purpose, check_surplus, payees
from shared.contracts.intake.records import WaiverRecord
from shared.law.delay_interest import OLDER, Repayment, principal_repaid
from shared.values.refusal import Problem

D = Decimal
DEBT = Debt(D("100000.00"), D("2500.00"), date(2025, 12, 1))
STOP = date(2026, 3, 2)


PARTIES = {"court": "某法院", "applicant": "甲", "respondent": "乙"}


def plan(available: str) -> Plan:
    return plan_case([Part(STOP, D(available))], DEBT, {}, **PARTIES)


def plans(*parts: Part) -> list[dict[str, str]]:
    """A plan for each of the parts, as they come."""
    settled: dict[Purpose, Decimal] = {}
    made = []
    for n in range(len(parts)):
        one = plan_case(parts[: n + 1], DEBT, settled, **PARTIES)
        made.append(amounts(one))
        for share in one.shares:
            settled[share.purpose] = settled.get(share.purpose, D(0)) + share.amount
    return made


def amounts(made: Plan) -> dict[str, str]:
    return {share.purpose.value: str(share.amount) for share in made.shares}


def test_where_no_money_is_owed_there_is_the_fee_once_and_the_rest_goes_back() -> None:
    """诉讼费用交纳办法第十四条第（一）项: 50 yuan, and the creditor of an act is paid nothing."""
    nothing = Debt(D("0.00"), D("0.00"), date(2025, 12, 1))
    first = plan_case([Part(STOP, D("30.00"))], nothing, {}, **PARTIES)
    assert amounts(first) == {"fee": "30.00", "judgment_debt": "0.00"}
    money = [Part(STOP, D("30.00")), Part(date(2026, 3, 3), D("100.00"))]
    second = plan_case(money, nothing, {Purpose.FEE: D("30.00")}, **PARTIES)
    assert amounts(second) == {"fee": "20.00", "judgment_debt": "0.00", "surplus": "80.00"}


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
    assert plans(Part(STOP, D("50000.00")), Part(STOP, D("150000.00"))) == [
        {"fee": "650.00", "judgment_debt": "49350.00", "delay_interest": "0.00"},
        {
            "fee": "811.39",
            "judgment_debt": "53150.00",
            "delay_interest": "1592.50",
            "surplus": "94446.11",
        },
    ]


def test_a_second_plan_reckons_with_what_the_first_repaid() -> None:
    """60,000 less a fee of 800 repays 2,500 of interest and 56,700 of principal; 43,300 run 100 days more.

    91 days of 100,000 are 1,592.50, 100 of 43,300 are 757.75. Fee on 104,850.25: 1,472.75375.
    """
    price = Part(STOP, D("60000.00"), sale=True)
    assert plans(price, Part(date(2026, 6, 10), D("80000.00"))) == [
        {"fee": "800.00", "judgment_debt": "59200.00", "delay_interest": "0.00"},
        {
            "fee": "672.75",
            "judgment_debt": "43300.00",
            "delay_interest": "2350.25",
            "surplus": "33677.00",
        },
    ]


THREE = (
    Part(date(2025, 12, 31), D("20000.00")),
    Part(date(2026, 1, 30), D("30300.00"), sale=True),
    Part(date(2026, 3, 1), D("60000.00")),
)
"""Fees on 20,000, 50,300 and 103,736.66: 200.00, 654.50, 1,456.05. The first two repay 17,300.00 and 29,845.50 of the principal.

30 days each of 100,000.00 (525.00), 82,700.00 (434.175), 52,854.50 (277.486125): 1,236.66.
"""


def test_three_plans_reckon_each_with_all_before() -> None:
    assert plans(*THREE) == [
        {"fee": "200.00", "judgment_debt": "19800.00", "delay_interest": "0.00"},
        {"fee": "454.50", "judgment_debt": "29845.50", "delay_interest": "0.00"},
        {
            "fee": "801.55",
            "judgment_debt": "52854.50",
            "delay_interest": "1236.66",
            "surplus": "5107.29",
        },
    ]


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_one_plan_gives_what_several_would_in_whatever_order_their_money_came(order: tuple[int, ...]) -> None:
    at_once = plan_case([THREE[n] for n in order], DEBT, {}, **PARTIES)
    assert amounts(at_once) == {
        "fee": "1456.05",
        "judgment_debt": "102500.00",
        "delay_interest": "1236.66",
        "surplus": "5107.29",
    }
    one_by_one = plans(*(THREE[n] for n in order))
    for purpose, amount in amounts(at_once).items():
        assert sum(D(made.get(purpose, "0")) for made in one_by_one) == D(amount)
    assert (
        "2026-01-30成交裁定生效，拍卖价款30,300.00元：扣除申请执行费454.50元，其余29,845.50元清偿债务"
        in at_once.steps
    )


def test_a_part_too_small_for_the_fee_leaves_the_rest_of_it_to_the_next() -> None:
    assert plans(Part(STOP, D("20.00")), Part(STOP, D("100.00"))) == [
        {"fee": "20.00", "judgment_debt": "0.00", "delay_interest": "0.00"},
        {"fee": "30.00", "judgment_debt": "70.00", "delay_interest": "0.00"},
    ]


def test_payments_clear_ordinary_interest_before_principal_and_no_more_than_the_debt() -> None:
    days = [date(2026, 1, day) for day in (1, 2, 3, 4)]
    paid = [Repayment(day, D("40.00")) for day in reversed(days)]
    assert principal_repaid(paid, D("50.00"), D("60.00")) == [
        Repayment(days[1], D("30.00")),
        Repayment(days[2], D("30.00")),
    ]


def test_a_plan_needs_money() -> None:
    """None has come, or earlier plans have set all of it apart."""
    for money, settled in (([], {}), ([Part(STOP, D("1.00"))], {Purpose.FEE: D("1.00")})):
        with pytest.raises(Problem, match="不能制作分配方案") as refused:
            plan_case(money, DEBT, settled, **PARTIES)
        assert (refused.value.status, refused.value.article) == (409, "二(六)5(2)")


def test_each_part_has_the_day_of_its_payment_or_of_its_sale() -> None:
    sale = Sale(("deposit", "balance"), D("60.00"), date(2026, 3, 9))
    received = {"payment": D("5.00"), "deposit": D("10.00"), "balance": D("50.00")}
    assert parts(received, dict.fromkeys(received, STOP), [sale]) == [
        Part(STOP, D("5.00")),
        Part(date(2026, 3, 9), D("60.00"), sale=True),
    ]


def test_a_sale_settles_its_price_once_and_no_more() -> None:
    sale = Sale(("deposit", "balance"), D("60.00"), STOP)
    held = {"deposit": D("10.00"), "balance": D("70.00"), "another": D("5.00")}
    taken = settled_by(sale, held, {})
    assert taken == {"deposit": D("10.00"), "balance": D("50.00")}
    assert settled_by(sale, {"balance": D("20.00"), "another": D("5.00")}, taken) == {}


def test_who_is_paid() -> None:
    assert payees(["a"], ["r"], None) == Payees("a", "r")
    assert payees(["a"], ["r", "s"], "s") == Payees("a", "s")
    assert payees(["a"], ["r", "s"], None) == Payees("a", None)
    found = Payees("a", "r")
    assert {purpose: found.of(purpose) for purpose in tuple(Purpose)[1:5]} == {
        Purpose.FEE: None,
        Purpose.JUDGMENT_DEBT: "a",
        Purpose.DELAY_INTEREST: "a",
        Purpose.SURPLUS: "r",
    }
    for applicants, surplus_to in ((["a", "b"], None), (["a"], "a")):
        with pytest.raises(Problem):
            payees(applicants, ["r"], surplus_to)


def test_a_surplus_among_several_respondents_needs_a_word() -> None:
    with pytest.raises(Problem, match="剩余款项归属不明"):
        check_surplus(plan("200000.00"), Payees("a", None))
    check_surplus(plan("200000.00"), Payees("a", "r"))
    check_surplus(plan("100000.00"), Payees("a", None))


OLDER_DEBT = Debt(D("1000.00"), D("0.00"), date(2014, 7, 30))


def test_of_a_debt_with_older_delay_all_but_the_rest_is_distributed() -> None:
    """1000.00 × 0.0175 % × 1 day = 0.175, rounded up to 0.18; what is left waits for a reckoning by the older rule."""
    on = date(2014, 8, 1)
    short = plan_case([Part(on, D("900.00"))], OLDER_DEBT, {}, **PARTIES)
    assert short.total(Purpose.SURPLUS) == 0
    assert OLDER in short.steps
    with pytest.raises(Problem) as refused:
        plan_case([Part(on, D("2000.00"))], OLDER_DEBT, {}, **PARTIES)
    assert (refused.value.status, refused.value.article) == (409, "迟延履行利息解释第七条")
    reckoned = plan_case([Part(on, D("2000.00"))], replace(OLDER_DEBT, older=D("100.00")), {}, **PARTIES)
    assert reckoned.total(Purpose.DELAY_INTEREST) == D("100.18")
    assert reckoned.total(Purpose.SURPLUS) == D("2000.00") - D("1100.18") - reckoned.total(Purpose.FEE)
    with pytest.raises(Problem):
        check_older(replace(DEBT, older=D("1.00")))


def test_what_was_handed_over_on_site_repays_without_passing_the_account() -> None:
    """102,500.00 less 40,000.00 handed on the day; the fee, on all that was enforced, comes off the account's money."""
    handed, came = Part(STOP, D("40000.00"), handed=True), Part(STOP, D("30000.00"))
    only = plan_case([handed], DEBT, {}, **PARTIES)
    assert only.available == 0
    assert {share.purpose: (share.due, share.amount) for share in only.shares}[Purpose.JUDGMENT_DEBT] == (
        D("62500.00"),
        D("0.00"),
    )
    both = plan_case([handed, came], DEBT, {}, **PARTIES)
    assert both.available == D("30000.00")
    assert both.total(Purpose.FEE) == D("950.00")  # 50 + 1.5 % of what exceeds 10,000 of 70,000
    assert both.total(Purpose.JUDGMENT_DEBT) == D("29050.00")


def waived(
    on: date = STOP, debt: str = "0", delay: str = "0", fee: str = "0", all_delay_interest: bool = False
) -> WaiverRecord:
    return WaiverRecord(
        state="confirmed",
        waived_on=on,
        judgment_debt=D(debt),
        delay_interest=D(delay),
        fee=D(fee),
        all_delay_interest=all_delay_interest,
    )


@pytest.mark.parametrize(
    ("papers", "amounts_then"),
    [
        # 91 days of 17.50; the fee is of what is owed: 50 + 54,092.50 × 1.5 %
        ([waived(debt="40000")], {"fee": "861.39", "judgment_debt": "62500.00", "delay_interest": "1592.50"}),
        # ten days of 17.50, then 81 of 10.50; 50 + 53,525.50 × 1.5 %
        (
            [waived(date(2025, 12, 11), debt="40000")],
            {"fee": "852.88", "judgment_debt": "62500.00", "delay_interest": "1025.50"},
        ),
        # 50 + 92,500 × 1.5 %
        (
            [waived(all_delay_interest=True)],
            {"fee": "1437.50", "judgment_debt": "102500.00", "delay_interest": "0.00"},
        ),
        # 50 + 93,092.50 × 1.5 % = 1,446.39, of which 446.39 are relieved
        (
            [waived(delay="1000"), waived(fee="446.39")],
            {"fee": "1000.00", "judgment_debt": "102500.00", "delay_interest": "592.50"},
        ),
    ],
)
def test_what_was_waived_goes_back_to_the_respondent(
    papers: list[WaiverRecord], amounts_then: dict[str, str]
) -> None:
    made = plan_case([Part(STOP, D("200000.00"))], replace(DEBT, waivers=papers), {}, **PARTIES)
    found = amounts(made)
    surplus = D(found.pop("surplus"))
    assert found == amounts_then
    assert surplus + sum(map(D, amounts_then.values())) == D("200000.00")
    owed = {share.purpose: share.due for share in made.shares}
    assert owed[Purpose.JUDGMENT_DEBT] == D("102500.00"), "closing takes off what was waived by itself"
    if not papers[0].judgment_debt:
        assert owed[Purpose.DELAY_INTEREST] == D("1592.50"), "owed again where a settlement falls away"


def test_nothing_is_waived_of_what_is_paid_already() -> None:
    """80,000.00 are paid; 40,000.00 waived leave nothing of the debt, and the interest stands."""
    had = {Purpose.JUDGMENT_DEBT: D("80000.00")}
    due = still_due([Part(STOP, D("200000.00"))], replace(DEBT, waivers=[waived(debt="40000")]), had)
    assert (due[Purpose.JUDGMENT_DEBT], due[Purpose.DELAY_INTEREST]) == (D(0), D("1592.50"))
