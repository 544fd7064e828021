"""补正 as acts."""

from __future__ import annotations

from services.intake.supplements import rules
from shared.platform.acts import Operation
from shared.values.roles import Office

_CLERK = (Office.FILING_CLERK,)

ASK_SUPPLEMENT = Operation("ask_for_papers", "通知补正", rules.ARTICLE, _CLERK, "application")
RECORD_SUPPLEMENT = Operation("record_papers", "登记补齐材料", rules.ARTICLE, _CLERK, "application")
