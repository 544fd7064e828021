"""Facts put on record by nobody's act, for tests of what follows from a fact; and signals that no team has sent."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import AwareDatetime
from temporalio.client import WorkflowExecutionDescription, WorkflowExecutionStatus

from shared.contracts.fact import Fact, Ref, Refs
from shared.platform.db import new_id
from tests.harness import Court
from tests.records import approved, insertion, put


def sample(kind: type[Refs], **refs: Any) -> Refs:
    """A fact of `kind` as its class makes it; a ref that is not named is filled with some value of its type."""
    filled = {
        name: _filler(name, ref.annotation)
        for name, ref in kind.model_fields.items()
        if name not in refs and (ref.is_required() or ref.json_schema_extra)
    }
    return kind.model_validate(filled | refs)


def complete(kind: type[Refs]) -> Refs:
    """A fact of `kind` with every ref that it may carry."""
    return kind.model_validate(
        {name: _filler(name, ref.annotation) for name, ref in kind.model_fields.items()}
    )


def _filler(name: str, annotation: Any) -> Ref:
    kind = annotation
    while get_origin(kind) in (Annotated, Union, UnionType):
        kind = next(part for part in get_args(kind) if part is not NoneType)
    if get_origin(kind) is Literal:
        return str(get_args(kind)[-1])
    return {int: 1, AwareDatetime: "2026-03-03T09:00:00+08:00", date: "2026-03-03"}.get(kind, f"any_{name}")


def made(court_time: Any, kind: type[Refs], docket: str, *, seq: int = 0, **refs: Any) -> Fact:
    """A fact as a team would tell it (`sample`)."""
    what = sample(kind, **refs)
    return forged(court_time, kind.kind, docket, seq=seq, subject=what.subject, **what.values())


def forged(court_time: Any, kind: str, docket: str, *, seq: int = 0, subject: str = "", **refs: Ref) -> Fact:
    """A fact as nobody tells it: of any kind, with any refs."""
    return Fact(
        id=new_id(),
        kind=kind,
        docket=docket,
        subject_id=str(refs.get(subject, docket.partition("/")[2])),
        occurred_at=court_time,
        actor="nobody",
        refs=refs,
        seq=seq,
    )


async def record(court: Court, fact: Fact, workflow_id: str = "") -> None:
    """Put `fact` into its team's outbox, from where the relay delivers it."""
    to = workflow_id or fact.docket
    body = [{"workflow_type": to.partition("/")[0], "workflow_id": to, "fact": fact.model_dump(mode="json")}]
    await court.sql(
        f"SELECT {fact.team}.settle('nobody', NULL, NULL, court.now(), '[]', $1)", json.dumps(body)
    )


async def forge(court: Court, workflow_id: str, *signals: Any, name: str = "fact") -> None:
    """Signals to a workflow that no team has sent; waits until all is quiet again.

    The court clock waits for those whom the outbox has told something; this one has been told by nobody else.
    """
    handle = court.client.get_workflow_handle(workflow_id)
    for signal in signals:
        await handle.signal(name, signal)
    async with asyncio.timeout(60):
        described = await handle.describe()
        while _at_work(described):
            await asyncio.sleep(0.02)
            described = await handle.describe()
    await court.advance()


def _at_work(described: WorkflowExecutionDescription) -> bool:
    raw = described.raw_description
    return described.status is WorkflowExecutionStatus.RUNNING and (
        bool(raw.pending_activities) or raw.HasField("pending_workflow_task")
    )


_CLOSE = (
    "UPDATE intake.enforcement_case SET state = 'closed', closing_mode = 'fully_enforced', closed_at = now()"
    " WHERE case_number = {}"
)


async def closed(court: Court, case: str) -> None:
    """A case closed on record, by an approved request, without the road there."""
    await put(court, approved(case_number=case))
    await court.sql(_CLOSE.format("$1"), case)


async def reopened(court: Court, case: str) -> None:
    await court.sql(
        "UPDATE intake.enforcement_case SET state = 'open', closing_mode = '', closed_at = NULL"
        " WHERE case_number = $1",
        case,
    )


@asynccontextmanager
async def closing_by(court: Court, event: str, table: str) -> AsyncIterator[None]:
    """Whatever does `event` (INSERT or UPDATE) to `table` finds its case closed in the same instant."""
    insert, request = insertion(approved())
    of_case = "jsonb_build_object('id', gen_random_uuid(), 'case_number', NEW.case_number)"
    request_made = insert.replace("$1", f"'{request}' || {of_case}")
    await court.sql(
        "CREATE FUNCTION intake.close_case() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS"
        f" $$BEGIN {request_made}; {_CLOSE.format('NEW.case_number')}; RETURN NEW; END$$"
    )
    await court.sql(
        f"CREATE TRIGGER close_case BEFORE {event} ON {table} FOR EACH ROW EXECUTE FUNCTION intake.close_case()"
    )
    try:
        yield
    finally:
        await court.sql("DROP FUNCTION intake.close_case CASCADE")
