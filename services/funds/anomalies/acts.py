"""What can be done with an anomaly, by whom and by which article."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal

from services.funds.anomalies import rules
from services.funds.anomalies.models import Anomaly, AnomalyReturn
from shared.platform.acts import Act, Operation, offered
from shared.values.roles import Actor, Office

DECIDE_ANOMALY = Operation(
    "decide_anomaly", "核查处理案款收发异常", rules.ARTICLE, (Office.BUREAU_DIRECTOR,), "anomaly"
)
PROPOSE_RETURN = Operation(
    "propose_return", "报请以到账款项核销不明支出", rules.ARTICLE, (Office.FUNDS_OFFICER,), "anomaly"
)
DECIDE_RETURN = Operation(
    "decide_return", "审查以到账款项核销不明支出", rules.ARTICLE, (Office.BUREAU_DIRECTOR,), "anomaly_return"
)


def on(actor: Actor, anomaly: Anomaly, outstanding: Decimal, handled_by: Collection[str]) -> list[Act]:
    """`handled_by`: who requested, first reviewed or made the case's payments."""
    return [
        offered(actor, PROPOSE_RETURN, lambda: rules.check_outstanding(outstanding)),
        offered(
            actor,
            DECIDE_ANOMALY,
            lambda: rules.check_undecided(decided=anomaly.decided_at is not None),
            lambda: rules.check_examiner(actor, handled_by),
        ),
    ]


def on_return(actor: Actor, row: AnomalyReturn, handled_by: Collection[str]) -> list[Act]:
    """Whether the money can be what came back is judged when it is decided."""
    return [
        offered(
            actor,
            DECIDE_RETURN,
            lambda: rules.check_undecided_return(decided=row.granted is not None),
            lambda: rules.check_decides_return(actor, (row.proposed_by, row.proposed_for), handled_by),
        )
    ]
