"""No workflow's history, and no process's log, holds a name, an identity number, an address, a phone or an account."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator, Mapping
from datetime import timedelta
from typing import Any

import asyncpg
import pytest
import pytest_asyncio
from google.protobuf.message import Message
from temporalio import activity, workflow
from temporalio.api.common.v1 import Payload
from temporalio.api.sdk.v1 import WorkflowMetadata
from temporalio.api.workflowservice.v1 import DescribeWorkflowExecutionRequest
from temporalio.client import Client, WorkflowFailureError, WorkflowHistory
from temporalio.exceptions import ActivityError, ApplicationError
from temporalio.worker import UnsandboxedWorkflowRunner, Worker

from deploy.local import NAMESPACE
from deploy.sandbox.scenario import Round
from shared.contracts.fact import Fact, read
from shared.contracts.running import OFFICER
from shared.contracts.sale import sale_ref
from shared.contracts.teams import TEAMS
from tests.harness import Court
from tests.services.auction.road import BUYER, DAY, Road
from tests.services.funds import road as funds
from tests.workflows.road import Told, told

pytestmark = pytest.mark.road


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
    queries = (
        "SELECT name, identity, mobile, household_address, payee_account FROM intake.party",
        "SELECT representative FROM intake.party",
        "SELECT name, number, mobile FROM intake.agent",
        "SELECT confirmed_address, confirmed_mobile FROM intake.reception",
        "SELECT name, mobile FROM court.staff WHERE id NOT LIKE 'system:%'",
        "SELECT identifier, description FROM custody.asset",
        "SELECT account_number FROM funds.case_account",
        "SELECT payee_name, payee_account FROM funds.payout WHERE purpose <> 'fee'",
    )
    return {value for query in queries for row in await on_record(road, query) for value in row if value}


async def on_record(road: Told, query: str) -> list[asyncpg.Record]:
    connection = await asyncpg.connect(road.installation.superuser_dsn.rpartition("/")[0] + "/jiyue")
    try:
        return list(await connection.fetch(query))
    finally:
        await connection.close()


@workflow.defn(name="canary")
class Canary:
    """Sings in every place where a workflow may write."""

    @workflow.run
    async def run(self, song: str) -> None:
        workflow.set_current_details("金丝雀现状")
        workflow.upsert_search_attributes([OFFICER.value_set("金丝雀检索属性")])
        workflow.upsert_memo({"memo": "金丝雀备注"})
        await workflow.sleep(timedelta(milliseconds=1), summary="金丝雀计时器")
        try:
            await workflow.execute_activity(sing, song, start_to_close_timeout=timedelta(seconds=10))
        except ActivityError as refused:
            raise ApplicationError("金丝雀失败", "金丝雀失败细节") from refused


@activity.defn
async def sing(song: str) -> None:
    raise ApplicationError(f"{song}回声", non_retryable=True)


async def details(client: Client, workflow_id: str) -> str:
    """What the operators' desk shows of a workflow now."""
    handle = client.get_workflow_handle(workflow_id)
    return (await handle.query("__temporal_workflow_metadata", result_type=WorkflowMetadata)).current_details


async def test_the_scan_finds_a_planted_canary(road: Told) -> None:
    planted = ("参数", "摘要", "现状", "检索属性", "备注", "计时器", "失败", "失败细节", "参数回声", "理由")
    async with Worker(
        road.client,
        task_queue="canary",
        workflows=[Canary],
        activities=[sing],
        workflow_runner=UnsandboxedWorkflowRunner(),
    ):
        singing = await road.client.start_workflow(
            "canary", "金丝雀参数", id="canary", task_queue="canary", static_summary="金丝雀摘要"
        )
        with pytest.raises(WorkflowFailureError):
            await singing.result()
        shown = await details(road.client, "canary")
    silent = await road.client.start_workflow("nobody-runs-this", id="canary-2", task_queue="nowhere")
    await silent.terminate("金丝雀理由")
    text = shown + "".join([of_history(await one.fetch_history()) for one in (singing, silent)])
    assert [song for song in planted if f"金丝雀{song}" not in text] == []
    seen = await described(road.client, "canary")
    assert [song for song in ("摘要", "检索属性", "备注") if f"金丝雀{song}" not in seen] == []


async def test_histories_hold_nothing_personal(road: Told) -> None:
    """Payloads, failures, summaries, memos, search attributes, and the table that an operator is shown."""
    values = await personal(road)
    assert len(values) > 40
    tables = 0
    for history in await road.histories():
        workflow_id = history.workflow_id
        if workflow_id.startswith("canary"):
            continue
        shown = await details(road.client, workflow_id)
        tables += "| 灯 | 期限 |" in shown
        text = shown + of_history(history) + await described(road.client, workflow_id)
        assert not [value for value in values if value in text], workflow_id
    assert tables >= 2  # of the application and of the case


async def test_logs_hold_nothing_personal(road: Told) -> None:
    values = await personal(road)
    logs = sorted((road.installation.directory / "logs").glob("*.log"))
    assert len(logs) >= 10
    for log in logs:
        if log.stem == "sandbox":
            continue
        text = _unescaped(log.read_text("utf-8", "replace"))
        assert not [value for value in values if value in text], log.name


async def test_every_fact_that_is_told_on_the_road_is_read(road: Told) -> None:
    queries = [f"SELECT fact FROM {team}.outbox" for team in TEAMS]
    facts = [
        Fact.model_validate_json(row["fact"]) for query in queries for row in await on_record(road, query)
    ]
    assert [fact.kind for fact in facts if read(fact) is None] == []
    assert len({fact.kind for fact in facts}) > 60


IDENTITY, MOBILE = "41150219900101123X", "13800001111"


async def test_no_number_of_a_person_comes_in_by_a_door_for_references(court: Court) -> None:
    """The platform's confirmation number, bank remarks, hand-overs, addressees who are no parties."""
    sold = Round(result="sold", price_fen=610_000_00, buyer=BUYER, confirmation_no=IDENTITY)
    road = await Road.begin(court, sold)
    await road.decide()
    await road.price()
    closed_at = await road.hold(1, 46)
    await court.advance(to=(closed_at + 4 * DAY).isoformat())
    assert (await road.file())["listings"][0]["confirmation_number"] == IDENTITY
    await road.do("balance")

    account = await funds.account(court, road.case)
    await funds.pay_in(court, account, 100, f"拍卖尾款 {MOBILE}")
    await funds.pay_in(court, account, 200, "还款")
    await court.advance()
    receipts = await court.listed("funds", f"/cases/{road.case}/receipts", "chengban01")
    assert {row["listing"] for row in receipts} == {IDENTITY, MOBILE, None}
    undirected = next(row["id"] for row in receipts if row["listing"] is None)
    sale = {"purpose": "balance", "sale": MOBILE}
    unknown = await court.call("POST", "funds", f"/receipts/{undirected}/sale", "ankuan01", sale)
    assert (unknown.status_code, unknown.json()["errors"][0]["field"]) == (409, "sale")

    for number in (IDENTITY, MOBILE, f"buyer-{MOBILE}", f"买受人{MOBILE}"):
        for bundle, concerns, article in (
            ("commission", "commission", "二(三)4"),
            ("sale_ruling", "asset", "二(四)5(3)"),
            ("announcement", "listing", "二(四)5(1)"),
        ):
            body = {"bundle": bundle, "papers": [{"original": "draft"}], concerns: number}
            path = f"/cases/{road.case}/hand-overs"
            refused = await court.call("POST", "documents", path, "wangpai01", body)
            assert (refused.status_code, refused.json()["article"]) == (422, article)
            assert [error["field"] for error in refused.json()["errors"]] == [concerns]
        other = {"ref": number, "channel": "post", "address": "信阳市"}
        order = {"others": [other]}
        refused = await court.call("POST", "documents", "/documents/any/service", "wenshu01", order)
        assert (refused.status_code, refused.json()["errors"][0]["field"]) == (422, "others.0.ref")

    await court.advance()
    histories = [
        await court.client.get_workflow_handle(one.id).fetch_history()
        async for one in court.client.list_workflows()
    ]
    told = {history.workflow_id: of_history(history) for history in histories}
    assert sale_ref(IDENTITY) in told[f"disposal/{road.case}/{road.asset}"]
    assert sale_ref(MOBILE) in told[f"case/{road.case}"]
    assert [name for name, text in told.items() if IDENTITY in text or MOBILE in text] == []


def test_the_scan_reads_escaped_payloads() -> None:
    assert "周明升" in written(Payload(data=json.dumps({"name": "周明升"}).encode()))
