"""A fact delivered once more, because the relay was killed before it could book the delivery."""

from __future__ import annotations

from temporalio.client import WorkflowExecutionStatus

from tests.harness import Court
from tests.services.intake.people import application


async def test_a_repeat_to_a_docket_that_has_ended_starts_nothing(court: Court) -> None:
    received = await court.do("POST", "intake", "/applications", "lian01", application(1))
    await court.do("POST", "intake", f"/applications/{received['id']}/filing", "lian01")
    await court.advance()
    docket = f"application/{received['id']}"
    ended = await court.client.get_workflow_handle(docket).describe()
    assert ended.status is WorkflowExecutionStatus.COMPLETED
    undelivered = "UPDATE intake.outbox SET delivered_at = NULL WHERE workflow_id = $1 RETURNING seq"
    assert await court.sql(undelivered, docket)
    await court.sql("SELECT pg_notify('outbox_intake', '')")
    await court.advance()
    assert [one.id async for one in court.client.list_workflows("WorkflowType = 'upkeep'")] == []
    assert await court.sql("SELECT id FROM intake.task") == []
