"""The Temporal development server on this machine: one process, UI included, its state in one SQLite file."""

from __future__ import annotations

import contextlib
import sysconfig
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from google.protobuf.duration_pb2 import Duration
from temporalio.api.enums.v1 import IndexedValueType
from temporalio.api.operatorservice.v1 import AddSearchAttributesRequest
from temporalio.api.workflowservice.v1 import RegisterNamespaceRequest
from temporalio.client import (
    Client,
    Schedule,
    ScheduleActionStartWorkflow,
    ScheduleAlreadyRunningError,
    ScheduleCalendarSpec,
    ScheduleRange,
    ScheduleSpec,
    ScheduleState,
    ScheduleUpdate,
)
from temporalio.service import RPCError, RPCStatusCode

from deploy.ports import free_ports
from deploy.supervisor import Process, Supervisor, answers_http
from shared.contracts.teams import WORKFLOW_QUEUE

SEARCH_ATTRIBUTES = ("Court", "Stage", "Light", "Team", "Officer", "ClosingMode")
INSPECTION = "inspection"
DAILY_INSPECTION = "daily-inspection"
RETENTION = timedelta(days=3650)
"""How long a closed workflow can be looked up; the server's default is one day."""


@dataclass(frozen=True)
class TemporalServer:
    address: str
    ui: str
    supervisor: Supervisor


@contextlib.asynccontextmanager
async def temporal_server(
    directory: Path, *, port: int | None = None, durable: bool = True
) -> AsyncIterator[TemporalServer]:
    """A server for as long as the context lasts, on `port` and the three after it; the directory stays."""
    port = port or free_ports(4)[0]
    async with Supervisor(directory) as supervisor:
        await supervisor.start(process(directory, port=port, durable=durable))
        yield TemporalServer(f"127.0.0.1:{port}", f"http://127.0.0.1:{port + 1}", supervisor)


def process(directory: Path, *, port: int, durable: bool = True) -> Process:
    """The front end on `port`, the UI on the next one, then HTTP and metrics.

    Without `durable` a commit is written but not forced to disk: it survives SIGKILL, not the loss of power.
    """
    directory.mkdir(parents=True, exist_ok=True)
    return Process(
        name="temporal",
        command=(
            *(f"{sysconfig.get_path('scripts')}/temporal", "server", "start-dev", "--ip", "127.0.0.1"),
            *("--port", str(port), "--ui-port", str(port + 1)),
            *("--http-port", str(port + 2), "--metrics-port", str(port + 3)),
            *("--db-filename", str(directory / "temporal.db"), "--ui-disable-news-fetch"),
            *("--sqlite-pragma", "journal_mode=WAL"),
            *("--sqlite-pragma", f"synchronous={'FULL' if durable else 'NORMAL'}"),
            *("--dynamic-config-value", "history.transferProcessorMaxPollRPS=1000"),
        ),
        ready=answers_http(port + 2, "/api/v1/system-info"),
        port=port,
    )


async def prepare(address: str, namespace: str) -> None:
    """Create the namespace, its search attributes and the schedules of the two inspections."""
    client = await Client.connect(address, namespace=namespace)
    retention = Duration()
    retention.FromTimedelta(RETENTION)
    try:
        await client.workflow_service.register_namespace(
            RegisterNamespaceRequest(namespace=namespace, workflow_execution_retention_period=retention)
        )
    except RPCError as error:
        if error.status is not RPCStatusCode.ALREADY_EXISTS:
            raise
    keywords = dict.fromkeys(SEARCH_ATTRIBUTES, IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
    await client.operator_service.add_search_attributes(
        AddSearchAttributesRequest(namespace=namespace, search_attributes=keywords)
    )
    for name, schedule in SCHEDULES.items():
        try:
            await client.create_schedule(name, schedule)
        except ScheduleAlreadyRunningError:
            await client.get_schedule_handle(name).update(lambda _, kept=schedule: ScheduleUpdate(kept))  # type: ignore[misc]


def _schedule(workflow: str, workflow_id: str, hours: ScheduleRange, minute: int, note: str) -> Schedule:
    """In real time, at a minute of these hours."""
    calendar = ScheduleCalendarSpec(hour=[hours], minute=[ScheduleRange(minute)])
    return Schedule(
        action=ScheduleActionStartWorkflow(workflow, id=workflow_id, task_queue=WORKFLOW_QUEUE),
        spec=ScheduleSpec(calendars=[calendar], time_zone_name="Asia/Shanghai"),
        state=ScheduleState(note=note),
    )


SCHEDULES = {
    INSPECTION: _schedule(
        "inspection",
        "inspection/daily",
        ScheduleRange(0, 23),
        30,
        "每小时巡检：各团队审计链存证，轮候查封生效，终本案件定期查询",
    ),
    DAILY_INSPECTION: _schedule(
        "daily_inspection", "daily_inspection/scheduled", ScheduleRange(8), 15, "每日检查未结案件和指令"
    ),
}
"""What is anchored stands in other hands before much is added to it; what is found is told before offices open."""
