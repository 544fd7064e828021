"""The enforcement fee (申请费), which custody reckons with when it freezes and funds when it distributes. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from shared.law.numbers import ENFORCEMENT_FEE
from shared.law.settings import UNCHANGED, SettingsHistory
from shared.values.money import format_yuan, round_to_fen


@dataclass(frozen=True)
class Calculation:
    """A sum in yuan, rounded to the fen once, at the end, and how it came about."""

    amount: Decimal
    steps: tuple[str, ...]


def enforcement_fee(enforced: Decimal, day: date, settings: SettingsHistory = UNCHANGED) -> Calculation:
    """申请费 on an `enforced` amount in yuan, by the ladder of `day` (FEE[14, 1]); the respondent bears it.

    Where nothing is enforced in money, what the court has set for a case without an amount. ValueError below zero.
    """
    if enforced < 0:
        raise ValueError("no fee on a negative amount")
    if not enforced:
        amount = round_to_fen(Decimal(settings.on(day).fee_without_amount))
        return Calculation(amount, (f"没有执行金额或者价额，申请执行费每件{format_yuan(amount)}",))
    total, brackets = ENFORCEMENT_FEE.on(day)
    steps = [f"不超过1万元的部分：每件{format_yuan(total)}"]
    for above, upto, rate, label in brackets:
        if enforced <= above:
            break
        part = (enforced if upto is None else min(enforced, upto)) - above
        total += part * rate
        steps.append(f"{label}：{format_yuan(part)} × {rate.normalize():%} = {plain(part * rate)}元")
    amount = round_to_fen(total)
    return Calculation(amount, (*steps, f"申请执行费合计：{format_yuan(amount)}"))


def plain(amount: Decimal) -> str:
    """Every digit of an exact product, at least two of them decimals."""
    whole, _, decimals = format(amount, ",f").partition(".")
    return f"{whole}.{decimals.rstrip('0'):0<2}"
