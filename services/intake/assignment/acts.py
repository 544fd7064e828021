"""Assignment and re-assignment as acts."""

from __future__ import annotations

from shared.platform.acts import Operation
from shared.values.articles import REGULATION, SUPERVISION, cite
from shared.values.roles import Office

ASSIGN_CASE = Operation(
    "assign_case", "分案", REGULATION["二(五)1"], (Office.QUALITY_OFFICER,), "case", bulk=True
)
REASSIGN_CASE = Operation(
    "reassign_case",
    "变更承办人、执行法官",
    cite(REGULATION["一(一)"], SUPERVISION[3]),
    (Office.BUREAU_DIRECTOR, Office.BUREAU_DEPUTY, Office.PRESIDENT),
    "case",
    bulk=True,
)
