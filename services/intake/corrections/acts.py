"""Corrections as acts."""

from __future__ import annotations

from shared.platform.acts import Operation
from shared.values.articles import EXE
from shared.values.roles import Office

CORRECT_PARTY = Operation("correct_party", "更正当事人信息", EXE[18], (Office.FILING_CLERK,), "party")
CORRECT_APPLICATION = Operation(
    "correct_application", "更正执行依据、申请标的", EXE[18], (Office.FILING_CLERK,), "application"
)
