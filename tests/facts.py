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
