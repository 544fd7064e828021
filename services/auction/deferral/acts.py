"""What the handling officer can do about a thing that is not ours to dispose of, and by which article."""

from __future__ import annotations

from services.auction.deferral import rules
from services.auction.deferral.models import Deferral
from shared.law.case_access import Standing
from shared.law.case_rules import check_officer
from shared.platform.acts import Act, Operation, offered
from shared.values.articles import CKD, REGULATION
from shared.values.roles import Actor, Office

_OFFICER = (Office.HANDLING_OFFICER,)

DEFER = Operation("defer_disposal", "暂不处置", CKD[26], _OFFICER, "asset")
END = Operation("end_deferral", "转为在先查封，应当处置", CKD[26], _OFFICER, "deferral")


def on(actor: Actor, deferral: Deferral, standing: Standing, *, elsewhere: bool) -> list[Act]:
    """`standing`: of its case; `elsewhere`: whether another case of this court disposes of the thing."""
    return [
        offered(
            actor,
            END,
            lambda: check_officer(standing.officer, actor, REGULATION["一(一)"]),
            lambda: rules.check_deferred(deferral.ended_at is None),
            lambda: rules.check_not_elsewhere(rules.Ground(deferral.ground), elsewhere),
        )
    ]
