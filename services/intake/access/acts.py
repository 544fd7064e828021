"""Opening and sealing a case as acts."""

from __future__ import annotations

from datetime import datetime

from services.intake.access import rules
from shared.law.case_access import Standing
from shared.platform.acts import Act, Operation, offered
from shared.platform.court import Opening
from shared.values.articles import REGULATION
from shared.values.opening_reason import OpeningReason
from shared.values.roles import LEADERS, STAFF, Actor, Office

OPEN_CASE = Operation("open_case", "写明事由查阅案件", REGULATION["一(一)"], STAFF, "case")
SEAL_CASE = Operation("seal_case", "封存、解除封存", REGULATION["一(一)"], (Office.JUDGE, *LEADERS), "case")
WITHDRAW_OPENING = Operation(
    "withdraw_opening", "撤回开放", REGULATION["一(一)"], (Office.JUDGE, *LEADERS), "opening"
)


def on(actor: Actor, opening: Opening, standing: Standing, now: datetime) -> list[Act]:
    """`standing`: of its case."""
    reason = OpeningReason(opening.reason)
    ended = rules.is_over(opening.until, now)
    return [
        offered(actor, WITHDRAW_OPENING, lambda: rules.check_withdraws(standing, actor, reason, ended=ended))
    ]
