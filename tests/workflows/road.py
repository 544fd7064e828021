"""The demo's road, told once on real processes, and what it leaves in Temporal."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from rich.console import Console
from temporalio.api.enums.v1 import EventType
from temporalio.client import Client, WorkflowHandle, WorkflowHistory

from deploy.demo.run import CLOCK_START, tell
from deploy.local import NAMESPACE, Installation
from shared.platform.temporal import DATA_CONVERTER


@dataclass
class Told:
    installation: Installation
    client: Client
    summary: dict[str, Any]

    async def histories(self) -> list[WorkflowHistory]:
        handles = [self.client.get_workflow_handle(one.id) async for one in self.client.list_workflows()]
        return [await handle.fetch_history() for handle in handles]


@asynccontextmanager
async def told(seed: int) -> AsyncIterator[Told]:
    """The installation after the whole road, still running."""
    with Installation.throwaway(clock_start=CLOCK_START) as installation:
        async with installation.running() as supervisor:
            summary = await tell(installation, supervisor, seed, Console(quiet=True))
            client = await Client.connect(
                installation.temporal_address, namespace=NAMESPACE, data_converter=DATA_CONVERTER
            )
            yield Told(installation, client, summary)


async def timers(handle: WorkflowHandle[Any, Any]) -> dict[int, str]:
    """Open timers of a workflow, by the event that started them, with what an operator reads."""
    open_timers: dict[int, str] = {}
    async for event in handle.fetch_history_events():
        if event.event_type == EventType.EVENT_TYPE_TIMER_STARTED:
            open_timers[event.event_id] = event.user_metadata.summary.data.decode()
        elif event.event_type == EventType.EVENT_TYPE_TIMER_CANCELED:
            open_timers.pop(event.timer_canceled_event_attributes.started_event_id)
        elif event.event_type == EventType.EVENT_TYPE_TIMER_FIRED:
            open_timers.pop(event.timer_fired_event_attributes.started_event_id)
    return open_timers
