"""Every kind of fact with the extremes of every value: no docket stops, and the sound facts are applied."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterator
from datetime import datetime
from itertools import count
from typing import Any

import pytest
import pytest_asyncio
from temporalio import workflow

from services.intake.docket.apply import DocketArithmetic
from shared.contracts.docket_id import DocketId
from shared.contracts.fact import KINDS, Fact, Ref, Refs, read
from shared.contracts.intake.facts import CalendarPublished, CaseAssigned
from shared.contracts.intake.orders import ApplyFacts, DocketView
from shared.contracts.teams import TEAMS
from shared.platform.db import Database
from tests.facts import complete, forged
from tests.harness import Court
from tests.services.intake.docket.road import FILED, START
from workflows.process import ProcessWorkflow
from workflows.worker import WORKFLOWS

pytestmark = pytest.mark.road

WORDS: tuple[Ref, ...] = (
    *("", "长" * 200, "None", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00"),
    *("9999-12-31", "2026-03-02T09:00:00", "2099-12-31T23:59:59-12:00", "1901-01-01T00:00:00+08:00"),
    *(-(2**63), 2**63 - 1, 0),
)
INSTANTS = ("0001-01-01T00:00:00+14:00", "0001-01-01T00:00:00-12:00", "1900-01-01T00:00:00+08:00",
            "2099-12-31T23:59:59-12:00", "9999-12-31T23:59:59-12:00", "9999-12-31T23:59:59+14:00")  # fmt: skip


def extremes(kind: type[Refs], docket: str) -> Iterator[Fact]:
    """Each ref in turn as extreme as the wire can carry it, or missing; then the fact's own instant."""
    whole = complete(kind).values()
    for name in whole:
        for value in WORDS:
            yield forged(START, kind.kind, docket, **whole | {name: value})
        yield forged(START, kind.kind, docket, **{ref: whole[ref] for ref in whole.keys() - {name}})
    for at in INSTANTS:
        yield forged(datetime.fromisoformat(at), kind.kind, docket, **whole)


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def arithmetic(court: Court) -> AsyncIterator[DocketArithmetic]:
    db = Database(court.dsn("docket_app"))
    yield DocketArithmetic(db, "豫1502")
    await db.close()


async def recorded(court: Court, facts: list[Fact]) -> list[Fact]:
    """On record as delivered, numbered within their teams: no workflow is told."""
    numbers = {team: count(1) for team in TEAMS}
    numbered = [fact.model_copy(update={"seq": next(numbers[fact.team])}) for fact in facts]
    for team in TEAMS:
        rows = [[fact.seq, fact.model_dump(mode="json")] for fact in numbered if fact.team == team]
        await court.sql(
            f"INSERT INTO {team}.outbox (workflow_id, seq, workflow_type, fact, delivered_at)"
            " SELECT value->1->>'docket', (value->>0)::bigint, 'case', value->1, clock_timestamp()"
            " FROM jsonb_array_elements($1)",
            json.dumps(rows),
        )
    return numbered


async def apply(arithmetic: DocketArithmetic, docket: str, facts: list[Fact]) -> DocketView:
    for first in range(0, len(facts), 10):
        view = await arithmetic.apply_facts(ApplyFacts(docket=docket, facts=facts[first : first + 10]))
    return view


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
async def test_a_docket_applies_what_comes_beside_every_extreme(
    court: Court, arithmetic: DocketArithmetic, kind: type[Refs]
) -> None:
    docket = f"case/{kind.kind}"
    sound = forged(START, FILED.kind, docket, **FILED.refs)
    after = forged(START, CaseAssigned.kind, docket, officer="chengban01")
    calendar = forged(START, CalendarPublished.kind, docket, version=1)
    told = await recorded(court, [*extremes(kind, docket), sound, after, calendar])
    view = await apply(arithmetic, docket, told)
    applied = await court.sql("SELECT id FROM intake.applied_fact WHERE docket = $1", docket)
    assert {row["id"] for row in applied} == {fact.id for fact in told}
    duties = await court.sql("SELECT rule_id FROM intake.duty WHERE docket = $1", docket)
    assert {"documents.initial_batch", "filing.handover"} <= {row["rule_id"] for row in duties}
    assert view.officer
    tasks = await court.sql("SELECT text FROM intake.task WHERE docket = $1 AND text LIKE '%搁置%'", docket)
    assert len(tasks) == len(view.set_aside) >= 2  # the instants before and behind all calendars
    assert await arithmetic.apply_facts(ApplyFacts(docket=docket, facts=told[:50])) == view


PROCESSES = [kind for kind in WORKFLOWS if issubclass(kind, ProcessWorkflow)]


@pytest.mark.parametrize("process", PROCESSES, ids=lambda process: process.__name__)
def test_no_value_of_a_fact_fails_a_process(
    process: type[ProcessWorkflow], monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[Any] = []
    monkeypatch.setattr(process, "order", lambda self, what, order: given.append(order.model_dump_json()))
    monkeypatch.setattr(process, "_docket", lambda self: DocketId.case("x"))
    monkeypatch.setattr(process, "_under_way", lambda self, order: order.close())
    monkeypatch.setattr(workflow, "patched", lambda _: True)
    follower = process.__new__(process)
    for kind in KINDS.values():
        for fact in extremes(kind, "case/x"):
            what = read(fact)
            if what is not None:
                follower.on(fact.case_number, what)
    assert given
