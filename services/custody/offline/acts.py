"""Who records what was done offline, by which article."""

from __future__ import annotations

from shared.platform.acts import Operation
from shared.values.articles import REGULATION
from shared.values.roles import Office

RECORD_OFFLINE = Operation(
    "record_offline",
    "登记线下查控结果",
    REGULATION["二(二)4"],
    (Office.CUSTODY_OFFICER,),
    "asset",
    urgent=True,
)
RECORD_RETURN = Operation(
    "record_offline_return",
    "登记线下解除、续行回执",
    REGULATION["二(二)3"],
    (Office.CUSTODY_OFFICER,),
    "measure",
    urgent=True,
)
