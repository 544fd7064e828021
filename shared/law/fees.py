"""The enforcement fee (申请费), which custody reckons with when it freezes and funds when it distributes. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from shared.values.articles import FEE
from shared.values.money import format_yuan, round_to_fen

FEE_ARTICLE = FEE[14, 1]

_FEE_BASE = Decimal(50)
_FEE_LADDER = (
    (Decimal(10_000), Decimal(500_000), Decimal("0.015"), "超过1万元至50万元的部分", "1.5%"),
    (Decimal(500_000), Decimal(5_000_000), Decimal("0.01"), "超过50万元至500万元的部分", "1%"),
    (Decimal(5_000_000), Decimal(10_000_000), Decimal("0.005"), "超过500万元至1000万元的部分", "0.5%"),
    (Decimal(10_000_000), None, Decimal("0.001"), "超过1000万元的部分", "0.1%"),
)


@dataclass(frozen=True)
class Calculation:
    """A sum in yuan, rounded to the fen once, at the end, and how it came about."""

    amount: Decimal
    steps: tuple[str, ...]


def enforcement_fee(enforced: Decimal) -> Calculation:
    """申请费 on an `enforced` amount > 0 in yuan, borne by the respondent. FEE_ARTICLE. Raises ValueError."""
    if enforced <= 0:
        raise ValueError("the ladder is for cases with an amount")
    total, steps = _FEE_BASE, [f"不超过1万元的部分：每件{format_yuan(_FEE_BASE)}"]
    for above, upto, rate, label, percent in _FEE_LADDER:
        if enforced <= above:
            break
        part = (enforced if upto is None else min(enforced, upto)) - above
        total += part * rate
        steps.append(f"{label}：{format_yuan(part)} × {percent} = {plain(part * rate)}元")
    amount = round_to_fen(total)
    return Calculation(amount, (*steps, f"申请执行费合计：{format_yuan(amount)}"))


def plain(amount: Decimal) -> str:
    """Every digit of an exact product, at least two of them decimals."""
    whole, _, decimals = format(amount, ",f").partition(".")
    return f"{whole}.{decimals.rstrip('0'):0<2}"
