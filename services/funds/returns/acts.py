"""What is said of a credit that may bring a pay-out back, by whom and by which article."""

from __future__ import annotations

from collections.abc import Collection

from services.funds.returns import rules
from shared.platform.acts import Act, Operation, offered
from shared.values.roles import Actor, Office

DECIDE_PAYOUT_RETURN = Operation(
    "decide_payout_return",
    "核对疑似退汇",
    rules.ARTICLE,
    (Office.FUNDS_OFFICER, Office.BUREAU_DIRECTOR),
    "receipt",
)


def on(actor: Actor, requested: Collection[str]) -> Act:
    """`requested`: who has requested the pay-out, and in whose stead; nobody where the receipt brings none back, or it is settled."""
    return offered(
        actor,
        DECIDE_PAYOUT_RETURN,
        lambda: rules.check_pending(pending=bool(requested)),
        lambda: rules.check_decides(requested, actor),
    )
