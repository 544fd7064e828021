"""The workflow task fails after its facts were applied: they are applied again, and no duty is lost or doubled."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
import pytest_asyncio
from temporalio.api.enums.v1 import EventType
from temporalio.worker import (
    Interceptor,
    StartLocalActivityInput,
    Worker,
    WorkflowInboundInterceptor,
    WorkflowInterceptorClassInput,
    WorkflowOutboundInterceptor,
)
from temporalio.workflow import ActivityHandle

from deploy import worker
from tests.harness import Court, running_court
from tests.services.intake.road import assign, duties, file_case
from tests.workflows.road import timers

pytestmark = pytest.mark.road

ENDED = "the task ends here: what the activity has written stays, its answer is lost"


class Crashes(Interceptor):
    """Fails a workflow task once, right after the local activity of a docket that `strikes` names."""

    def __init__(self) -> None:
        self.strikes: Callable[[str], bool] = lambda _: False
        self.lost: dict[str, list[str]] = defaultdict(list)
        """By docket, the first fact of each answer that was lost."""

    def workflow_interceptor_class(
        self, input: WorkflowInterceptorClassInput
    ) -> type[WorkflowInboundInterceptor]:
        crashes = self

        class Outbound(WorkflowOutboundInterceptor):
            def start_local_activity(self, input: StartLocalActivityInput) -> ActivityHandle[Any]:
                docket, first = input.args[0].docket, input.args[0].facts[0].id
                running, lost = super().start_local_activity(input), crashes.lost[docket]
                if first in lost or not crashes.strikes(docket):
                    return running

                async def lose() -> None:
                    await running
                    lost.append(first)
                    raise RuntimeError(ENDED)

                return asyncio.create_task(lose())  # type: ignore[return-value]

        class Inbound(WorkflowInboundInterceptor):
            def init(self, outbound: WorkflowOutboundInterceptor) -> None:
                super().init(Outbound(outbound))

        return Inbound


@pytest.fixture(scope="module")
def crashes() -> Crashes:
    return Crashes()


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def court(crashes: Crashes) -> AsyncIterator[Court]:
    def crashing(*args: Any, interceptors: list[Any], **options: Any) -> Worker:
        return Worker(*args, interceptors=[*interceptors, crashes], **options)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(worker, "Worker", crashing)
        async with running_court() as running:
            yield running


async def standing(court: Court, case: str) -> list[Any]:
    """All that a docket is: facts applied, duties, prompts and reports made, timers held."""
    queries = (
        "SELECT kind FROM intake.applied_fact WHERE docket = $1 ORDER BY 1",
        "SELECT rule_id, state, due_at, next_step, version FROM intake.duty WHERE docket = $1 ORDER BY 1",
        "SELECT l.step, office, d.rule_id FROM intake.reminder r JOIN intake.reminder_duty l ON l.reminder_id = r.id"
        " JOIN intake.duty d ON d.id = l.duty_id WHERE r.docket = $1 ORDER BY 3, 1",
        "SELECT stage, officer, ended_at FROM intake.docket WHERE id = $1",
    )
    rows = [await court.sql(query, f"case/{case}") for query in queries]
    return [*rows, sorted((await timers(court.client.get_workflow_handle(f"case/{case}"))).values())]


async def failed_tasks(court: Court, case: str) -> int:
    history = await court.client.get_workflow_handle(f"case/{case}").fetch_history()
    failed = [
        event.workflow_task_failed_event_attributes.failure.message
        for event in history.events
        if event.event_type == EventType.EVENT_TYPE_WORKFLOW_TASK_FAILED
    ]
    assert set(failed) <= {"RuntimeError"}
    return len(failed)


async def filed_and_assigned(court: Court, seed: int) -> str:
    case = await file_case(court, seed)
    await assign(court, case)
    await court.advance()
    return case


async def test_a_docket_whose_every_answer_was_lost_once_is_as_if_none_were(
    court: Court, crashes: Crashes
) -> None:
    crashes.strikes = lambda _: True
    disturbed = await filed_and_assigned(court, 1)
    crashes.strikes = lambda _: False
    quiet = await filed_and_assigned(court, 2)
    assert len(await duties(court, disturbed)) > 10
    assert await standing(court, disturbed) == await standing(court, quiet)
    before = len(crashes.lost[f"case/{disturbed}"])
    assert await failed_tasks(court, disturbed) >= before >= 2
    crashes.strikes = lambda docket: docket == f"case/{disturbed}"
    await court.advance(to="2026-03-05T14:00:00+08:00")
    assert len(crashes.lost[f"case/{disturbed}"]) > before
    assert await failed_tasks(court, quiet) == 0
    told = await standing(court, disturbed)
    assert {"warn", "escalate", "overdue"} <= {row["step"] for row in told[2]}
    assert told == await standing(court, quiet)
