"""What is done about the money of a buyer who has defaulted, by whom and by which article."""

from __future__ import annotations

from shared.platform.acts import Operation
from shared.values.articles import NET
from shared.values.roles import Office

KEEP_DEPOSIT = Operation("keep_deposit", "登记悔拍保证金不予退还", NET[24], (Office.FUNDS_OFFICER,), "case")
