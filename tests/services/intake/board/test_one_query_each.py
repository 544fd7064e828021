"""二(五)2: each table of lights, and each part of the daily inspection, is one statement, however many duties it is over."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
import pytest_asyncio
from sqlalchemy import event

from services.intake.board import repository
from services.intake.board.schemas import By, LightsFilter
from services.intake.docket.models import DocketRow, DutyRow
from services.intake.inspection import repository as inspection
from shared.law.rulebook import DUTIES
from shared.platform.db import Database
from tests.harness import Court
from tests.records import put, record

pytestmark = pytest.mark.walk
CASES, EACH = 12, 5
RULES = sorted(DUTIES)


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def register(court: Court) -> Court:
    """Twelve cases with five duties each, of which two are late and one comes up."""
    now = await court.advance()
    for number in range(CASES):
        docket = f"case/（2026）豫1502执{9000 + number}号"
        await put(court, record(DocketRow, id=docket, officer=f"chengban0{1 + number % 2}"))
        for place, hours in enumerate((-48, -1, 1, 900, 900)):
            due_at = now + timedelta(hours=hours)
            duty = record(
                DutyRow,
                docket=docket,
                rule_id=RULES[(number * EACH + place) % 7],
                occasion=f"{place}",
                opened_by=f"{place}",
                due_date=due_at.date(),
                due_at=due_at,
                warn_at=due_at - timedelta(days=2),
                state="open",
                overdue_at=due_at if hours < 0 else None,
                next_step="none" if hours < 0 else "overdue" if hours == 1 else "warn",
            )
            await put(court, duty)
    return court


@contextmanager
def counted(db: Database) -> Iterator[list[str]]:
    """The statements that `db` sends."""
    sent: list[str] = []

    def keep(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        sent.append(statement)

    event.listen(db.engine.sync_engine, "before_cursor_execute", keep)
    yield sent
    event.remove(db.engine.sync_engine, "before_cursor_execute", keep)


@pytest.mark.parametrize("by", list(By))
async def test_lights_are_one_statement_over_all_duties(by: By, register: Court) -> None:
    names = {rule: rule for rule in RULES} if by in (By.RULE, By.CLAUSE, By.TEAM) else None
    db = Database(register.dsn("intake_app"))
    try:
        with counted(db) as sent:
            async with db.statements() as session:
                found = await repository.lights(session, LightsFilter(by=by, limit=200), names, None)
    finally:
        await db.close()
    assert len(sent) == 1, sent
    assert len(found.items) == {By.OFFICER: 2, By.CASE: CASES}.get(by, 7)
    lights = [sum(getattr(row, light) for row in found.items) for light in ("green", "yellow", "red")]
    assert lights == [2 * CASES, CASES, 2 * CASES]


async def test_the_inspection_is_one_statement_for_what_is_found_and_one_for_the_nodes(
    register: Court,
) -> None:
    db = Database(register.dsn("intake_app"))
    now = await register.advance()
    try:
        with counted(db) as sent:
            async with db.transaction() as session:
                found = await inspection.find(session, now, ())
                await inspection.nodes_done(session)
                await session.rollback()
    finally:
        await db.close()
    assert len(sent) == 2, sent
    assert sorted(found) == ["overdue"] * 2 * CASES + ["soon"] * CASES
