"""Papers on their way to the dossier centre: what can be done with them, by whom and by which article."""

from __future__ import annotations

from dataclasses import replace

from services.documents.dossier import expected, rules
from services.documents.dossier.models import HandOver
from shared.law.case_rules import check_judge
from shared.platform.acts import Act, Operation, offered
from shared.values.articles import REGULATION
from shared.values.roles import STAFF, Actor, Office

HAND_OVER = Operation("hand_over_papers", "移送卷宗管理中心", REGULATION["二(一)8"], STAFF, "case")
RECEIVE = Operation(
    "receive_hand_over",
    "签收移送材料",
    REGULATION["二(一)8"],
    (Office.DOSSIER_KEEPER,),
    "hand_over",
    bulk=True,
)

EXCUSE = Operation(
    "excuse_missing_paper", "说明卷宗材料缺失的原因", REGULATION["二(一)8"], (Office.JUDGE,), "case"
)


def on_expected(actor: Actor, judge: str | None, *, missing: bool) -> list[Act]:
    """`judge`: the case's."""
    return [
        offered(
            actor,
            EXCUSE,
            lambda: check_judge(judge, actor, EXCUSE.article),
            lambda: expected.check_missing(missing),
        )
    ]


def on(actor: Actor, given: HandOver) -> list[Act]:
    article, _ = rules.CONCERNS[given.bundle]
    return [
        offered(
            actor,
            replace(RECEIVE, article=article),
            lambda: rules.check_receipt(
                (given.handed_by, given.handed_for), given.received_by, actor, article
            ),
        )
    ]
