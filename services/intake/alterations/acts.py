"""Alterations of the parties as acts."""

from __future__ import annotations

from services.intake.alterations.rules import ARTICLE
from shared.platform.acts import Operation
from shared.values.roles import Office

END_FOR_PARTY = Operation(
    "end_for_party", "登记对一方当事人终结执行、驳回申请", ARTICLE, (Office.HANDLING_OFFICER,), "case"
)
