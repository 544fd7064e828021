"""No workflow's history, and no process's log, holds a name, an identity number, an address, a phone or an account."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator, Mapping
from typing import Any

import asyncpg
import pytest_asyncio
from google.protobuf.message import Message
from temporalio.api.common.v1 import Payload
from temporalio.api.workflowservice.v1 import DescribeWorkflowExecutionRequest
from temporalio.client import Client, WorkflowHistory

from deploy.local import NAMESPACE
from tests.workflows.road import Told, told


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def road() -> AsyncIterator[Told]:
    async with told(3) as running:
        yield running


def written(message: Message) -> str:
    """Everything in a protobuf message as readable text, payloads decoded, escapes undone."""
    found: list[str] = []

    def walk(node: Any) -> None:
        if isinstance(node, Payload):
            found.append(node.data.decode("utf-8", "replace"))
            found.extend(value.decode("utf-8", "replace") for value in node.metadata.values())
        elif isinstance(node, Message):
            for _, value in node.ListFields():
                walk(value)
        elif isinstance(node, str):
            found.append(node)
        elif not isinstance(node, bytes | int | float):
            for value in list(node.values() if isinstance(node, Mapping) else node):
                walk(value)

    walk(message)
    return _unescaped("\n".join(found))


def _unescaped(text: str) -> str:
    """The text, and once more with \\uXXXX written out."""
    return text + re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), text)


def of_history(history: WorkflowHistory) -> str:
    return "\n".join(written(event) for event in history.events)


async def described(client: Client, workflow_id: str) -> str:
    request = DescribeWorkflowExecutionRequest(namespace=NAMESPACE)
    request.execution.workflow_id = workflow_id
    return written(await client.workflow_service.describe_workflow_execution(request))


async def personal(road: Told) -> set[str]:
    """Every value that names or reaches a person, as the teams' tables hold it."""
    connection = await asyncpg.connect(road.installation.superuser_dsn.rpartition("/")[0] + "/jiyue")
    queries = (
        "SELECT name, identity, mobile, household_address, payee_account FROM intake.party",
        "SELECT confirmed_address, confirmed_mobile FROM intake.reception",
        "SELECT name, mobile FROM court.staff WHERE id NOT LIKE 'system:%'",
        "SELECT identifier, description FROM custody.asset",
        "SELECT account_number FROM funds.case_account",
        "SELECT payee_name, payee_account FROM funds.payout WHERE purpose <> 'fee'",
    )
    try:
        return {value for query in queries for row in await connection.fetch(query) for value in row if value}
    finally:
        await connection.close()


async def test_the_scan_finds_a_planted_canary(road: Told) -> None:
    await road.client.start_workflow(
        "nobody-runs-this",
        "金丝雀13912345678",
        id="canary",
        task_queue="nowhere",
        static_summary="金丝雀摘要",
    )
    handle = road.client.get_workflow_handle("canary")
    text = of_history(await handle.fetch_history())
    await handle.terminate("金丝雀理由")
    text += of_history(await handle.fetch_history())
    assert all(planted in text for planted in ("金丝雀13912345678", "金丝雀摘要", "金丝雀理由"))


async def test_histories_hold_nothing_personal(road: Told) -> None:
    values = await personal(road)
    assert len(values) > 40
    for history in await road.histories():
        if history.workflow_id == "canary":
            continue
        text = of_history(history) + await described(road.client, history.workflow_id)
        assert not [value for value in values if value in text], history.workflow_id


async def test_logs_hold_nothing_personal(road: Told) -> None:
    values = await personal(road)
    logs = sorted((road.installation.directory / "logs").glob("*.log"))
    assert len(logs) >= 10
    for log in logs:
        if log.stem == "sandbox":
            continue
        text = _unescaped(log.read_text("utf-8", "replace"))
        assert not [value for value in values if value in text], log.name


def test_the_scan_reads_escaped_payloads() -> None:
    assert "周明升" in written(Payload(data=json.dumps({"name": "周明升"}).encode()))
