"""The acts on a rule of the rulebook, and on a reading of what the regulation leaves open."""

from __future__ import annotations

from shared.platform.acts import Operation
from shared.values.articles import REGULATION
from shared.values.roles import Office

_LEADERS = (Office.PRESIDENT, Office.LEADER_IN_CHARGE)
CONFIRM = Operation("confirm_rule", "确认待确认的期限", REGULATION["二(五)2"], _LEADERS, "rule")
CONFIRM_ALL = Operation("confirm_rules", "确认全部待确认的期限", REGULATION["二(五)2"], _LEADERS, "rule")
WITHDRAW = Operation(
    "withdraw_rule_confirmation", "撤回对期限的确认", REGULATION["二(五)2"], _LEADERS, "rule"
)
CONFIRM_POINT = Operation(
    "confirm_open_point", "确认理解与适用", REGULATION["三(二)"], _LEADERS, "open_point"
)
WITHDRAW_POINT = Operation(
    "withdraw_open_point_confirmation", "撤回对理解与适用的确认", REGULATION["三(二)"], _LEADERS, "open_point"
)
