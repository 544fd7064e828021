"""A database that cannot answer now is 503 with a hint when to ask again, nothing is lost, and it answers when it can."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from tests.harness import Court
from tests.services.intake.people import application

NO_SPACE = """
CREATE FUNCTION intake.no_space() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100'; END $$
"""
DEADLOCK = NO_SPACE.replace("could not extend file", "deadlock detected").replace("53100", "40P01")
ON_INSERT = "CREATE TRIGGER no_space BEFORE INSERT ON intake.application EXECUTE FUNCTION intake.no_space()"
WAYS = {
    "a disk without space": ([NO_SPACE, ON_INSERT], "DROP FUNCTION intake.no_space CASCADE"),
    "a deadlock that is lost": ([DEADLOCK, ON_INSERT], "DROP FUNCTION intake.no_space CASCADE"),
    "no connection free": (
        ["ALTER DATABASE {database} CONNECTION LIMIT 0"],
        "ALTER DATABASE {database} CONNECTION LIMIT -1",
    ),
}


@asynccontextmanager
async def broken(court: Court, way: str) -> AsyncIterator[None]:
    """The database as it refuses; connections that are open are lost, as with a server that starts anew."""
    breaks, mends = WAYS[way]
    for statement in breaks:
        await court.sql(statement.format(database=court.database))
    lost = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'intake_app'"
    await court.sql(f"{lost} AND datname = current_database()")
    try:
        yield
    finally:
        await court.sql(mends.format(database=court.database))


@pytest.mark.parametrize("way", WAYS)
async def test_it_is_503_and_the_same_request_succeeds_afterwards(court: Court, way: str) -> None:
    body = application(700 + list(WAYS).index(way))
    async with broken(court, way):
        for _ in range(4):
            answer = await court.call("POST", "intake", "/applications", "lian01", body, key=f"once {way}")
            assert answer.status_code == 503, answer.text
            assert answer.headers["Retry-After"] == "5"
            assert answer.json()["type"] == "urn:jiyue:problem:database_unavailable"
            assert answer.json()["retriable"]
    made = await court.do("POST", "intake", "/applications", "lian01", body, key=f"once {way}")
    again = await court.do("POST", "intake", "/applications", "lian01", body, key=f"once {way}")
    assert again["id"] == made["id"]


async def test_the_supervisor_hears_that_it_is_not_ready(court: Court) -> None:
    async with broken(court, "no connection free"):
        answer = await court.http.get(f"{court.urls['intake']}/health/ready")
        assert (answer.status_code, answer.json()["database"]) == (503, "down")
    async with asyncio.timeout(10):  # a connection that was lost costs one question more
        while answer.status_code == 503:
            await asyncio.sleep(0.1)
            answer = await court.http.get(f"{court.urls['intake']}/health/ready")
    assert answer.status_code == 200
