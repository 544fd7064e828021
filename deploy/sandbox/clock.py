"""Court time as the outside world knows it: real time until intake tells it another, then never back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from deploy.sandbox.books import Books
from shared.values.zone import COURT_ZONE


class CourtClock:
    def __init__(self, books: Books) -> None:
        self._books = books
        told = books.get("clock", "offset")
        self._told = told is not None
        self._offset = timedelta(microseconds=told["microseconds"] if told else 0)

    def now(self) -> datetime:
        return (datetime.now(UTC) + self._offset).astimezone(COURT_ZONE)

    def tell(self, now: datetime) -> None:
        """Move to `now`. Only the first telling may set a time before real time: where the court starts."""
        offset = now - datetime.now(UTC)
        if self._told:
            offset = max(self._offset, offset)
        with self._books.transaction():
            self._books.put("clock", "offset", {"microseconds": offset // timedelta(microseconds=1)})
        self._told, self._offset = True, offset
