"""The first reception as an act."""

from __future__ import annotations

from shared.platform.acts import Operation
from shared.values.articles import REGULATION
from shared.values.roles import Office

RECORD_RECEPTION = Operation(
    "record_reception", "记录初次接待", REGULATION["一(二)"], (Office.RECEPTION_CLERK,), "case"
)
WITHDRAW_CONFIRMATION = Operation(
    "withdraw_address_confirmation",
    "撤销登记有误的送达地址确认",
    REGULATION["一(二)"],
    (Office.RECEPTION_CLERK,),
    "case",
)
