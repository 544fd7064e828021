from decimal import Decimal

import pytest

from services.funds.receipts.rules import (
    CERTAIN,
    BankReceipt,
    OpenCase,
    Purpose,
    check_claim,
    is_payable,
    match,
    purpose_of,
)
from shared.problems import Problem

ONE = OpenCase("（2026）豫1502执1号", "6001", ("李四", "信阳市浉水建材有限公司"), Decimal("5000.00"))
TWO = OpenCase("（2026）豫1502执恢2号", "6002", ("王五",), Decimal("800.00"))
TWELVE = OpenCase("（2026）豫1502执12号", "6003", ("李四",), Decimal("900.00"))
CASES = [ONE, TWO, TWELVE]


def receipt(
    account: str = "main", payer: str = "赵六", remark: str = "", amount: str = "1.00"
) -> BankReceipt:
    return BankReceipt(account, payer, remark, Decimal(amount))


def test_money_in_a_case_account_is_that_cases_whatever_the_remark_says() -> None:
    found = match(
        receipt(account="6002", payer="李四", remark="（2026）豫1502执1号", amount="5000.00"), CASES
    )
    assert [(m.case_number, m.score, m.reason) for m in found] == [
        (TWO.case_number, CERTAIN, "款项进入本案一案一账号")
    ]


@pytest.mark.parametrize(
    ("given_receipt", "expected"),
    [
        (receipt(remark="(2026)豫1502执1号执行款"), [(ONE, 60)]),
        (receipt(remark="２０２６豫1502执恢2"), [(TWO, 60)]),
        (receipt(remark="(2026)豫1502执1号", payer="李四", amount="5000.00"), [(ONE, 99)]),
        (receipt(remark="（2026）豫1502执1号 李四", amount="5000.00"), [(ONE, 90)]),
        (receipt(payer="王五", amount="800.00"), [(TWO, 40)]),
        (receipt(payer="王五"), [(TWO, 30)]),
        (receipt(remark="代王五交款"), [(TWO, 20)]),
        (receipt(payer="李四", amount="900.00"), [(TWELVE, 40), (ONE, 30)]),
        (receipt(payer="李四", remark="（2026）豫1502执999号"), [(ONE, 30), (TWELVE, 30)]),
        (receipt(amount="5000.00"), []),
        (receipt(payer="李四光"), []),
        (receipt(remark="货款", payer=""), []),
    ],
)
def test_money_in_the_main_account_is_recognised(
    given_receipt: BankReceipt, expected: list[tuple[OpenCase, int]]
) -> None:
    found = match(given_receipt, CASES)
    assert [(m.case_number, m.score) for m in found] == [
        (case.case_number, score) for case, score in expected
    ]
    assert all(m.score < CERTAIN for m in found)


def test_the_reasons_are_stated() -> None:
    found = match(receipt(remark="(2026)豫1502执1号", payer="李四", amount="5000.00"), CASES)
    assert (
        found[0].reason
        == "银行附言写明本案案号；缴款人是本案被执行人或协助执行人；金额等于本案未清偿的5,000.00元"
    )


@pytest.mark.parametrize(
    ("remark", "purpose", "listing"),
    [
        ("（2026）豫1502执1号 拍卖保证金 confirmation-000001", Purpose.DEPOSIT, "confirmation-000001"),
        ("（2026）豫1502执1号 拍卖尾款 confirmation-000001", Purpose.BALANCE, "confirmation-000001"),
        ("拍卖尾款", Purpose.BALANCE, None),
        ("（2026）豫1502执1号 还款", Purpose.PAYMENT, None),
        ("", Purpose.PAYMENT, None),
    ],
)
def test_the_remark_says_what_was_paid(remark: str, purpose: Purpose, listing: str | None) -> None:
    assert purpose_of(remark) == (purpose, listing)


def test_only_a_deposit_without_its_balance_starts_no_limit() -> None:
    payable = {(p, here): is_payable(p, balance_is_here=here) for p in Purpose for here in (False, True)}
    assert [key for key, value in payable.items() if not value] == [(Purpose.DEPOSIT, False)]


def test_a_claim_is_for_unclaimed_money_in_the_main_account() -> None:
    check_claim(in_suspense=True, claimed_for=None)
    for in_suspense, claimed_for in ((False, None), (True, "（2026）豫1502执1号")):
        with pytest.raises(Problem) as refused:
            check_claim(in_suspense=in_suspense, claimed_for=claimed_for)
        assert (refused.value.status, refused.value.article) == (409, "二(六)4(2)")
