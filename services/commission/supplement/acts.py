"""What can be done with what the receiving court says is missing."""

from __future__ import annotations

from services.commission.supplement import rules
from services.commission.supplement.models import Supplement
from shared.platform.acts import Act, Operation, offered
from shared.values.roles import Actor, Office

SUPPLY = Operation(
    "supply_missing", "签发补正材料", rules.ARTICLE, (Office.COMMISSION_OFFICER,), "supplement"
)


def on(actor: Actor, supplement: Supplement, commission_state: str) -> list[Act]:
    return [
        offered(actor, SUPPLY, lambda: rules.check_suppliable(supplement.supplied_at, commission_state)),
    ]
