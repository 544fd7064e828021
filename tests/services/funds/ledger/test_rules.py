from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.funds.ledger.rules import (
    MASTER,
    Account,
    Entry,
    Posting,
    allocated,
    check_posting,
    claimed,
    deposit_held,
    deposit_settled,
    paid_out,
    received,
    taken_back,
    unexplained,
    unidentified,
)
from shared.values.money import from_fen
from shared.values.refusal import Problem

D = Decimal
CASE, OTHER = "（2026）豫1502执1号", "（2026）豫1502执2号"
Book = dict[tuple[str, Account], Decimal]


def book(balances: Book, *postings: Posting) -> Book:
    for posting in postings:
        check_posting(posting, balances)
        for entry in posting:
            key = entry.case_number, entry.account
            balances[key] = balances.get(key, D(0)) + entry.amount
    return balances


def test_money_is_followed_from_the_main_account_to_the_parties() -> None:
    balances = book(
        {},
        unidentified(D("30.00")),
        received(CASE, D("70.00")),
        claimed(received(CASE, D("30.00"))),
        allocated(
            CASE,
            [(Account.FEE, D("50.00")), (Account.JUDGMENT_DEBT, D("50.00")), (Account.SURPLUS, D("0.00"))],
        ),
        paid_out(CASE, Account.JUDGMENT_DEBT, D("50.00")),
    )
    assert {key: amount for key, amount in balances.items() if amount} == {
        (CASE, Account.BANK): D("50.00"),
        (CASE, Account.FEE): D("-50.00"),
    }
    assert balances[MASTER, Account.BANK] == 0


def test_a_deposit_becomes_the_cases_money_with_the_balance() -> None:
    balances = book({}, deposit_held(CASE, D("10.00")))
    with pytest.raises(Problem, match="余额不足"):
        book(dict(balances), allocated(CASE, [(Account.JUDGMENT_DEBT, D("10.00"))]))
    book(balances, deposit_settled(CASE, D("10.00")), received(CASE, D("90.00")))
    assert balances[CASE, Account.RECEIVED] == D("-100.00")
    assert balances[CASE, Account.DEPOSIT] == 0


@pytest.mark.parametrize(
    ("posting", "complaint"),
    [
        ((), "至少有两条分录"),
        ((Entry(CASE, Account.BANK, D("1.00")),), "至少有两条分录"),
        (
            (Entry(CASE, Account.BANK, D("1.00")), Entry(CASE, Account.RECEIVED, D("-0.99"))),
            "借贷不平，相差0.01元",
        ),
        ((Entry(CASE, Account.BANK, D("1.00")), Entry(OTHER, Account.RECEIVED, D("-1.00"))), "借贷不平"),
        ((Entry(CASE, Account.BANK, D("0.00")), Entry(CASE, Account.RECEIVED, D("0.00"))), "不得为零"),
        ((Entry(CASE, Account.BANK, D("0.005")), Entry(CASE, Account.RECEIVED, D("-0.005"))), "精确到分"),
        (
            (Entry(CASE, Account.BANK, D("1.00")), Entry(CASE, Account.SUSPENSE, D("-1.00"))),
            "只记在法院主体账户",
        ),
        (
            (Entry(MASTER, Account.BANK, D("1.00")), Entry(MASTER, Account.RECEIVED, D("-1.00"))),
            "只记在案件账户",
        ),
        (paid_out(CASE, Account.JUDGMENT_DEBT, D("10.01")), "judgment_debt余额不足，差0.01元"),
        (2 * paid_out(CASE, Account.JUDGMENT_DEBT, D("6.00")), "judgment_debt余额不足，差2.00元"),
        (paid_out(CASE, Account.DELAY_INTEREST, D("0.01")), "delay_interest余额不足"),
        (paid_out(OTHER, Account.JUDGMENT_DEBT, D("0.01")), "bank余额不足"),
        (allocated(CASE, [(Account.FEE, D("5.01"))]), "received余额不足，差0.01元"),
        (claimed(received(CASE, D("0.01"))), "法院主体账户的suspense余额不足"),
    ],
)
def test_a_posting_that_may_not_be_booked_is_refused(posting: Posting, complaint: str) -> None:
    balances = book({}, received(CASE, D("15.00")), allocated(CASE, [(Account.JUDGMENT_DEBT, D("10.00"))]))
    before = dict(balances)
    with pytest.raises(Problem) as refused:
        check_posting(posting, balances)
    assert (refused.value.status, refused.value.article) == (409, "二(六)1")
    assert complaint in refused.value.detail
    assert balances == before


def test_all_faults_of_a_posting_are_told_at_once() -> None:
    with pytest.raises(Problem) as refused:
        check_posting((Entry(CASE, Account.BANK, D("-1.00")),), {})
    assert len(refused.value.errors) == 3


@pytest.mark.parametrize(
    "make",
    [received, deposit_held, deposit_settled, lambda case, amount: allocated(case, [(Account.FEE, amount)])],
)
def test_a_negative_amount_is_refused(make) -> None:
    with pytest.raises(Problem, match="不得为负数"):
        make(CASE, D("-0.01"))


MOVES = st.lists(
    st.tuples(
        st.sampled_from(["receive", "unidentified", "claim", "allocate", "pay"]),
        st.sampled_from([CASE, OTHER]),
        st.integers(0, 1000).map(from_fen),
    ),
    max_size=40,
)


def test_what_is_gone_unexplained_stays_owed_and_is_taken_back_once() -> None:
    balances = book({}, received(CASE, D("10.00")), unexplained(CASE, D("4.00")))
    assert balances[CASE, Account.RECEIVED] == D("-10.00")
    assert (balances[CASE, Account.BANK], balances[CASE, Account.UNEXPLAINED]) == (D("6.00"), D("4.00"))
    book(balances, taken_back(CASE, D("4.00")))
    with pytest.raises(Problem, match="余额不足"):
        book(balances, taken_back(CASE, D("4.00")))
    book(balances, unexplained(CASE, D("12.00")), received(CASE, D("1.00")))
    assert balances[CASE, Account.BANK] == D("-1.00")
    book(balances, allocated(CASE, [(Account.FEE, D("11.00"))]), paid_out(CASE, Account.FEE, D("11.00")))
    assert balances[CASE, Account.BANK] == -balances[CASE, Account.UNEXPLAINED]
    with pytest.raises(Problem, match="余额不足"):
        book(balances, paid_out(CASE, Account.FEE, D("0.01")))


@given(MOVES)
def test_whatever_is_booked_the_book_sums_to_zero_and_no_balance_turns_over(
    moves: list[tuple[str, str, Decimal]],
) -> None:
    balances: Book = {}
    for kind, case, amount in moves:
        posting = {
            "receive": received(case, amount),
            "unidentified": unidentified(amount),
            "claim": claimed(received(case, amount)),
            "allocate": allocated(case, [(Account.FEE, amount), (Account.JUDGMENT_DEBT, amount)]),
            "pay": paid_out(case, Account.FEE, amount),
        }[kind]
        with suppress(Problem):
            book(balances, posting)
        assert sum(balances.values()) == 0
        for (_, account), balance in balances.items():
            assert balance >= 0 if account is Account.BANK else balance <= 0
