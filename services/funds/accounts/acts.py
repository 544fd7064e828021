"""What the carrier tells of the messages about a case's account."""

from __future__ import annotations

from shared.platform.acts import Operation
from shared.values.articles import REGULATION
from shared.values.roles import Office

BOOK_ACCOUNT_NOTICE = Operation(
    "book_account_notice_receipt",
    "账号告知的送达回执",
    REGULATION["二(六)3"],
    (Office.NOTICES_SYSTEM,),
    "account",
)
