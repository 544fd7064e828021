"""Resumption as an act on a case that has ended."""

from __future__ import annotations

from services.intake.resumption.rules import ARTICLE
from shared.platform.acts import Operation
from shared.values.roles import Office

RESUME_CASE = Operation("resume_case", "登记恢复执行", ARTICLE, (Office.FILING_CLERK, Office.JUDGE), "case")
