"""The yardstick: a workflow that only takes signals, runs an empty local activity a batch and keeps timers.

`main` is its worker, in a process of its own like the court's.
"""

from __future__ import annotations

import asyncio
from datetime import timedelta

from temporalio import activity, workflow
from temporalio.client import Client
from temporalio.worker import Worker
from temporalio.worker.workflow_sandbox import SandboxedWorkflowRunner, SandboxRestrictions

QUEUE = "bare"
RUNNER = SandboxedWorkflowRunner(restrictions=SandboxRestrictions.default.with_passthrough_all_modules())


@activity.defn
async def nothing() -> int:
    return 0


@workflow.defn(name="bare")
class Bare:
    """Ends after `signals`, handled in `activities` batches; `timers` timers are started on the way and cancelled."""

    @workflow.init
    def __init__(self, signals: int, activities: int, timers: int) -> None:
        self.waiting = 0

    @workflow.run
    async def run(self, signals: int, activities: int, timers: int) -> None:
        batch = -(-signals // activities)
        armed: list[asyncio.Task[None]] = []
        handled = 0
        while handled < signals:
            wanted = min(batch, signals - handled)
            await workflow.wait_condition(lambda enough=wanted: self.waiting >= enough)  # type: ignore[misc]
            handled, self.waiting = handled + self.waiting, 0
            await workflow.execute_local_activity(nothing, start_to_close_timeout=timedelta(seconds=10))
            while len(armed) < timers * handled // signals:
                armed.append(asyncio.create_task(workflow.sleep(timedelta(days=30 + len(armed)))))
        for task in armed:
            task.cancel()

    @workflow.signal
    def fact(self, _: int) -> None:
        self.waiting += 1


async def main(address: str, namespace: str) -> None:
    client = await Client.connect(address, namespace=namespace)
    worker = Worker(
        client,
        task_queue=QUEUE,
        workflows=[Bare],
        activities=[nothing],
        workflow_runner=RUNNER,
        max_cached_workflows=2000,
    )
    await worker.run()
