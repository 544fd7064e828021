"""加倍部分债务利息, which the first documents tell the debtor and funds distributes. 法释〔2014〕8号. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from shared.law.fees import Calculation, plain
from shared.law.numbers import DELAY_INTEREST
from shared.values.articles import INT
from shared.values.money import format_yuan, round_to_fen
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, refuse

_DAY = timedelta(days=1)


OLDER = f"{INT.since.year}年{INT.since.month}月{INT.since.day}日前的迟延履行期间的债务利息按照原规定计算，须另行核算，未计入"


def is_older(due: date) -> bool:
    """Whether days of delay after `due` are counted by the rule before this one (INT[7]), which a person reckons."""
    return due + _DAY < INT.since


@dataclass(frozen=True)
class Repayment:
    """A part of the debt, `amount` in yuan, that stopped bearing interest after the day `on`.

    The day: of performance, of 划拨 or 提取, or of the ruling of sale taking effect, INT[3]. `waived`: given up on that day.
    """

    on: date
    amount: Decimal
    waived: bool = False


def principal_repaid(payments: Sequence[Repayment], interest: Decimal, principal: Decimal) -> list[Repayment]:
    """How far `payments`, in order of their days, cleared the principal: ordinary interest comes first.

    民法典第五百六十一条. What exceeds both clears nothing. What is waived is principal first, and bears no more interest.
    """
    repaid, interest_left, left = [], interest, principal
    for payment in sorted(payments, key=lambda p: p.on):
        to_interest = Decimal(0) if payment.waived else min(payment.amount, interest_left)
        to_principal = min(payment.amount - to_interest, left)
        if payment.waived:
            to_interest = min(payment.amount - to_principal, interest_left)
        interest_left, left = interest_left - to_interest, left - to_principal
        if to_principal:
            repaid.append(Repayment(payment.on, to_principal))
    return repaid


def delay_interest(
    debt: Decimal, due: date, until: date, repayments: Sequence[Repayment] = ()
) -> Calculation:
    """加倍部分债务利息: unpaid money `debt` (no ordinary interest) × 0.0175 %/day × days, INT[1].

    The first day is the one after `due`, the last day of the term to perform (民事诉讼法第八十五条: the day
    itself is not counted); the last is `until`, for a repaid part the day of its repayment. Repayments after
    `until` do not count. Days before this rule took effect are left out, and the steps say so (INT[7]). Raises
    Problem 409 if more was repaid than owed.
    """
    counted = sorted((r for r in repayments if r.on <= until), key=lambda r: r.on)
    faults: list[FieldError] = []
    if sum(r.amount for r in counted) > debt:
        faults.append(FieldError("repayments", "已清偿金额超过债务本金", INT[1]))
    if any(r.amount <= 0 for r in counted) or debt < 0:
        faults.append(FieldError("repayments", "债务金额不得为负，清偿金额须大于零", INT[1]))
    refuse(faults, 409, ProblemCode.DELAY_INTEREST_REFUSED)

    total, left, steps = Decimal(0), debt, list[str]()
    if is_older(due):
        due = INT.since - _DAY
        steps.append(OLDER)
    last_counted = due
    rate_ends = [(day - _DAY, Decimal(0)) for day in DELAY_INTEREST.values if due < day - _DAY < until]
    ends = sorted([*((r.on, r.amount) for r in counted), *rate_ends], key=lambda end: end[0])
    for end, repaid in [*ends, (until, Decimal(0))]:
        days = max((end - last_counted).days, 0)
        if days and left:
            rate = DELAY_INTEREST.on(end)
            part = left * rate * days
            total += part
            span = f"{(last_counted + _DAY).isoformat()}至{end.isoformat()}共{days}日"
            steps.append(f"{span}：{format_yuan(left)} × {_daily(rate)} × {days}日 = {plain(part)}元")
        last_counted = max(last_counted, end)
        left -= repaid
        if repaid:
            steps.append(f"{end.isoformat()}清偿{format_yuan(repaid)}，次日起以{format_yuan(left)}为基数")
    amount = round_to_fen(total)
    return Calculation(amount, (*steps, f"加倍部分债务利息合计：{format_yuan(amount)}"))


def _daily(rate: Decimal) -> str:
    """0.000175 → 日万分之一点七五."""
    from cn2an import an2cn  # it takes a quarter of a second, which only reckonings need

    return f"日万分之{an2cn((rate * 10_000).normalize())}"  # ours: how a daily rate is written
