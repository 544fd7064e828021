"""What can be done with an anomaly, by whom and by which article."""

from __future__ import annotations

from collections.abc import Collection

from services.funds.anomalies import rules
from services.funds.anomalies.models import Anomaly
from shared.platform.acts import Act, Operation, offered
from shared.values.roles import Actor, Office

DECIDE_ANOMALY = Operation(
    "decide_anomaly", "核查处理案款收发异常", rules.ARTICLE, (Office.BUREAU_DIRECTOR,), "anomaly"
)


def on(actor: Actor, anomaly: Anomaly, handled_by: Collection[str]) -> list[Act]:
    """`handled_by`: who requested, first reviewed or made the case's payments."""
    return [
        offered(
            actor,
            DECIDE_ANOMALY,
            lambda: rules.check_undecided(decided=anomaly.decided_at is not None),
            lambda: rules.check_examiner(actor, handled_by),
        )
    ]
