"""Who renews a measure, by which article."""

from __future__ import annotations

from services.custody.renewal import rules
from shared.platform.acts import Operation
from shared.values.roles import Office

RENEW_MEASURE = Operation(
    "renew_measure",
    "决定续行查封、冻结",
    rules.RENEWAL,
    (Office.CUSTODY_OFFICER,),
    "measure",
    bulk=True,
    urgent=True,
)
