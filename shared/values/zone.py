"""The court's own time zone."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

COURT_ZONE = ZoneInfo("Asia/Shanghai")


def begin_of(day: date) -> datetime:
    """The instant at which that day begins at the court."""
    return datetime.combine(day, time(), COURT_ZONE)
