"""What 10,000 prompts cost that are due at one instant: as the court takes them, and the same rows put in by bare statements.

Each docket's timer wakes it by itself, and all that wait at one time are taken in one transaction, as many as the service has room
for. The bare statements leave every row that the court leaves (the message, its duty, its line in the work log and the audit row,
both chained by the same functions, the duty's next step), as many dockets a transaction, a statement a table.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from time import perf_counter
from typing import Any

import asyncpg

from services.intake.docket import repository as docket
from services.intake.prompts import waking
from shared.platform.db import Database
from shared.platform.work import Caller, Work
from shared.values.roles import STAFF, Office

_WRITTEN = {
    "reminder": "id, docket, duty_version, step, office, staff_id, text, created_at, send_at, proof, tried, failures",
    "reminder_duty": "reminder_id, duty_id, step, duty_version",
    "work_log": "id, docket, at, duty_id, article, text",
}
AT_ONCE = 20

_KEPT = (*_WRITTEN, "audit")


async def _appoint(connection: asyncpg.Connection[Any], now: datetime) -> None:
    """One person an office."""
    await connection.executemany(
        "INSERT INTO court.staff (id, name, mobile, email) VALUES ($1, $2, '13900000000', '') ON CONFLICT DO NOTHING",
        [(f"bench_{office}", office.label) for office in STAFF],
    )
    await connection.executemany(
        "INSERT INTO court.appointment (id, staff_id, office, since) VALUES ($1, $1, $2, $3)",
        [(f"bench_{office}", office.value, now - timedelta(days=1)) for office in STAFF],
    )


async def measure(connection: asyncpg.Connection[Any], db: Database, now: datetime) -> dict[str, Any]:
    """Milliseconds for the prompts of all duties that the inspection finds; each is then undone."""
    await _appoint(connection, now)
    await connection.execute(
        "UPDATE intake.duty SET next_step = 'warn', next_at = $1, warn_at = $1, due_at = $2 WHERE warn_at <= $1",
        *(now, now + timedelta(days=2)),
    )
    await connection.execute("VACUUM ANALYZE intake.duty")
    due = await connection.fetch("SELECT id, docket FROM intake.duty WHERE next_at <= $1", now)
    dockets = sorted({row["docket"] for row in due})
    turns = [dockets[first : first + AT_ONCE] for first in range(0, len(dockets), AT_ONCE)]
    caller = Caller(db, "intake", "service:workflow")
    await caller.act(Office.SERVICE, _wake, turns[0])  # what is learned once
    await _undo(connection, now, due)
    began = perf_counter()
    for turn in turns:
        await caller.act(Office.SERVICE, _wake, turn)
    ours = perf_counter() - began
    written = {
        table: await connection.fetch(f"SELECT {columns} FROM intake.{table}")
        for table, columns in _WRITTEN.items()
    }
    assert sum(row["step"] == "warn" for row in written["reminder_duty"]) == len(due)
    audits = await connection.fetch("SELECT case_number, action, subject, detail FROM intake.audit")
    taken = await connection.fetch(
        "SELECT id, docket, next_step, next_at FROM intake.duty WHERE id = ANY($1)",
        [row["id"] for row in due],
    )
    await _undo(connection, now, due)
    by_docket = _by_docket(written, audits, taken)
    began = perf_counter()
    for turn in turns:
        await _bare(connection, now, turn, _all_of(by_docket[one] for one in turn))
    bare = perf_counter() - began
    kept = {table: await connection.fetchval(f"SELECT count(*) FROM intake.{table}") for table in _KEPT}
    await _undo(connection, now, due)
    assert kept == {**{table: len(rows) for table, rows in written.items()}, "audit": len(audits)}
    return {
        "prompts": len(due),
        "dockets_at_once": AT_ONCE,
        "rows": kept,
        "prompts_ms": round(ours * 1000),
        "bare_prompts_ms": round(bare * 1000),
        "prompts_ratio": round(ours / bare, 2),
    }


async def _wake(work: Work, turn: list[str]) -> None:
    await waking.wake(work, await docket.lock_dockets(work.session, turn))


Written = dict[str, list[asyncpg.Record]]


def _by_docket(
    written: Written, audits: list[asyncpg.Record], taken: list[asyncpg.Record]
) -> dict[str, Written]:
    found: defaultdict[str, Written] = defaultdict(lambda: defaultdict(list))
    of_message = {row["id"]: row["docket"] for row in written["reminder"]}
    for table in ("reminder", "work_log"):
        for row in written[table]:
            found[row["docket"]][table].append(row)
    for row in written["reminder_duty"]:
        found[of_message[row["reminder_id"]]]["reminder_duty"].append(row)
    for row in audits:
        found[f"case/{row['case_number']}"]["audit"].append(row)
    for row in taken:
        found[row["docket"]]["duty"].append(row)
    return found


def _all_of(dockets: Iterable[Written]) -> Written:
    rows: defaultdict[str, list[asyncpg.Record]] = defaultdict(list)
    for written in dockets:
        for table, some in written.items():
            rows[table] += some
    return rows


async def _bare(connection: asyncpg.Connection[Any], now: datetime, turn: list[str], rows: Written) -> None:
    """What any program would have to ask and write for the prompts of some dockets, a statement a table."""
    async with connection.transaction():
        await connection.fetch("SELECT id FROM intake.docket WHERE id = ANY($1) ORDER BY id FOR UPDATE", turn)
        await connection.fetch(
            "SELECT * FROM intake.duty WHERE docket = ANY($1) AND next_at <= $2 FOR UPDATE", turn, now
        )
        for table, names in _WRITTEN.items():
            await connection.execute(
                f"INSERT INTO intake.{table} ({names}) SELECT {names} FROM json_populate_recordset(NULL::intake.{table}, $1)",
                json.dumps([dict(row) for row in rows[table]], default=str),
            )
        await connection.execute(
            "UPDATE intake.duty SET next_step = one.next_step, next_at = one.next_at, version = duty.version + 1"
            " FROM json_populate_recordset(NULL::intake.duty, $1) AS one WHERE duty.id = one.id",
            json.dumps([dict(row) for row in rows["duty"]], default=str),
        )
        audits = json.dumps([dict(row) | {"detail": json.loads(row["detail"])} for row in rows["audit"]])
        await connection.execute(
            "SELECT intake.settle($1, NULL, 'null', $2, $3, '[]')", "service:workflow", now, audits
        )


async def _undo(connection: asyncpg.Connection[Any], now: datetime, due: list[asyncpg.Record]) -> None:
    await connection.execute(
        "TRUNCATE intake.reminder, intake.reminder_duty, intake.work_log, intake.work_log_head, intake.audit, intake.audit_head"
    )
    await connection.execute(
        "UPDATE intake.duty SET next_step = 'warn', next_at = $1 WHERE id = ANY($2)",
        now,
        [row["id"] for row in due],
    )
    await connection.execute("VACUUM ANALYZE intake.duty")
