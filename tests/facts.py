"""Facts put on record by nobody's act, for tests of what follows from a fact; and signals that no team has sent."""

from __future__ import annotations

import json
from typing import Any

from shared.contracts.facts import Fact, FactKind, Ref
from shared.db import new_id
from tests.harness import Court


def made(court_time: Any, kind: FactKind, docket: str, *, seq: int = 0, **refs: Ref) -> Fact:
    return Fact(
        id=new_id(),
        kind=kind.name,
        docket=docket,
        subject_id="subject",
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
    """Signals to a workflow that no team has sent; waits until all is quiet again."""
    handle = court.client.get_workflow_handle(workflow_id)
    for signal in signals:
        await handle.signal(name, signal)
    await court.advance()


async def closed(court: Court, case: str) -> None:
    """A case closed on record, by an approved request, without the road there."""
    await court.sql(
        "INSERT INTO intake.closing_request (id, case_number, mode, applied_amount, closing_amount,"
        " waived_amount, recovered_amount, reason, requested_by, requested_at, state, faults, reviewed_by, reviewed_at)"
        " VALUES ($2, $1, 'fully_enforced', 1, 1, 0, 1, '', 'chengban01', now(), 'approved', '[]', 'zhixiao01', now())",
        *(case, new_id()),
    )
    await court.sql(
        "UPDATE intake.enforcement_case SET state = 'closed', closing_mode = 'fully_enforced', closed_at = now()"
        " WHERE case_number = $1",
        case,
    )
