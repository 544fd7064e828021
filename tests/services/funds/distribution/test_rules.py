from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.funds.distribution.come_in import Part
from services.funds.distribution.rules import Charged, Debt, check_reversible, check_still_due, still_due
from services.funds.distribution.sharing import Claim, Plan, Purpose, distribute
from services.funds.ledger.rules import Account
from shared.law.delay_interest import OLDER, Repayment, delay_interest
from shared.law.fees import enforcement_fee
from shared.law.settings import RANGES, Change, SettingsHistory
from shared.values.money import from_fen, round_to_fen
from shared.values.refusal import Problem

D = Decimal
COURT, RESPONDENT = "浉河区法院", "李四"


@pytest.mark.parametrize(
    ("enforced", "fee"),
    [
        ("0.01", "50.00"),
        ("10000", "50.00"),
        ("10000.01", "50.00"),
        ("10000.33", "50.00"),
        ("10000.34", "50.01"),
        ("20000", "200.00"),
        ("100000", "1400.00"),
        ("500000", "7400.00"),
        ("500001", "7400.01"),
        ("600000", "8400.00"),
        ("5000000", "52400.00"),
        ("7000000", "62400.00"),
        ("10000000", "77400.00"),
        ("12345678.90", "79745.68"),
    ],
)
def test_the_enforcement_fee_ladder(enforced: str, fee: str) -> None:
    assert str(enforcement_fee(D(enforced), DUE).amount) == fee


@pytest.mark.parametrize(
    ("before", "fee"),
    [
        (Charged(), "50.00"),
        (Charged(D("10000.00"), D("50.00")), "150.00"),
        (Charged(D("10000.00"), D("0.00")), "200.00"),
        (Charged(D("10000.00"), D("200.00")), "0.00"),
    ],
)
def test_a_claim_that_is_enforced_in_two_cases_bears_the_fee_of_the_whole_once(
    before: Charged, fee: str
) -> None:
    """诉讼费用交纳办法第十四条: 200.00 on 20,000.00, of which the case that has ended took 50.00 on its half."""
    half = Debt(D("10000.00"), D(0), DUE, before=before)
    due = still_due([Part(DUE, D("10200.00"))], half, {})
    assert due[Purpose.FEE] == D(fee)


def test_the_fee_shows_each_rung() -> None:
    assert enforcement_fee(D("600000"), DUE).steps == (
        "不超过1万元的部分：每件50.00元",
        "超过1万元至50万元的部分：490,000.00元 × 1.5% = 7,350.00元",
        "超过50万元至500万元的部分：100,000.00元 × 1% = 1,000.00元",
        "申请执行费合计：8,400.00元",
    )


def test_a_rung_that_is_not_reached_is_not_shown() -> None:
    assert len(enforcement_fee(D("10000"), DUE).steps) == 2
    assert len(enforcement_fee(D("10000.01"), DUE).steps) == 3


def test_without_an_amount_the_fee_is_what_the_court_has_set_between_50_and_500() -> None:
    fee = enforcement_fee(D(0), DUE)
    assert (str(fee.amount), fee.steps) == ("50.00", ("没有执行金额或者价额，申请执行费每件50.00元",))
    since = SettingsHistory((Change(DUE, "fee_without_amount", 300),))
    assert str(enforcement_fee(D(0), DUE, since).amount) == "300.00"
    assert str(enforcement_fee(D(0), DUE - timedelta(days=1), since).amount) == "50.00"
    assert RANGES["fee_without_amount"][-2:] == (50, 500)
    with pytest.raises(ValueError, match="negative"):
        enforcement_fee(D(-1), DUE)


@given(st.integers(1, 10**13), st.integers(0, 10**13))
def test_a_larger_amount_never_costs_less(fen: int, more: int) -> None:
    smaller, larger = (
        enforcement_fee(from_fen(fen), DUE).amount,
        enforcement_fee(from_fen(fen + more), DUE).amount,
    )
    assert smaller <= larger <= smaller + round_to_fen(from_fen(more) * D("0.015")) + D("0.01")


DUE = date(2026, 3, 31)


@pytest.mark.parametrize(
    ("debt", "days", "interest"),
    [
        ("100000", 100, "1750.00"),
        ("100000", 1, "17.50"),
        ("100000", 0, "0.00"),
        ("1000000", 365, "63875.00"),
        ("123456.78", 33, "712.96"),
        ("0", 100, "0.00"),
        ("28.57", 1, "0.00"),
        ("28.58", 1, "0.01"),
    ],
)
def test_delay_interest_runs_from_the_day_after_the_term(debt: str, days: int, interest: str) -> None:
    assert str(delay_interest(D(debt), DUE, DUE + timedelta(days=days)).amount) == interest


def test_nothing_runs_before_the_term_is_over() -> None:
    assert delay_interest(D("100000"), DUE, DUE - timedelta(days=30)).amount == 0


def test_repayments_reduce_the_base_from_the_day_after_each() -> None:
    """By hand: 525 for the first 30 days, 325.5027125 for the next 31, 52.502625 for the last 30."""
    repayments = [Repayment(date(2026, 5, 31), D("50000")), Repayment(date(2026, 4, 30), D("39999.50"))]
    result = delay_interest(D("100000"), DUE, date(2026, 6, 30), repayments)
    assert result.steps == (
        "2026-04-01至2026-04-30共30日：100,000.00元 × 日万分之一点七五 × 30日 = 525.00元",
        "2026-04-30清偿39,999.50元，次日起以60,000.50元为基数",
        "2026-05-01至2026-05-31共31日：60,000.50元 × 日万分之一点七五 × 31日 = 325.5027125元",
        "2026-05-31清偿50,000.00元，次日起以10,000.50元为基数",
        "2026-06-01至2026-06-30共30日：10,000.50元 × 日万分之一点七五 × 30日 = 52.502625元",
        "加倍部分债务利息合计：903.01元",
    )
    assert result.amount == D("903.01")


@pytest.mark.parametrize(
    ("repaid_on", "interest"),
    [
        (date(2026, 3, 1), "0.00"),
        (DUE, "0.00"),
        (date(2026, 4, 1), "17.50"),
        (date(2026, 4, 10), "175.00"),
        (date(2026, 4, 11), "175.00"),
    ],
)
def test_interest_stops_on_the_day_of_full_performance(repaid_on: date, interest: str) -> None:
    paid = [Repayment(repaid_on, D("100000"))]
    assert str(delay_interest(D("100000"), DUE, date(2026, 4, 10), paid).amount) == interest


def test_a_part_paid_within_the_term_bears_no_interest() -> None:
    paid = [Repayment(date(2026, 3, 1), D("40000"))]
    assert delay_interest(D("100000"), DUE, date(2026, 4, 10), paid).amount == D("105.00")


def test_a_leap_day_counts() -> None:
    assert delay_interest(D("100000"), date(2028, 2, 28), date(2028, 3, 1)).amount == D("35.00")


@pytest.mark.parametrize(
    ("debt", "due", "repaid", "article"),
    [
        ("100", DUE, ["60", "40.01"], "迟延履行利息解释第一条"),
        ("-1", DUE, [], "迟延履行利息解释第一条"),
        ("100", DUE, ["0"], "迟延履行利息解释第一条"),
        ("100", date(2014, 7, 30), ["101"], "迟延履行利息解释第一条"),
    ],
)
def test_interest_that_cannot_be_computed_is_refused(
    debt: str, due: date, repaid: list[str], article: str
) -> None:
    repayments = [Repayment(DUE, D(amount)) for amount in repaid]
    with pytest.raises(Problem) as refused:
        delay_interest(D(debt), due, date(2026, 6, 30), repayments)
    assert (refused.value.status, refused.value.article) == (409, article)


def test_the_first_day_of_the_new_rule_is_computed() -> None:
    assert delay_interest(D("100000"), date(2014, 7, 31), date(2014, 8, 1)).amount == D("17.50")


def test_older_delay_is_left_to_a_person_and_the_rest_is_computed() -> None:
    """2014-08-01 and 08-02 are two days of the new rule; what came before is named, and counted by nobody here."""
    found = delay_interest(D("100000"), date(2010, 5, 5), date(2014, 8, 2))
    assert found.amount == D("35.00")
    assert found.steps[0] == OLDER
    assert OLDER not in delay_interest(D("100000"), date(2014, 7, 31), date(2014, 8, 2)).steps


def lines(plan: Plan) -> list[tuple[str, str, str]]:
    return [(share.payee, share.purpose.value, str(share.amount)) for share in plan.shares]


def test_one_creditor_paid_in_full_and_the_surplus_returned() -> None:
    plan = distribute(
        D("110000.00"),
        D("1400.00"),
        [Claim("张三", D("100000.00"), D("1750.00"))],
        court=COURT,
        respondent=RESPONDENT,
    )
    assert lines(plan) == [
        (COURT, "fee", "1400.00"),
        ("张三", "judgment_debt", "100000.00"),
        ("张三", "delay_interest", "1750.00"),
        (RESPONDENT, "surplus", "6850.00"),
    ]
    assert plan.steps == (
        "可分配款项：110,000.00元",
        "申请执行费：应受偿1,400.00元，可受偿1,400.00元",
        "余款：108,600.00元",
        "普通债权：应受偿100,000.00元，可受偿100,000.00元",
        "余款：8,600.00元",
        "加倍部分债务利息：应受偿1,750.00元，可受偿1,750.00元",
        "余款：6,850.00元",
        "剩余款项退还被执行人李四：6,850.00元",
    )


def test_judgment_debts_come_before_doubled_interest() -> None:
    """Creditor 乙's principal is met before anybody's doubled interest, 迟延履行利息解释第四条."""
    claims = [Claim("甲", D("600.00"), D("50.00")), Claim("乙", D("400.00"), D("25.00"), rank=1)]
    plan = distribute(D("1010.00"), D("0.00"), claims, court=COURT, respondent=RESPONDENT)
    assert lines(plan) == [
        ("乙", "judgment_debt", "400.00"),
        ("甲", "judgment_debt", "600.00"),
        ("甲", "delay_interest", "6.67"),
        ("乙", "delay_interest", "3.33"),
    ]


def test_fee_then_ranks_then_ordinary_claims_pro_rata() -> None:
    """By hand: 1,000 − 50 fee − 300 − 200 = 450 for 600 : 300 : 100.01."""
    claims = [
        Claim("普通甲", D("600.00")),
        Claim("次位", D("200.00"), rank=2),
        Claim("普通乙", D("300.00")),
        Claim("首位", D("300.00"), rank=1),
        Claim("普通丙", D("100.01"), D("9.99")),
    ]
    plan = distribute(D("1000.00"), D("50.00"), claims, court=COURT, respondent=RESPONDENT)
    assert lines(plan) == [
        (COURT, "fee", "50.00"),
        ("首位", "judgment_debt", "300.00"),
        ("次位", "judgment_debt", "200.00"),
        ("普通甲", "judgment_debt", "270.00"),
        ("普通乙", "judgment_debt", "135.00"),
        ("普通丙", "judgment_debt", "45.00"),
        ("普通丙", "delay_interest", "0.00"),
    ]
    assert "普通乙：450.00元 × 300.00元 ÷ 1,000.01元 = 135.00元（最大余数法取整到分）" in plan.steps


@pytest.mark.parametrize(
    ("available", "amounts"),
    [
        ("100.00", ["33.34", "33.33", "33.33"]),
        ("0.02", ["0.01", "0.01", "0.00"]),
        ("0.01", ["0.01", "0.00", "0.00"]),
        ("0.00", ["0.00", "0.00", "0.00"]),
    ],
)
def test_fen_left_over_go_by_largest_remainder_earlier_first(available: str, amounts: list[str]) -> None:
    claims = [Claim(name, D("1000.00")) for name in "甲乙丙"]
    plan = distribute(D(available), D("0.00"), claims, court=COURT, respondent=RESPONDENT)
    assert [str(share.amount) for share in plan.shares] == amounts


def test_a_tier_that_is_short_leaves_nothing_to_the_next() -> None:
    claims = [Claim("甲", D("80.00"), rank=1), Claim("乙", D("40.00"), rank=1), Claim("丙", D("10.00"))]
    plan = distribute(D("100.00"), D("10.00"), claims, court=COURT, respondent=RESPONDENT)
    assert lines(plan)[1:] == [
        ("甲", "judgment_debt", "60.00"),
        ("乙", "judgment_debt", "30.00"),
        ("丙", "judgment_debt", "0.00"),
    ]


def test_a_fee_larger_than_the_money_takes_what_there_is() -> None:
    plan = distribute(D("30.00"), D("50.00"), [Claim("甲", D("1.00"))], court=COURT, respondent=RESPONDENT)
    assert lines(plan) == [(COURT, "fee", "30.00"), ("甲", "judgment_debt", "0.00")]


def test_bad_amounts_are_all_told_at_once() -> None:
    claims = [Claim("甲", D("1.00")), Claim("乙", D("-1.00"), D("0.005"))]
    with pytest.raises(Problem) as refused:
        distribute(D("-0.01"), D("1.00"), claims, court=COURT, respondent=RESPONDENT)
    assert refused.value.status == 409
    assert [error.field for error in refused.value.errors] == [
        "available",
        "claims.1.judgment_debt",
        "claims.1.delay_interest",
    ]


def test_every_purpose_is_an_account_of_the_ledger() -> None:
    assert {purpose.value for purpose in Purpose} <= {account.value for account in Account}


FEN = st.integers(0, 10**12).map(from_fen)
CLAIMS = st.lists(
    st.builds(Claim, st.sampled_from("甲乙丙丁"), FEN, FEN, st.sampled_from([None, 1, 2])), max_size=8
)


@given(FEN, FEN, CLAIMS)
def test_a_plan_spends_exactly_what_there_is(available: Decimal, fee: Decimal, claims: list[Claim]) -> None:
    plan = distribute(available, fee, claims, court=COURT, respondent=RESPONDENT)
    assert sum(share.amount for share in plan.shares) == available
    assert sum(plan.total(purpose) for purpose in Purpose) == available
    assert all(0 <= share.amount <= share.due for share in plan.shares)
    owed = fee + sum(claim.judgment_debt + claim.delay_interest for claim in claims)
    assert plan.total(Purpose.SURPLUS) == max(available - owed, 0)


@given(FEN, FEN, CLAIMS)
def test_no_one_is_paid_while_someone_before_him_is_short(
    available: Decimal, fee: Decimal, claims: list[Claim]
) -> None:
    plan = distribute(available, fee, claims, court=COURT, respondent=RESPONDENT)
    tiers: dict[tuple[int, int], list[tuple[Decimal, Decimal]]] = {}
    order = [Purpose.FEE, Purpose.JUDGMENT_DEBT, Purpose.DELAY_INTEREST, Purpose.SURPLUS]
    for share in plan.shares:
        place = (
            order.index(share.purpose),
            (share.rank or 9) if share.purpose is Purpose.JUDGMENT_DEBT else 0,
        )
        tiers.setdefault(place, []).append((share.amount, share.due))
    short = False
    for place in sorted(tiers):
        assert not short or all(amount == 0 for amount, _ in tiers[place])
        short = short or any(amount < due for amount, due in tiers[place])


OWED = Debt(D(100_000), D(2_500), date(2025, 12, 1))
MONEY = Part(date(2026, 3, 2), D(200_000))
GIVEN = Part(date(2026, 3, 2), D(3_000), handed=True)


def test_what_was_handed_over_after_a_plan_is_no_longer_due() -> None:
    before, now = still_due([MONEY], OWED, {}), still_due([MONEY, GIVEN], OWED, {})
    assert (before[Purpose.JUDGMENT_DEBT], now[Purpose.JUDGMENT_DEBT]) == (D(102_500), D(99_500))
    assert now[Purpose.SURPLUS] > before[Purpose.SURPLUS]
    check_still_due(Purpose.JUDGMENT_DEBT, D(99_500), now)
    with pytest.raises(Problem, match="plan_exceeds"):
        check_still_due(Purpose.JUDGMENT_DEBT, D("99500.01"), now)


def test_what_the_creditor_has_beyond_one_claim_counts_against_the_other() -> None:
    """He has the whole debt by a plan, and 500.00 by hand: so much less of the interest is due."""
    had = {Purpose.JUDGMENT_DEBT: D(102_500)}
    given = Part(GIVEN.on, D(500), handed=True)
    before, now = still_due([MONEY], OWED, had), still_due([MONEY, given], OWED, had)
    assert now[Purpose.JUDGMENT_DEBT] == 0
    assert before[Purpose.DELAY_INTEREST] - now[Purpose.DELAY_INTEREST] == 500
    interest = before[Purpose.DELAY_INTEREST] + 500
    less = still_due([MONEY], OWED, {Purpose.DELAY_INTEREST: interest})
    assert less[Purpose.JUDGMENT_DEBT] == 102_000, "and the other way about"


def test_the_respondent_gets_back_only_what_nobody_is_owed() -> None:
    due = still_due([MONEY], OWED, {})
    assert sum(due.values()) == MONEY.amount
    with pytest.raises(Problem):
        check_still_due(Purpose.SURPLUS, due[Purpose.SURPLUS] + D("0.01"), due)
    check_still_due(Purpose.REFUND, D(1), due)  # a buyer's, of which no claim says anything


def test_shares_go_back_only_where_those_that_no_form_asks_for_are_too_much() -> None:
    debt = Purpose.JUDGMENT_DEBT
    check_reversible({debt: D(60)}, {debt: D(100)}, {debt: D(99)})  # one of two plans
    for own, free in (
        ({}, {debt: D(100)}),
        ({debt: D(99)}, {debt: D(99)}),
        ({Purpose.FEE: D(1)}, {debt: D(100)}),
    ):
        with pytest.raises(Problem) as refused:
            check_reversible(own, free, {debt: D(99), Purpose.FEE: D(1)})
        assert "二(六)5(1)" in str(refused.value.article)
