"""Changes of name as acts."""

from __future__ import annotations

from services.intake.renamings.rules import ARTICLE
from shared.platform.acts import Operation
from shared.values.roles import Office

RENAME_PARTY = Operation("rename_party", "登记当事人更名", ARTICLE, (Office.FILING_CLERK,), "party")
WITHDRAW_RENAMING = Operation(
    "withdraw_renaming", "撤销登记有误的更名", ARTICLE, (Office.FILING_CLERK,), "party"
)
