"""What can be done with the report of a day, by whom and by which article."""

from __future__ import annotations

from services.intake.inspection import rules
from services.intake.inspection.rules import ARTICLE
from shared.platform.acts import Act, Operation, offered
from shared.values.roles import Actor, Office

_OFFICES = (Office.QUALITY_OFFICER,)

MAKE_INSPECTION = Operation("make_inspection", "立即进行每日检查", ARTICLE, _OFFICES, "inspection")
REVIEW_INSPECTION = Operation("review_inspection", "确认当日检查报告", ARTICLE, _OFFICES, "inspection")


def on(actor: Actor, state: str) -> list[Act]:
    return [offered(actor, REVIEW_INSPECTION, lambda: rules.check_reviewable(state))]
