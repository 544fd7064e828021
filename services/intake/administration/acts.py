"""The acts of who administers the system."""

from __future__ import annotations

from shared.platform.acts import Operation
from shared.values.articles import HOL, REGULATION
from shared.values.roles import Office

PUBLISH_CALENDAR = Operation(
    "publish_calendar", "公布放假、调休安排", HOL[7], (Office.ADMINISTRATOR,), "calendar"
)
CHANGE_SETTING = Operation(
    "change_setting", "变更设定", REGULATION["二(五)2"], (Office.ADMINISTRATOR,), "setting"
)
PUBLISH_COURTS = Operation(
    "publish_courts", "公布受托法院名册", REGULATION["二(二)2(2)"], (Office.ADMINISTRATOR,), "court_register"
)
INSPECT_AUDIT = Operation(
    "inspect_audit",
    "立即巡检操作记录",
    REGULATION["一(一)"],
    (Office.QUALITY_OFFICER, Office.ADMINISTRATOR),
    "audit",
)
ADVANCE_CLOCK = Operation(
    "advance_clock", "推进法院时钟（仅沙箱）", REGULATION["二(五)2"], (Office.ADMINISTRATOR,), "clock"
)
ENTER_ACCOUNT = Operation(
    "enter_court_account", "录入法院账户", REGULATION["二(六)1"], (Office.ADMINISTRATOR,), "court_account"
)
CONFIRM_ACCOUNT = Operation(
    "confirm_court_account", "确认法院账户", REGULATION["二(六)1"], (Office.FINANCE_HEAD,), "court_account"
)
