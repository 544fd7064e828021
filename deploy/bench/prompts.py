"""What 10,000 prompts cost that are due at one instant: as the court takes them, docket by docket, beside the same rows put in by bare statements.

Each docket's timer wakes it by itself, so that the court's unit is a transaction a docket. Beside it the same rows a transaction a
docket, and all of them in one.
"""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import datetime, timedelta
from time import perf_counter
from typing import Any

import asyncpg

from services.intake.prompts import waking
from shared.contracts.intake.orders import WakeDuties
from shared.platform.db import Database
from shared.platform.work import Caller
from shared.values.roles import STAFF, Office

_WRITTEN = {
    "reminder": "id, docket, duty_version, step, office, staff_id, text, created_at, send_at, proof, tried, failures",
    "reminder_duty": "reminder_id, duty_id, step, duty_version",
    "work_log": "id, docket, at, duty_id, article, text",
}


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
    caller = Caller(db, "intake", "service:workflow")
    began = perf_counter()
    for docket in dockets:
        await caller.act(Office.SERVICE, waking.wake, WakeDuties(docket=docket, duties=[]))
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
    for docket in dockets:
        await _bare(connection, now, docket, by_docket[docket])
    bare = perf_counter() - began
    await _undo(connection, now, due)
    began = perf_counter()
    async with connection.transaction():
        for table in ("reminder", "reminder_duty"):
            await _insert(connection, table, written[table])
    at_once = perf_counter() - began
    await _undo(connection, now, due)
    return {
        "prompts": len(due),
        "messages": len(written["reminder"]),
        "prompts_ms": round(ours * 1000),
        "bare_prompts_ms": round(bare * 1000),
        "prompts_ratio": round(ours / bare, 2),
        "bare_prompts_at_once_ms": round(at_once * 1000),
    }


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


async def _bare(connection: asyncpg.Connection[Any], now: datetime, docket: str, rows: Written) -> None:
    """What any program would have to ask and write for the prompts of a docket."""
    async with connection.transaction():
        await connection.fetch("SELECT id FROM intake.docket WHERE id = $1 FOR UPDATE", docket)
        await connection.fetch(
            "SELECT * FROM intake.duty WHERE docket = $1 AND next_at <= $2 FOR UPDATE", docket, now
        )
        for table in _WRITTEN:
            await _insert(connection, table, rows[table])
        await connection.executemany(
            "UPDATE intake.duty SET next_step = $2, next_at = $3, version = version + 1 WHERE id = $1",
            [(row["id"], row["next_step"], row["next_at"]) for row in rows["duty"]],
        )
        audits = json.dumps([dict(row) | {"detail": json.loads(row["detail"])} for row in rows["audit"]])
        await connection.execute(
            "SELECT intake.settle($1, NULL, 'null', $2, $3, '[]')", "service:workflow", now, audits
        )


async def _insert(connection: asyncpg.Connection[Any], table: str, rows: list[asyncpg.Record]) -> None:
    names = _WRITTEN[table]
    await connection.execute(
        f"INSERT INTO intake.{table} ({names}) SELECT {names} FROM json_populate_recordset(NULL::intake.{table}, $1)",
        json.dumps([dict(row) for row in rows], default=str),
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
