"""Court time as the outside world knows it: real time plus what intake has told, never back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from deploy.sandbox.books import Books

COURT_ZONE = ZoneInfo("Asia/Shanghai")


class CourtClock:
    def __init__(self, books: Books) -> None:
        self._books = books
        told = books.get("clock", "offset") or {"microseconds": 0}
        self._offset = timedelta(microseconds=told["microseconds"])

    def now(self) -> datetime:
        return (datetime.now(UTC) + self._offset).astimezone(COURT_ZONE)

    def tell(self, now: datetime) -> None:
        """Move to `now`; an instant already past changes nothing."""
        offset = max(self._offset, now - datetime.now(UTC))
        with self._books.transaction():
            self._books.put("clock", "offset", {"microseconds": offset // timedelta(microseconds=1)})
        self._offset = offset
