"""Answers kept for the repetition of a key hold names and numbers of parties: they end, and no sooner than they may."""

from __future__ import annotations

from typing import Any

import asyncpg
import pytest
from sqlalchemy import Engine, event

from shared.contracts.teams import TEAMS
from shared.platform.answers import BATCH, KeptAnswers
from shared.platform.db import Database
from tests.harness import Court
from tests.services.intake.people import application

DAYS = 30


async def kept(court: Court, team: str) -> set[str]:
    return {row["key"] for row in await court.sql(f"SELECT key FROM {team}.idempotency")}


async def age(court: Court, team: str, key: str, days: float) -> None:
    await court.sql(
        f"UPDATE {team}.idempotency SET created_at = now() - $2 * interval '1 day' WHERE key = $1", key, days
    )


async def forget(court: Court, team: str, days: int = DAYS) -> int:
    db = Database(court.dsn(f"{team}_app"))
    try:
        return await KeptAnswers(db, team, days).forget()
    finally:
        await db.close()


async def test_an_answer_is_kept_for_its_days_and_then_gone(court: Court) -> None:
    bodies = {"old": application(1), "young": application(1)}
    for key, body in bodies.items():
        await court.do("POST", "intake", "/applications", "lian01", body, key=key)
    await age(court, "intake", "old", DAYS + 0.01)
    await age(court, "intake", "young", DAYS - 0.01)
    assert await forget(court, "intake") == 1
    assert {"old", "young"} & await kept(court, "intake") == {"young"}
    again = await court.do("POST", "intake", "/applications", "lian01", bodies["young"], key="young")
    assert again["id"] == (await court.sql("SELECT max(id) AS id FROM intake.application"))[0]["id"]


@pytest.mark.parametrize("team", TEAMS)
async def test_each_team_removes_its_own_in_batches_and_never_those_of_the_last_day(
    court: Court, team: str
) -> None:
    while await forget(court, team, 0):
        pass
    insert = (
        f"INSERT INTO {team}.idempotency (key, subject, digest, created_at)"
        " SELECT n::text, 'batch', '', now() - $1 * interval '1 day' FROM generate_series($2::int, $3) n"
    )
    await court.sql(insert, 90, 1, BATCH + 1)
    await court.sql(insert, 0.9, BATCH + 2, BATCH + 2)
    assert [await forget(court, team, 0) for _ in range(3)] == [BATCH, 1, 0]
    assert str(BATCH + 2) in await kept(court, team)
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await court.sql(f"DELETE FROM {team}.idempotency", role=f"{team}_app")


async def test_what_a_read_answers_is_written_out_for_no_repeat(court: Court) -> None:
    """Who has read is settled; the answer, which nobody repeats by a key, took half of a long list's time."""
    settled: list[str] = []

    def hear(_: Any, __: Any, statement: str, parameters: Any, *___: Any) -> None:
        if ".settle(" in statement:
            settled.append(parameters[2])

    event.listen(Engine, "before_cursor_execute", hear)
    try:
        await court.do("GET", "intake", "/cases", "zhixiao01")
    finally:
        event.remove(Engine, "before_cursor_execute", hear)
    assert settled == ["null"]
