"""What makes a plan, of the case's money or of what goes back to a buyer, by whom and by which article."""

from __future__ import annotations

from shared.platform.acts import Operation
from shared.values.articles import REGULATION
from shared.values.roles import Office

REFUND_BUYER = Operation(
    "refund_buyer", "退还买受人款项", REGULATION["二(六)2"], (Office.HANDLING_OFFICER,), "receipt"
)
COMPUTE_DISTRIBUTION = Operation(
    "compute_distribution", "核算分配案款", REGULATION["二(六)5(2)"], (Office.HANDLING_OFFICER,), "case"
)
