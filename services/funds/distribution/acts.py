"""What makes a plan, by whom and by which article."""

from __future__ import annotations

from shared.platform.acts import Operation
from shared.values.articles import REGULATION
from shared.values.roles import Office

COMPUTE_DISTRIBUTION = Operation(
    "compute_distribution", "核算分配案款", REGULATION["二(六)5(2)"], (Office.HANDLING_OFFICER,), "case"
)
