"""Co-ordination as acts."""

from __future__ import annotations

from services.intake.coordination import rules
from services.intake.coordination.models import Coordination
from shared.platform.acts import Act, Operation, offered
from shared.values.roles import Actor, Office

_DIRECTORS = (Office.COMMAND_CENTRE_DIRECTOR, Office.BUREAU_DIRECTOR)

DECIDE_COORDINATION = Operation(
    "decide_coordination", "决定由本案处置关联财产", rules.ARTICLE, _DIRECTORS, "case"
)
END_COORDINATION = Operation(
    "end_coordination", "撤销协调办理决定", rules.ARTICLE, _DIRECTORS, "coordination"
)


def on(actor: Actor, one: Coordination) -> list[Act]:
    return [offered(actor, END_COORDINATION, lambda: rules.check_standing(one.ended_at))]
