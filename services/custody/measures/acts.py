"""What can be done with an asset and with the measure on it, by whom and by which article."""

from __future__ import annotations

from datetime import date

from services.custody.measures import rules
from services.custody.measures.models import Decision, Measure
from services.custody.offline.acts import RECORD_OFFLINE, RECORD_RETURN
from services.custody.offline.rules import check_pending, check_returnable
from services.custody.renewal.acts import RENEW_MEASURE
from services.custody.renewal.rules import check_renewable
from shared.platform.acts import Act, Operation, offered
from shared.values.articles import REGULATION
from shared.values.roles import Actor, Office

DECIDE_ASSET = Operation(
    "decide_asset", "逐项处理反馈财产", REGULATION["二(二)2"], (Office.CUSTODY_OFFICER,), "asset", urgent=True
)
LIFT_MEASURE = Operation(
    "lift_measure", "决定解除查封、冻结", rules.LIFTING, (Office.CUSTODY_OFFICER,), "measure"
)


def on_asset(actor: Actor, decision: Decision | None, measured: bool, *, closed: bool) -> list[Act]:
    """`decision`: the one that stands; `measured`: a measure has come of it; `closed`: whether the case is."""
    way = decision.way if decision else None
    return [
        offered(
            actor,
            DECIDE_ASSET,
            lambda: rules.check_case_open(closed),
            lambda: rules.check_undecided(decision is not None),
        ),
        offered(actor, RECORD_OFFLINE, lambda: check_pending(way, measured)),
    ]


def on_measure(actor: Actor, measure: Measure, today: date) -> list[Act]:
    lifts, renews = measure.lift_decided_at is not None, measure.renew_decided_at is not None
    return [
        offered(
            actor,
            LIFT_MEASURE,
            lambda: rules.check_own(measure.commission),
            lambda: rules.check_liftable(lifts, renews),
        ),
        offered(
            actor,
            RECORD_RETURN,
            lambda: check_returnable(measure.awaits_return or (measure.offline and measure.waits_elsewhere)),
        ),
        offered(
            actor,
            RENEW_MEASURE,
            lambda: rules.check_own(measure.commission),
            lambda: check_renewable(measure.state(today), measure.lifts_whole, renews),
        ),
    ]
