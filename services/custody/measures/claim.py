"""How much may be frozen. Pure."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from shared.law.fees import enforcement_fee
from shared.law.settings import UNCHANGED, SettingsHistory


def freezing_limit(
    principal: Decimal, interest: Decimal, day: date, settings: SettingsHistory = UNCHANGED
) -> Decimal:
    """Claim in yuan, which may be none, with the enforcement fee that it will cost by the ladder of `day` (查封扣押冻结规定第十九条; 诉讼费用交纳办法第十四条)."""
    claim = principal + interest
    return claim + enforcement_fee(claim, day, settings).amount
