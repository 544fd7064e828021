"""Every list across cases finds its rows by an index: in a court of several years no table that grows is read through."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterator
from typing import Any

import asyncpg
import pytest
import pytest_asyncio

from deploy.bench.lists import ASKED, statements
from deploy.bench.load import load
from tests.harness import Court

CASES = 3_000
SMALL = 500  # rows: a table that one look reads whole

READ_THROUGH = {
    "board": {"enforcement_case", "docket"},
    "cases_next_due": {"enforcement_case", "application", "docket"},
    "cases_by_light": {"enforcement_case", "application", "docket"},
    "cases_by_due_within": {"enforcement_case", "application", "docket"},
    "tasks_of_officer": {"task", "enforcement_case"},
    "custody_work": {"asset", "decision", "measure"},
    "custody_assets_decided_false": {"asset", "decision", "measure"},
}
"""A case has no date or light of its own but those of its open duties, and an asset does not say that it is undecided:
the cases (and, for the board, the dockets, which say whose the duties are), or the assets with their decisions and what came of them (a measure may have lapsed), are read once; the duties, of which there are most, are not. Whether a
task is an officer's is asked of each: by its owner, or by its case."""


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def grown(court: Court) -> AsyncIterator[set[str]]:
    """A court in its sixth year; the tables that have grown in it."""
    connection = await asyncpg.connect(court.dsn("postgres"))
    try:
        await load(connection, CASES)
        rows = await connection.fetch(
            "SELECT oid::regclass::text AS name FROM pg_class WHERE relkind = 'r' AND reltuples > $1", SMALL
        )
        yield {row["name"].partition(".")[2] for row in rows}
    finally:
        await connection.close()


@pytest.mark.parametrize("name", ASKED)
async def test_a_list_reads_no_grown_table_through(court: Court, grown: set[str], name: str) -> None:
    """A search neither as it is asked nor by the plan that a connection keeps for whatever is searched."""
    team, who, path = ASKED[name]
    await court.token(who)
    with statements() as said:
        await court.do("GET", team, path, who)
    connection = await asyncpg.connect(court.dsn("postgres"), server_settings={"random_page_cost": "1.1"})
    try:
        plans = [
            json.loads(await connection.fetchval(f"EXPLAIN (FORMAT JSON) {statement}", *parameters))
            for statement, parameters in said
        ]
        if "_q_" in name:
            plans += [await _kept(connection, statement, len(parameters)) for statement, parameters in said]
    finally:
        await connection.close()
    read_through = {
        node["Relation Name"]
        for plan in plans
        for node in _nodes(plan[0]["Plan"])
        if node["Node Type"] == "Seq Scan"
    }
    assert read_through & grown <= READ_THROUGH.get(name, set())


async def _kept(connection: asyncpg.Connection[Any], statement: str, parameters: int) -> Any:
    """The plan of a statement for whatever its parameters are."""
    await connection.execute(f"SET plan_cache_mode = force_generic_plan; PREPARE kept AS {statement}")
    values = f"({', '.join(['NULL'] * parameters)})" if parameters else ""
    explained = await connection.fetchval(f"EXPLAIN (FORMAT JSON) EXECUTE kept{values}")
    await connection.execute("RESET plan_cache_mode; DEALLOCATE kept")
    return json.loads(explained)


def _nodes(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    for below in node.get("Plans", ()):
        yield from _nodes(below)
