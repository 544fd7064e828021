"""Opening and sealing a case as acts."""

from __future__ import annotations

from shared.platform.acts import Operation
from shared.values.articles import REGULATION
from shared.values.roles import LEADERS, STAFF, Office

OPEN_CASE = Operation("open_case", "写明事由查阅案件", REGULATION["一(一)"], STAFF, "case")
SEAL_CASE = Operation("seal_case", "封存、解除封存", REGULATION["一(一)"], (Office.JUDGE, *LEADERS), "case")
WITHDRAW_OPENING = Operation(
    "withdraw_opening", "撤回开放", REGULATION["一(一)"], (Office.JUDGE, *LEADERS), "opening"
)
