"""What the outside world remembers, in one SQLite file: documents by kind and number, and events.

WAL in its default durability: what is committed survives kill -9 of the process.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from deploy.sandbox.codes import SandboxCode
from shared.values.refusal import Problem

Document = dict[str, Any]

SCHEMA = """
CREATE TABLE IF NOT EXISTS document (
    kind TEXT NOT NULL, id TEXT NOT NULL, case_number TEXT NOT NULL, body TEXT NOT NULL,
    PRIMARY KEY (kind, id));
CREATE INDEX IF NOT EXISTS document_case ON document (kind, case_number);
CREATE TABLE IF NOT EXISTS event (
    id INTEGER PRIMARY KEY, due_at INTEGER NOT NULL, system TEXT NOT NULL, operation TEXT NOT NULL,
    url TEXT NOT NULL, key TEXT NOT NULL, body TEXT NOT NULL, state TEXT NOT NULL DEFAULT 'pending',
    deliveries INTEGER NOT NULL DEFAULT 0, status INTEGER);
CREATE INDEX IF NOT EXISTS event_due ON event (due_at, id) WHERE state = 'pending';
"""
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def microseconds(instant: datetime) -> int:
    return (instant - EPOCH) // timedelta(microseconds=1)


@dataclass(frozen=True)
class Event:
    """Something due at a court instant: a message to `url`, or without one an act of the outside world."""

    id: int
    due_at: datetime
    system: str
    operation: str
    url: str
    key: str
    body: Document


class Books:
    """Not shared between threads; nothing awaits inside a transaction, so one connection is enough."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._db = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        self._db.row_factory = sqlite3.Row
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.executescript(SCHEMA)

    def close(self) -> None:
        self._db.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    def add(self, kind: str, number: str, body: Document, case_number: str = "") -> None:
        """A new document; a number already given out is refused."""
        try:
            self._db.execute(
                "INSERT INTO document VALUES (?, ?, ?, ?)", (kind, number, case_number, json.dumps(body))
            )
        except sqlite3.IntegrityError:
            raise Problem(422, SandboxCode.DUPLICATE_NUMBER) from None

    def put(self, kind: str, number: str, body: Document, case_number: str = "") -> None:
        self._db.execute(
            "INSERT INTO document VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET body = excluded.body",
            (kind, number, case_number, json.dumps(body)),
        )

    def get(self, kind: str, number: str) -> Document | None:
        row = self._db.execute(
            "SELECT body FROM document WHERE kind = ? AND id = ?", (kind, number)
        ).fetchone()
        return None if row is None else json.loads(row["body"])

    def find(self, kind: str, number: str) -> Document:
        """As `get`, or the contract's 404."""
        found = self.get(kind, number)
        if found is None:
            raise Problem(404, SandboxCode.NOT_FOUND)
        return found

    def rows(self, kind: str, case_number: str | None = None) -> list[Document]:
        """In the order in which they arose."""
        sql = "SELECT body FROM document WHERE kind = ? AND (? IS NULL OR case_number = ?) ORDER BY rowid"
        return [json.loads(row["body"]) for row in self._db.execute(sql, (kind, case_number, case_number))]

    def next_number(self, series: str) -> int:
        last = self.get("series", series) or {"last": 0}
        self.put("series", series, {"last": last["last"] + 1})
        return int(last["last"]) + 1

    def schedule(
        self, due_at: datetime, system: str, operation: str, body: Document, url: str = "", key: str = ""
    ) -> None:
        self._db.execute(
            "INSERT INTO event (due_at, system, operation, url, key, body) VALUES (?, ?, ?, ?, ?, ?)",
            (microseconds(due_at), system, operation, url, key, json.dumps(body)),
        )

    def cancel(self, key: str) -> None:
        """A message that has not gone yet is not sent."""
        self._db.execute("UPDATE event SET state = 'cancelled' WHERE key = ? AND state = 'pending'", (key,))

    def due(self, now: datetime) -> Iterator[Event]:
        """Events due and not yet handled, in order; each is read when it is asked for."""
        sql = "SELECT * FROM event WHERE state = 'pending' AND due_at <= ? ORDER BY due_at, id"
        with closing(self._db.execute(sql, (microseconds(now),))) as rows:
            for row in rows:
                yield self._event(row)

    def after(self, event: Event, now: datetime) -> Event | None:
        """The next one due of the same kind to the same receiver."""
        sql = (
            "SELECT * FROM event WHERE state = 'pending' AND due_at <= ? AND id <> ?"
            " AND system = ? AND operation = ? AND url = ? ORDER BY due_at, id LIMIT 1"
        )
        same = (microseconds(now), event.id, event.system, event.operation, event.url)
        row = self._db.execute(sql, same).fetchone()
        return None if row is None else self._event(row)

    def pending(self, now: datetime) -> int:
        """How many events are due and not yet handled."""
        sql = "SELECT count(*) FROM event WHERE state = 'pending' AND due_at <= ?"
        return int(self._db.execute(sql, (microseconds(now),)).fetchone()[0])

    def next_event_at(self, now: datetime) -> datetime | None:
        sql = "SELECT min(due_at) FROM event WHERE state = 'pending' AND due_at > ?"
        found = self._db.execute(sql, (microseconds(now),)).fetchone()[0]
        return None if found is None else EPOCH + timedelta(microseconds=found)

    def delivered(self, event: Event, status: int | None, *, settled: bool) -> None:
        """One delivery, answered with `status` or not at all; until `settled` the event stays pending."""
        self._db.execute(
            "UPDATE event SET deliveries = deliveries + 1, status = ?, state = iif(?, 'done', state)"
            " WHERE id = ?",
            (status, settled, event.id),
        )

    def events(self) -> list[Document]:
        sql = "SELECT id, due_at, system, operation, body, state, deliveries, status FROM event ORDER BY id"
        return [
            dict(row) | {"due_at": self._event_time(row).isoformat(), "body": json.loads(row["body"])}
            for row in self._db.execute(sql)
        ]

    def _event(self, row: sqlite3.Row) -> Event:
        names = ("id", "system", "operation", "url", "key")
        return Event(due_at=self._event_time(row), body=json.loads(row["body"]), **{n: row[n] for n in names})

    def _event_time(self, row: sqlite3.Row) -> datetime:
        return EPOCH + timedelta(microseconds=row["due_at"])
