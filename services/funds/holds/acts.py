"""What can be done with a hold, by whom and by which article."""

from __future__ import annotations

from services.funds.holds import rules
from services.funds.holds.rules import ARTICLE, Standing
from shared.platform.acts import Act, Operation, offered
from shared.values.roles import Actor, Office

REQUEST_HOLD = Operation("request_hold", "申请暂缓发放案款", ARTICLE, (Office.HANDLING_OFFICER,), "case")
DECIDE_HOLD = Operation(
    "decide_hold", "审批暂缓发放案款", ARTICLE, (Office.BUREAU_DIRECTOR, Office.LEADER_IN_CHARGE), "hold"
)
LIFT_HOLD = Operation(
    "lift_hold", "恢复发放案款", ARTICLE, (Office.HANDLING_OFFICER, Office.BUREAU_DIRECTOR), "hold"
)


def on(actor: Actor, hold: Standing, officer: str | None) -> list[Act]:
    """`officer`: the case's."""
    return [
        offered(actor, DECIDE_HOLD, lambda: rules.check_decides(hold, actor)),
        offered(
            actor, LIFT_HOLD, lambda: rules.check_in_force(hold), lambda: rules.check_lifts(officer, actor)
        ),
    ]
