"""How much may be frozen. Pure."""

from __future__ import annotations

from decimal import Decimal

from shared.money import round_to_fen

# 诉讼费用交纳办法第十四条: above so much, this rate; the first ten thousand cost 50 yuan.
_FEE_BASE = Decimal(50)
_FEE_RATES = (
    (Decimal(10_000), Decimal(500_000), Decimal("0.015")),
    (Decimal(500_000), Decimal(5_000_000), Decimal("0.010")),
    (Decimal(5_000_000), Decimal(10_000_000), Decimal("0.005")),
    (Decimal(10_000_000), Decimal("Infinity"), Decimal("0.001")),
)


def freezing_limit(principal: Decimal, interest: Decimal) -> Decimal:
    """Claim in yuan with the enforcement fee that it will cost (查扣冻规定第十九条; 诉讼费用交纳办法第十四条)."""
    claim = principal + interest
    steps = ((min(claim, upto) - above) * rate for above, upto, rate in _FEE_RATES if claim > above)
    return round_to_fen(claim + _FEE_BASE + sum(steps))
