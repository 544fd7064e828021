"""A docket whose workflow an operator ended lives again when its next step is due, though no fact comes."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from datetime import datetime, timedelta

import pytest
import pytest_asyncio
from temporalio.client import WorkflowExecutionStatus

from services.intake.docket.watch import Watch
from shared.contracts.custody.facts import MeasureTaken
from shared.contracts.intake.facts import CaseArchived, CaseClosed
from shared.platform.db import Database
from tests.facts import made, record
from tests.harness import Court
from tests.services.funds.road import until
from tests.services.intake.road import assign, duties, file_case


@pytest_asyncio.fixture(loop_scope="session")
async def watch(court: Court) -> AsyncIterator[Watch]:
    db = Database(court.dsn("docket_app"))
    yield Watch(db, court.client, "豫1502")
    await db.close()


async def ended_by(court: Court, how: str, docket: str) -> None:
    handle = court.client.get_workflow_handle(docket)
    await getattr(handle, how)()

    async def ended() -> bool:
        status = (await handle.describe()).status
        return status is not None and status.name != "RUNNING"

    await until(ended)


@pytest.mark.walk
async def test_what_is_due_is_reported_although_an_operator_ended_the_workflow(
    court: Court, watch: Watch
) -> None:
    """No fact comes, and court time passes as in production: no docket is told. One case has ended but for its renewal."""
    terminated, cancelled, over = [await file_case(court, seed) for seed in (1, 2, 3)]
    await assign(court, over)
    now = await court.advance()
    last_day = (now + timedelta(days=20)).isoformat()
    frozen = {"asset": "a1", "measure": "m1", "asset_kind": "bank_deposit", "expires_at": last_day}
    for fact in (
        made(now, MeasureTaken, f"case/{over}", **frozen),
        made(now, CaseClosed, f"case/{over}", mode="fully_enforced"),
        made(now + timedelta(seconds=1), CaseArchived, f"case/{over}"),
    ):
        await record(court, fact)
        await court.advance()
    dockets = [f"case/{case}" for case in (terminated, cancelled, over)]
    for how, docket in zip(("terminate", "cancel", "terminate"), dockets, strict=True):
        await ended_by(court, how, docket)
    assert await watch.look() == []  # nothing is due yet
    due = [(case, "filing.handover") for case in (terminated, cancelled)] + [(over, "custody.renewal")]
    ends = [(await duties(court, case))[rule]["due_at"] for case, rule in due]
    late = max(map(datetime.fromisoformat, ends)) + timedelta(minutes=1)
    await court.sql("UPDATE court.clock SET shift = shift + ($1::timestamptz - court.now())", late)
    assert sorted(await watch.look()) == sorted(dockets)
    assert await watch.look() == []  # they are kept again
    for case, rule in due:

        async def reported(case: str = case, rule: str = rule) -> bool:
            return bool((await duties(court, case))[rule]["light"] == "red")

        await until(reported)
    reports = await court.sql(
        "SELECT r.docket, count(*) FROM intake.reminder r JOIN intake.reminder_duty l ON l.reminder_id = r.id"
        " JOIN intake.duty d ON d.id = l.duty_id WHERE l.step = 'overdue' AND rule_id IN ('filing.handover', 'custody.renewal') GROUP BY r.docket"
    )
    assert {row["docket"]: row["count"] for row in reports} == dict.fromkeys(dockets, 1)
    for workflow_id in (*dockets[:2], f"upkeep/{over}"):
        status = (await court.client.get_workflow_handle(workflow_id).describe()).status
        assert status is WorkflowExecutionStatus.RUNNING, workflow_id


async def test_one_look_at_a_time(court: Court, watch: Watch) -> None:
    async with watch.db.transaction() as session:
        connection = await session.connection()
        await connection.exec_driver_sql("SELECT pg_advisory_xact_lock(hashtext('docket.watch'))")
        assert await watch.look() == []


@pytest.mark.walk
async def test_what_an_older_version_could_not_read_is_read_though_no_fact_comes(
    court: Court, watch: Watch
) -> None:
    """As that version left it: on record and set aside."""
    case = await file_case(court, 4)
    taken = made(await court.advance(), MeasureTaken, f"case/{case}", asset="a1", measure="m1")
    await court.sql(
        "INSERT INTO intake.applied_fact (id, docket, kind, subject_id, occurred_at, actor, refs, applied_at)"
        " VALUES ($1, $2, $3, 'm1', $4, 'nobody', $5, $4)",
        *(taken.id, taken.docket, taken.kind, taken.occurred_at, json.dumps(taken.refs)),
    )
    aside = json.dumps([[taken.id, taken.kind, "unknown"]])
    await court.sql("UPDATE intake.docket SET set_aside = $1 WHERE id = $2", aside, taken.docket)
    assert await watch.look() == []
    await court.advance()
    assert "custody.renewal" in await duties(court, case)
    assert await court.sql("SELECT set_aside FROM intake.docket WHERE id = $1", taken.docket) == [("[]",)]
