"""The demo's road, told once on real processes, and what it leaves in Temporal."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from rich.console import Console
from temporalio.client import Client, WorkflowHistory

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
