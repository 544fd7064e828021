"""The court's own time zone."""

from zoneinfo import ZoneInfo

COURT_ZONE = ZoneInfo("Asia/Shanghai")
