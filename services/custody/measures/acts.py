"""What can be done with an asset and with the measure on it, by whom and by which article."""

from __future__ import annotations

from services.custody.measures import rules
from services.custody.measures.models import Decision, Measure
from shared.platform.acts import Act, Operation, offered
from shared.values.articles import REGULATION
from shared.values.roles import Actor, Office

DECIDE_ASSET = Operation(
    "decide_asset", "逐项处理反馈财产", REGULATION["二(二)2"], (Office.CUSTODY_OFFICER,), "asset"
)
LIFT_MEASURE = Operation(
    "lift_measure", "决定解除查封、冻结", rules.LIFTING, (Office.CUSTODY_OFFICER,), "measure"
)


def on_asset(actor: Actor, decision: Decision | None, *, closed: bool) -> list[Act]:
    """`decision`: the one that stands; `closed`: whether the case is."""
    return [
        offered(
            actor,
            DECIDE_ASSET,
            lambda: rules.check_case_open("closed" if closed else "open"),
            lambda: rules.check_undecided(decision is not None),
        )
    ]


def on_measure(actor: Actor, measure: Measure) -> list[Act]:
    decided = measure.lift_decided_at is not None
    return [offered(actor, LIFT_MEASURE, lambda: rules.check_liftable(decided))]
