from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from services.funds.receipts.rules import (
    CERTAIN,
    BankReceipt,
    OpenCase,
    Purpose,
    check_assignable,
    check_booked_at,
    is_no_buyers,
    is_payable,
    match,
    names,
    purpose_of,
)
from shared.values.refusal import Problem
from shared.values.zone import COURT_ZONE

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
        ("拍卖尾款：confirmation-000001", Purpose.BALANCE, "confirmation-000001"),
        ("拍卖余款，L9", Purpose.BALANCE, "L9"),
        ("拍卖款 L9", Purpose.BALANCE, "L9"),
        ("拍卖成交款:L9", Purpose.BALANCE, "L9"),
        ("拍卖成交价款、L9", Purpose.BALANCE, "L9"),
        ("司法拍卖房屋尾款", Purpose.BALANCE, None),
        ("法拍房购房款 L9", Purpose.BALANCE, "L9"),
        ("竞买保证金, L9", Purpose.DEPOSIT, "L9"),
        ("购房尾款", Purpose.PAYMENT, None),
        ("房屋拍卖后不足部分还款", Purpose.PAYMENT, None),
        ("保证金", Purpose.PAYMENT, None),
        ("（2026）豫1502执1号 还款", Purpose.PAYMENT, None),
        ("", Purpose.PAYMENT, None),
    ],
)
def test_the_remark_says_what_was_paid(remark: str, purpose: Purpose, listing: str | None) -> None:
    assert purpose_of(remark) == (purpose, listing)


def test_a_respondent_is_no_buyer_whatever_he_writes() -> None:
    said = {
        (purpose, payer): is_no_buyers(purpose, payer, ["李四"])
        for purpose in Purpose
        for payer in (" 李四", "王五")
    }
    assert [key for key, value in said.items() if value] == [
        (Purpose.DEPOSIT, " 李四"),
        (Purpose.BALANCE, " 李四"),
    ]


def test_only_a_deposit_without_its_balance_starts_no_limit() -> None:
    payable = {(p, here): is_payable(p, balance_is_here=here) for p in Purpose for here in (False, True)}
    assert [key for key, value in payable.items() if not value] == [(Purpose.DEPOSIT, False)]


def test_an_entry_lies_neither_in_the_future_nor_before_the_account() -> None:
    now = datetime(2026, 3, 2, 9, tzinfo=COURT_ZONE)
    opened = now - timedelta(days=3)
    for at in (now + timedelta(hours=1), now, opened, opened - timedelta(hours=9)):
        check_booked_at(at, opened, now)
    check_booked_at(opened - timedelta(days=1), None, now)
    for at in (now + timedelta(hours=1, seconds=1), opened - timedelta(hours=9, seconds=1)):
        with pytest.raises(Problem) as refused:
            check_booked_at(at, opened, now)
        assert (refused.value.status, refused.value.article) == (422, "二(六)3")


def test_only_an_undistributed_payment_or_what_a_remark_alone_says_is_assigned_to_a_sale() -> None:
    check_assignable(Purpose.PAYMENT, known=False, undistributed=True)
    check_assignable(Purpose.BALANCE, known=False, undistributed=False)
    for purpose, known, undistributed in (
        (Purpose.PAYMENT, False, False),
        (Purpose.BALANCE, True, True),
    ):
        with pytest.raises(Problem) as refused:
            check_assignable(purpose, known=known, undistributed=undistributed)
        assert (refused.value.status, refused.value.article) == (409, "二(六)4")


def test_the_payer_and_the_words_of_the_remark_are_looked_up_as_names() -> None:
    assert names("王五", "代李四 归还 货款") == ["王五", "代李四", "归还", "货款"]
    assert names("", "123") == []
