"""apply_facts against the real database, under the docket's own role."""

from __future__ import annotations

from datetime import datetime

import asyncpg
import pytest

from services.intake.docket.apply import DocketArithmetic
from shared.contracts.fact import Fact
from shared.contracts.intake.orders import ApplyFacts
from shared.platform.db import Database
from tests.facts import record
from tests.harness import Court


async def test_applying_a_fact_again_answers_the_whole_docket_again(court: Court) -> None:
    """The local activity runs again when the workflow task fails after it."""
    db = Database(court.dsn("docket_app"))
    try:
        docket = DocketArithmetic(db, "豫1502")
        fact = Fact(
            id="filed-once",
            kind="intake.case_filed",
            docket="case/（2026）豫1502执9001号",
            subject_id="x",
            occurred_at=datetime.fromisoformat("2026-02-13T10:00:00+08:00"),
            actor="lian01",
            refs={"application_received_at": "2026-02-13T10:00:00+08:00"},
            seq=1,
        )
        await record(court, fact)
        order = ApplyFacts(docket=fact.docket, facts=[fact])
        first = await docket.apply_facts(order)
        assert len(first.timers) > 5
        assert await docket.apply_facts(order) == first
    finally:
        await db.close()
    ends = dict(
        await court.sql("SELECT rule_id, due_date::text FROM intake.duty WHERE docket = $1", fact.docket)
    )
    assert ends["documents.enforcement_notice"] == "2026-02-24"
    assert ends["documents.initial_batch"] == "2026-02-27"


async def test_the_dockets_role_reaches_the_dockets_tables_only(court: Court) -> None:
    for query in (
        "SELECT * FROM intake.party",
        "UPDATE court.clock SET shift = '1 day'",
        "SELECT * FROM funds.outbox",
    ):
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await court.sql(query, role="docket_app")
