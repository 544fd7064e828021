"""Whatever anybody signals by hand stops no workflow: the next fact of a team is followed as if nothing had come."""

from __future__ import annotations

from typing import Any

import pytest
from temporalio.api.common.v1 import Payload, Payloads, WorkflowExecution
from temporalio.api.workflowservice.v1 import SignalWorkflowExecutionRequest
from temporalio.client import WorkflowExecutionStatus, WorkflowHandle

from shared.contracts.auction.facts import AssetDelivered
from shared.contracts.commission.facts import CommissionTold
from shared.contracts.custody.facts import FreezeDecided
from shared.contracts.documents.facts import InitialBatchDispatched
from shared.contracts.fact import Fact, Refs
from shared.contracts.funds.facts import AccountTold, PayoutPaid
from shared.contracts.intake.facts import ApplicationDecided, CaseClosed, ClosingReviewed
from shared.contracts.teams import WORKFLOW_QUEUE
from tests.facts import made, record
from tests.harness import CLOCK_START, Court
from workflows.network import NetworkControl

CASE = "（2026）豫1502执8001号"


def payload(encoding: str, data: bytes, **metadata: str) -> Payload:
    named = {"encoding": encoding, **metadata}
    return Payload(metadata={name: text.encode() for name, text in named.items()}, data=data)


JSON = "json/plain"
MALFORMED: dict[str, list[Payload]] = {
    "nothing": [],
    "two": [payload(JSON, b"{}"), payload(JSON, b'{"id": "x"}')],
    "bytes": [payload("binary/plain", b"\x00\xff")],
    "null": [payload("binary/null", b"")],
    "json null": [payload(JSON, b"null")],
    "number": [payload(JSON, b"7")],
    "huge number": [payload(JSON, b"9" * 400)],
    "text": [payload(JSON, b'"x"')],
    "list": [payload(JSON, b"[[]]")],
    "object": [payload(JSON, b'{"kind": "custody.freeze_decided"}')],
    "broken json": [payload(JSON, b"{")],
    "broken text": [payload(JSON, b'"\xff"')],
    "surrogate": [payload(JSON, b'{"id": "\\ud800"}')],
    "unknown encoding": [payload("x/y", b"z")],
    "no encoding": [Payload(data=b"z")],
    "a message of no type": [payload("json/protobuf", b"{}", messageType="x.Y")],
    "another message": [
        payload("binary/protobuf", b"", messageType="temporal.api.common.v1.Payload"),
    ],
}


async def signal(court: Court, workflow_id: str, name: str, payloads: list[Payload]) -> None:
    await court.client.workflow_service.signal_workflow_execution(
        SignalWorkflowExecutionRequest(
            namespace=court.client.namespace,
            workflow_execution=WorkflowExecution(workflow_id=workflow_id),
            signal_name=name,
            input=Payloads(payloads=payloads),
        )
    )


async def started(court: Court, workflow_id: str) -> WorkflowHandle[Any, Any]:
    return await court.client.start_workflow(
        workflow_id.partition("/")[0], id=workflow_id, task_queue=WORKFLOW_QUEUE
    )


async def malformed(court: Court, workflow_id: str) -> None:
    for name in ("fact", "late_fact", "nobody_knows"):
        for payloads in MALFORMED.values():
            await signal(court, workflow_id, name, payloads)


LAST: dict[str, tuple[type[Refs], dict[str, str]]] = {
    f"network/{CASE}": (CaseClosed, {"mode": "x"}),
    f"documents/{CASE}": (CaseClosed, {"mode": "x"}),
    f"account/{CASE}": (AccountTold, {}),
    f"commission/{CASE}/c1": (CommissionTold, {"commission": "c1"}),
    f"disposal/{CASE}/a1": (AssetDelivered, {"asset": "a1"}),
    f"payout/{CASE}/p1": (PayoutPaid, {"payout": "p1"}),
    f"closing_review/{CASE}/r1": (ClosingReviewed, {"request": "r1", "result": "approved"}),
}


@pytest.mark.parametrize("workflow_id", LAST, ids=[one.partition("/")[0] for one in LAST])
async def test_a_process_follows_its_last_fact_after_every_malformed_signal(
    court: Court, workflow_id: str
) -> None:
    handle = await started(court, workflow_id)
    await malformed(court, workflow_id)
    kind, refs = LAST[workflow_id]
    last = made(CLOCK_START, kind, f"case/{CASE}", **refs)
    await handle.signal("fact", last)
    await handle.result()
    assert await handle.query("seen") == [last.id]


async def seen_after(court: Court, workflow_id: str, fact: Fact) -> list[str]:
    handle = court.client.get_workflow_handle(workflow_id)
    await malformed(court, workflow_id)
    await record(court, fact)
    await court.advance()
    seen: list[str] = await handle.query("seen", result_type=list[str])
    return seen


async def test_a_docket_applies_its_next_fact_after_every_malformed_signal(court: Court) -> None:
    now, docket = await court.advance(), f"case/{CASE}d"
    await started(court, docket)
    fact = made(now, InitialBatchDispatched, docket)
    assert await seen_after(court, docket, fact) == [fact.id]
    applied = await court.sql("SELECT id FROM intake.applied_fact WHERE docket = $1", docket)
    assert [row["id"] for row in applied] == [fact.id]


async def test_an_application_ends_after_every_malformed_signal(court: Court) -> None:
    now, docket = await court.advance(), "application/2026-8001"
    handle = await started(court, docket)
    await malformed(court, docket)
    await record(court, made(now, ApplicationDecided, docket))
    await handle.result()


async def test_an_upkeep_goes_on_after_every_malformed_signal(court: Court) -> None:
    now, upkeep = await court.advance(), f"upkeep/{CASE}x"
    handle = await started(court, upkeep)
    await malformed(court, upkeep)
    fact = made(now, InitialBatchDispatched, f"case/{CASE}x")
    await handle.signal("fact", fact)
    await court.advance()
    assert await handle.query("seen") == [fact.id]
    described = await handle.describe()
    assert described.status is WorkflowExecutionStatus.RUNNING


async def test_an_inspection_ends_after_every_malformed_signal(court: Court) -> None:
    handle = await started(court, "inspection/by-hand")
    await malformed(court, "inspection/by-hand")
    await handle.result()


async def test_a_fact_of_a_newer_version_becomes_a_task_and_holds_up_no_other(court: Court) -> None:
    """While two versions run side by side, a process must not pass over what the newer one tells it."""
    case = f"{CASE}n"
    handle = await started(court, f"network/{case}")
    decided = made(CLOCK_START, FreezeDecided, f"case/{case}", asset="a1")
    for id, newer in (
        ("n1", {"kind": "custody.freeze_widened"}),
        ("n2", {"refs": {"assets": "a1"}, "subject_id": "某人"}),
    ):
        await handle.signal("fact", decided.model_copy(update={"id": id, **newer}))
    await handle.signal("fact", made(CLOCK_START, CaseClosed, f"case/{case}", mode="x"))
    await handle.result()
    tasks = await court.listed("intake", "/tasks", "zhixiao01")
    assert {task["text"] for task in tasks if task["docket"] == f"case/{case}"} == {
        "「本版系统不能识别的事项」未能办理（unreadable_fact），请承办人处理",
        "「决定网络冻结」未能办理（unreadable_fact），请承办人处理",
    }


async def test_a_copy_forged_under_the_id_of_a_fact_takes_not_its_place(court: Court) -> None:
    case = f"{CASE}f"
    handle = await started(court, f"network/{case}")
    closed = made(CLOCK_START, CaseClosed, f"case/{case}", mode="x")
    forged = made(CLOCK_START, FreezeDecided, f"case/{case}", asset="a1").model_copy(update={"id": closed.id})
    for fact in (forged, forged, closed):
        await handle.signal("fact", fact)
    await handle.result()
    assert await handle.query("seen") == [closed.id] * 2


async def test_a_fact_that_a_process_cannot_follow_becomes_a_task_and_holds_up_no_other(
    court: Court, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = f"{CASE}y"
    follow = NetworkControl.on

    def on(self: NetworkControl, case_number: str, what: Refs) -> bool:
        if isinstance(what, FreezeDecided):
            raise KeyError("by test")
        return follow(self, case_number, what)

    monkeypatch.setattr(NetworkControl, "on", on)
    handle = await started(court, f"network/{case}")
    await handle.signal("fact", made(CLOCK_START, FreezeDecided, f"case/{case}", asset="a1"))
    await handle.signal("fact", made(CLOCK_START, CaseClosed, f"case/{case}", mode="x"))
    await handle.result()
    tasks = await court.listed("intake", "/tasks", "zhixiao01")
    assert [task["text"] for task in tasks if task["docket"] == f"case/{case}"] == [
        "「决定网络冻结」未能办理（KeyError），请承办人处理"
    ]
