"""加倍部分债务利息, which the first documents tell the debtor and funds distributes. 法释〔2014〕8号. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from shared.law.fees import Calculation, plain
from shared.values.money import format_yuan, round_to_fen
from shared.values.refusal import FieldError, refuse

INTEREST_ARTICLE = "法释〔2014〕8号第一条"

DAILY_RATE = Decimal("0.000175")
_DAY = timedelta(days=1)
IN_FORCE = date(2014, 8, 1)
"""Days of delay before this one are counted by the older rule (法释〔2014〕8号第七条), which is not built."""


@dataclass(frozen=True)
class Repayment:
    """A part of the debt, `amount` in yuan, that stopped bearing interest after the day `on`.

    The day: of performance, of 划拨 or 提取, or of the ruling of sale taking effect, 法释〔2014〕8号第三条.
    """

    on: date
    amount: Decimal


def delay_interest(
    debt: Decimal, due: date, until: date, repayments: Sequence[Repayment] = ()
) -> Calculation:
    """加倍部分债务利息: unpaid money `debt` (no ordinary interest) × 0.0175 %/day × days. INTEREST_ARTICLE.

    The first day is the one after `due`, the last day of the term to perform (民事诉讼法第八十五条: the day
    itself is not counted); the last is `until`, for a repaid part the day of its repayment. Repayments after
    `until` do not count. Raises Problem 409 if more was repaid than owed, or if `due` is before 2014-07-31.
    """
    counted = sorted((r for r in repayments if r.on <= until), key=lambda r: r.on)
    faults: list[FieldError] = []
    if sum(r.amount for r in counted) > debt:
        faults.append(FieldError("repayments", "已清偿金额超过债务本金", INTEREST_ARTICLE))
    if any(r.amount <= 0 for r in counted) or debt < 0:
        faults.append(FieldError("repayments", "债务金额不得为负，清偿金额须大于零", INTEREST_ARTICLE))
    if due + _DAY < IN_FORCE:
        detail = "2014年8月1日前的迟延履行期间适用旧规定，须另行核算"
        faults.append(FieldError("due", detail, "法释〔2014〕8号第七条"))
    refuse(faults, 409, "delay_interest_refused", "加倍部分债务利息无法计算")

    total, left, last_counted, steps = Decimal(0), debt, due, []
    for end, repaid in [*((r.on, r.amount) for r in counted), (until, Decimal(0))]:
        days = max((end - last_counted).days, 0)
        if days and left:
            part = left * DAILY_RATE * days
            total += part
            span = f"{(last_counted + _DAY).isoformat()}至{end.isoformat()}共{days}日"
            steps.append(f"{span}：{format_yuan(left)} × 日万分之一点七五 × {days}日 = {plain(part)}元")
        last_counted = max(last_counted, end)
        left -= repaid
        if repaid:
            steps.append(f"{end.isoformat()}清偿{format_yuan(repaid)}，次日起以{format_yuan(left)}为基数")
    amount = round_to_fen(total)
    return Calculation(amount, (*steps, f"加倍部分债务利息合计：{format_yuan(amount)}"))
