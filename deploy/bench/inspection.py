"""What the daily inspection costs over many open cases, and how long many timers due at one instant take to the last prompt.

The register: 12 duties in each open case, put in by COPY, of which the same number is due however many there are. Beside it the
same rows asked for and kept by bare statements. The prompts of what was found (`deploy.bench.prompts`). The timers: dockets that Temporal keeps, each with one prompt at the same instant.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import Awaitable, Callable, Iterator
from datetime import datetime, timedelta
from statistics import median
from time import perf_counter
from typing import Any

import asyncpg
from sqlalchemy.ext.asyncio import AsyncSession

from deploy.bench import prompts
from deploy.demo.run import CLOCK_START
from deploy.fresh_database import fresh_database
from deploy.local import DATABASE, NAMESPACE, Installation
from services.intake.inspection import repository
from services.intake.inspection.rules import DONE
from shared.contracts.docket_id import DocketId
from shared.contracts.intake.facts import CaseFiled
from shared.contracts.teams import WORKFLOW_QUEUE
from shared.law.rulebook import DUTIES
from shared.platform.db import Database, run_sql
from shared.platform.temporal import connect
from shared.values.zone import COURT_ZONE

_OF_CASE, _FOUND, _AGAIN = 12, 10_000, 7
_RULES = sorted(DUTIES)
_DUTY = (
    "id", "docket", "rule_id", "rule_version", "occasion", "opened_by", "opened_at", "counted_from", "due_date", "due_at",
    "warn_at", "provisional", "calendar_version", "steps", "state", "reported", "next_step", "next_at", "version",
)  # fmt: skip
_BARE_QUERY = """
SELECT duty.id, duty.docket, duty.rule_id, duty.due_at FROM intake.duty JOIN intake.docket ON docket.id = duty.docket
WHERE state = 'open' AND suspended_by IS NULL AND warn_at <= :now
"""
_BARE_INSERT = """
INSERT INTO intake.inspection_finding (id, day, duty_id, finding, docket, rule_id, node, due_at, found_at)
SELECT gen_random_uuid()::text, :day, one.id, 'soon', one.docket, one.rule, 'other', one.due_at, :now
FROM unnest(CAST(:ids AS text[]), CAST(:dockets AS text[]), CAST(:rules AS text[]), CAST(:ends AS timestamptz[]))
    AS one(id, docket, rule, due_at)
"""
_BARE_NODES = """
SELECT fact.kind, count(DISTINCT fact.docket) FROM intake.applied_fact AS fact
JOIN intake.enforcement_case AS one ON fact.docket = 'case/' || one.case_number
WHERE one.state = 'open' AND fact.kind = ANY(:kinds) GROUP BY fact.kind
"""
_ONE_RULE = "filing.handover"
_STARTED_AT_ONCE = 20
_SECONDS_TO_START = 0.05  # ours: two cores start 250 dockets in a second; beside other work a tenth of that


async def register(cases: int) -> dict[str, Any]:
    """Milliseconds, the median of several; each is rolled back, so that the next one finds the same."""
    async with fresh_database() as fresh:
        connection = await asyncpg.connect(fresh.dsn)
        now = datetime.now(COURT_ZONE)
        try:
            began = perf_counter()
            await _load(connection, cases, now)
            loaded = perf_counter() - began
        finally:
            await connection.close()
        db = Database(fresh.dsn)
        try:
            ours, query, keeping, nodes, bare_nodes = [], [], [], [], []
            for _ in range(_AGAIN):
                found, took = await _timed(db, lambda session: repository.find(session, now, ()))
                ours.append(took)
                rows, took = await _timed(db, lambda session: _bare(session, now))
                query.append(took)
                keeping.append((await _timed(db, lambda session: _keep(session, now, rows)))[1])  # noqa: B023
                nodes.append((await _timed(db, repository.nodes_done))[1])
                bare_nodes.append((await _timed(db, _bare_nodes))[1])
            connection = await asyncpg.connect(fresh.dsn)
            try:
                told = await prompts.measure(connection, db, now)
            finally:
                await connection.close()
        finally:
            await db.close()
    assert len(found) == len(rows) == _FOUND
    bare = median(query) + median(keeping)
    return {
        "open_cases": cases,
        "duties": cases * _OF_CASE,
        "found": len(found),
        "loaded_s": round(loaded),
        "inspection_ms": round(median(ours)),
        "bare_query_ms": round(median(query)),
        "bare_insert_ms": round(median(keeping)),
        "ratio": round(median(ours) / bare, 2),
        "nodes_ms": round(median(nodes)),
        "bare_nodes_ms": round(median(bare_nodes)),
        "nodes_ratio": round(median(nodes) / median(bare_nodes), 2),
        **told,
    }


async def _timed(db: Database, use: Callable[[Any], Awaitable[Any]]) -> tuple[Any, float]:
    async with db.transaction() as session:
        began = perf_counter()
        answer = await use(session)
        took = (perf_counter() - began) * 1000
        await session.rollback()
    return answer, took


async def _bare(session: AsyncSession, now: datetime) -> list[Any]:
    return list(await run_sql(session, _BARE_QUERY, now=now))  # type: ignore[arg-type]


async def _bare_nodes(session: AsyncSession) -> list[Any]:
    """The facts that show a node done, counted by kind: what any count of nodes has to read."""
    kinds = sorted({fact.kind.kind for fact in DONE.values()})
    return list(await run_sql(session, _BARE_NODES, kinds=kinds))  # type: ignore[arg-type]


async def _keep(session: AsyncSession, now: datetime, rows: list[Any]) -> None:
    asked = {
        "ids": [row.id for row in rows],
        "dockets": [row.docket for row in rows],
        "rules": [row.rule_id for row in rows],
        "ends": [row.due_at for row in rows],
    }
    await run_sql(session, _BARE_INSERT, now=now, day=now.date(), **asked)  # type: ignore[arg-type]


async def _load(connection: asyncpg.Connection[Any], cases: int, now: datetime) -> None:
    """The newest half of what is found is late, the other half comes up; every other duty has its prompt before it."""
    numbers = [f"（2026）豫1502执{number}号" for number in range(1, cases + 1)]
    async with connection.transaction():
        await connection.execute("SET LOCAL session_replication_role = replica")
        await _copy(
            connection,
            "enforcement_case",
            ("case_number", "application_id", "year", "type_code", "number", "filed_at", "filed_by", "track", "state",
             "closing_mode", "sealed", "version"),
            ((one, f"a{place}", 2026, "执", place, now, "lian01", "simple", "open", "", False, 1)
             for place, one in enumerate(numbers)),
        )  # fmt: skip
        await _copy(
            connection,
            "docket",
            ("id", "stage", "officer", "closing_mode", "set_aside"),
            ((f"case/{one}", "查控", "chengban01", "", "[]") for one in numbers),
        )
        await _copy(
            connection,
            "applied_fact",
            ("id", "docket", "kind", "subject_id", "occurred_at", "actor", "refs", "applied_at"),
            (
                (f"f{place}/{of}", f"case/{one}", kind, one, now, "lian01", refs, now)
                for place, one in enumerate(numbers)
                for of, (kind, refs) in enumerate(_FACTS)
            ),
        )
        await _copy(connection, "duty", _DUTY, _duties(numbers, now))
    for table in ("enforcement_case", "docket", "applied_fact", "duty"):
        await connection.execute(f"VACUUM ANALYZE intake.{table}")


_FACTS = (
    (CaseFiled.kind, "{}"),
    ("documents.respondents_notified", "{}"),
    ("custody.query_started", '{"channel": "local", "occasion": "filing"}'),
    ("custody.feedback_handled", '{"feedback": "f"}'),
)


def _duties(numbers: list[str], now: datetime) -> Iterator[tuple[Any, ...]]:
    every = len(numbers) * _OF_CASE // _FOUND
    for place, one in enumerate(numbers):
        for of in range(_OF_CASE):
            count = place * _OF_CASE + of
            nth, found = divmod(count, every)
            if found or nth >= _FOUND:
                due_at, warn_at, step = now + timedelta(days=30 + of), now + timedelta(days=20 + of), "warn"
            else:
                due_at = now + timedelta(hours=1 if nth % 2 else -1)
                warn_at, step = now - timedelta(days=1), "overdue" if nth % 2 else "none"
            ends = due_at + timedelta(days=1) if step != "none" else None
            yield (
                f"d{count}", f"case/{one}", _RULES[count % len(_RULES)], 1, f"o{of}", f"f{place}/0", now, now, due_at.date(),
                due_at, warn_at, False, 0, "[]", "open", False, step, ends, 1,
            )  # fmt: skip


async def _copy(
    connection: asyncpg.Connection[Any], table: str, columns: tuple[str, ...], rows: Iterator[tuple[Any, ...]]
) -> None:
    await connection.copy_records_to_table(table, schema_name="intake", columns=list(columns), records=rows)


async def timers(dockets: int) -> dict[str, Any]:
    """So many dockets are kept by Temporal, with one prompt each at one instant: seconds from it to the last prompt."""
    with Installation.throwaway(clock_start=CLOCK_START) as installation:
        async with installation.running():
            connection = await asyncpg.connect(f"{installation.superuser_dsn.rpartition('/')[0]}/{DATABASE}")
            try:
                now = await connection.fetchval("SELECT court.now()")
                instant = now + timedelta(seconds=30 + dockets * _SECONDS_TO_START)
                await _dockets(connection, dockets, now, instant)
                began = perf_counter()
                await _start(installation, dockets)
                started = perf_counter() - began
                in_time = await connection.fetchval("SELECT court.now() < $1", instant)
                prompted = 0
                while prompted < dockets:
                    await asyncio.sleep(1)
                    prompted = await connection.fetchval(
                        "SELECT count(DISTINCT duty_id) FROM intake.reminder_duty WHERE step = 'warn'"
                    )
                row = await connection.fetchrow(
                    "SELECT count(*) AS told, max(created_at) AS last FROM intake.reminder_duty JOIN intake.reminder ON reminder.id = reminder_id"
                    " WHERE reminder_duty.step = 'warn'"
                )
                assert row is not None
            finally:
                await connection.close()
    return {
        "timers": dockets,
        "started_s": round(started),
        "all_started_before": in_time,
        "last_prompt_s": round((row["last"] - instant).total_seconds(), 1),
        "lost": dockets - prompted,
        "twice": row["told"] - prompted,
    }


async def _dockets(
    connection: asyncpg.Connection[Any], dockets: int, now: datetime, instant: datetime
) -> None:
    ids = [str(DocketId.application(f"timer-{number}")) for number in range(dockets)]
    due_at = now + timedelta(days=5)
    async with connection.transaction():
        await connection.execute("SET LOCAL session_replication_role = replica")
        await _copy(
            connection,
            "docket",
            ("id", "stage", "officer", "closing_mode", "set_aside"),
            ((one, "", "", "", "[]") for one in ids),
        )
        await _copy(
            connection,
            "applied_fact",
            ("id", "docket", "kind", "subject_id", "occurred_at", "actor", "refs", "applied_at"),
            ((f"f/{one}", one, CaseFiled.kind, one, now, "lian01", "{}", now) for one in ids),
        )
        await _copy(
            connection,
            "duty",
            _DUTY,
            (
                (
                    f"d/{one}", one, _ONE_RULE, DUTIES[_ONE_RULE].version, "o", f"f/{one}", now, now, due_at.date(), due_at,
                    instant, False, 0, "[]", "open", False, "warn", instant, 1,
                )
                for one in ids
            ),
        )  # fmt: skip
    await connection.execute("ANALYZE intake.docket, intake.applied_fact, intake.duty")


async def _start(installation: Installation, dockets: int) -> None:
    client = await connect(installation.temporal_address, NAMESPACE)
    room = asyncio.Semaphore(_STARTED_AT_ONCE)

    async def start(number: int) -> None:
        async with room:
            workflow_id = str(DocketId.application(f"timer-{number}"))
            await client.start_workflow("application", [], id=workflow_id, task_queue=WORKFLOW_QUEUE)

    await asyncio.gather(*map(start, range(dockets)))


async def main(timers_due: int) -> list[dict[str, Any]]:
    measured = [await register(10_000), await register(100_000), await timers(timers_due)]
    return [one | {"load": round(os.getloadavg()[0], 1)} for one in measured]


if __name__ == "__main__":
    for figures in asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 5_000)):
        print(json.dumps(figures))
