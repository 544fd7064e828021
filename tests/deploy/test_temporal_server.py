"""The development server: namespace and search attributes once, state that outlives a kill and a stop."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from temporalio.api.enums.v1 import IndexedValueType
from temporalio.api.operatorservice.v1 import ListSearchAttributesRequest
from temporalio.api.workflowservice.v1 import DescribeNamespaceRequest
from temporalio.client import (
    Client,
    ScheduleCalendarSpec,
    ScheduleRange,
    ScheduleUpdate,
    ScheduleUpdateInput,
)
from temporalio.common import SearchAttributeKey, SearchAttributePair, TypedSearchAttributes

from deploy.temporal_server import INSPECTION, RETENTION, prepare, temporal_server

pytestmark = pytest.mark.road

NAMESPACE = "court-a"
KEYWORD = IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD


async def attributes(client: Client) -> dict[str, int]:
    request = ListSearchAttributesRequest(namespace=client.namespace)
    return dict((await client.operator_service.list_search_attributes(request)).custom_attributes)


async def test_prepare_twice_then_kill_then_stop(tmp_path: Path) -> None:
    async with temporal_server(tmp_path, durable=False) as server:
        await prepare(server.address, NAMESPACE)
        await prepare(server.address, NAMESPACE)
        client = await Client.connect(server.address, namespace=NAMESPACE)
        assert await attributes(client) == dict.fromkeys(
            ("Court", "Stage", "Light", "Team", "Officer", "ClosingMode"), KEYWORD
        )
        described = await client.workflow_service.describe_namespace(
            DescribeNamespaceRequest(namespace=NAMESPACE)
        )
        assert described.config.workflow_execution_retention_ttl.ToTimedelta() == RETENTION
        schedule = client.get_schedule_handle(INSPECTION)
        planned = (await schedule.describe()).info.next_action_times
        assert {one.minute for one in planned} == {30}
        assert {later - earlier for earlier, later in pairwise(planned)} == {timedelta(hours=1)}
        # an installation of before looked once a day
        await schedule.update(once_a_day)
        await prepare(server.address, NAMESPACE)
        planned = (await schedule.describe()).info.next_action_times
        assert planned[1] - planned[0] == timedelta(hours=1)
        light = TypedSearchAttributes(
            [SearchAttributePair(SearchAttributeKey.for_keyword("Light"), "yellow")]
        )
        await client.start_workflow(
            "case", id="case/（2026）豫1502执1号", task_queue="workflows", search_attributes=light
        )
        await server.supervisor.kill("temporal")
        await server.supervisor.wait_ready("temporal")
        await prepare(server.address, NAMESPACE)
        assert await listed(client) == ["case/（2026）豫1502执1号"]
    async with temporal_server(tmp_path) as server:
        await prepare(server.address, NAMESPACE)
        client = await Client.connect(server.address, namespace=NAMESPACE)
        assert await listed(client) == ["case/（2026）豫1502执1号"]
        assert len(await attributes(client)) == 6


def once_a_day(found: ScheduleUpdateInput) -> ScheduleUpdate:
    found.description.schedule.spec.calendars = [ScheduleCalendarSpec(hour=[ScheduleRange(23)])]
    return ScheduleUpdate(found.description.schedule)


async def listed(client: Client) -> list[str]:
    return [
        found.id async for found in client.list_workflows("Light = 'yellow' and ExecutionStatus = 'Running'")
    ]
