"""Case lifecycles per second: the real docket on the real database, against the bare workflow on the same server."""

from __future__ import annotations

import asyncio
import sys
from collections import Counter
from datetime import datetime, timedelta
from time import perf_counter
from typing import Any

import asyncpg
from temporalio.api.enums.v1 import EventType
from temporalio.client import Client, WorkflowHandle

from deploy.bench.bare import QUEUE
from deploy.local import DATABASE, NAMESPACE, Installation
from shared.contracts.auction.facts import InquiryOrdered
from shared.contracts.commission.facts import CommissionDispatched
from shared.contracts.custody.facts import (
    AssetListMade,
    FeedbackFiled,
    FeedbackHandled,
    FeedbackReceived,
    FreezeDecided,
    MeasureLifted,
    MeasureTaken,
    OutsideAssetFound,
    QueryStarted,
)
from shared.contracts.documents.facts import (
    DocumentDispatched,
    DossierFiled,
    InitialBatchDispatched,
    PapersHandedOver,
)
from shared.contracts.fact import Fact, Refs
from shared.contracts.funds.facts import AccountOpened, AccountTold
from shared.contracts.intake.facts import CaseArchived, CaseAssigned, CaseClosed, CaseFiled
from shared.contracts.teams import WORKFLOW_QUEUE
from shared.platform.temporal import DATA_CONVERTER

AT_ONCE = 20
WORKER = "import asyncio, sys; from deploy.bench import bare; asyncio.run(bare.main(*sys.argv[1:]))"
"""A workflow cannot be defined in the main module: the workflow sandbox imports it by name."""
START = datetime.fromisoformat("2026-03-02T09:20:00+08:00")

ROAD: tuple[tuple[type[Refs], dict[str, str]], ...] = (
    (CaseFiled, {"application_received_at": START.isoformat()}),
    (QueryStarted, {"channel": "national", "occasion": "filing"}),
    (QueryStarted, {"channel": "local", "occasion": "filing"}),
    (CaseAssigned, {"officer": "chengban01"}),
    (AccountOpened, {}),
    (AccountTold, {}),
    (FeedbackReceived, {"feedback": "f1", "found": "yes"}),
    (OutsideAssetFound, {"asset": "a2"}),
    (FreezeDecided, {"asset": "a1"}),
    (MeasureTaken, {"asset": "a1", "measure": "m1", "asset_kind": "real_estate", "expires_at": "2029-03-03T00:00:00+08:00"}),
    (FeedbackHandled, {"feedback": "f1"}),
    (FeedbackFiled, {"feedback": "f1"}),
    (AssetListMade, {}),
    (CommissionDispatched, {"commission": "c1", "asset": "a2", "urgent": "no", "term_ends_at": "2026-03-18T00:00:00+08:00"}),
    (DocumentDispatched, {"document": "d1", "document_kind": "enforcement_notice"}),
    (InitialBatchDispatched, {}),
    (PapersHandedOver, {"bundle": "initial_batch"}),
    (DossierFiled, {"document": "d1"}),
    (InquiryOrdered, {"asset": "a1"}),
    (MeasureLifted, {"measure": "m1"}),
    (CaseClosed, {"mode": "fully_enforced"}),
    (CaseArchived, {}),
)  # fmt: skip


async def measure(installation: Installation, cases: int) -> dict[str, Any]:
    """Both rates, interleaved in three parts each, and what one case leaves in its history."""
    court = await Client.connect(
        installation.temporal_address, namespace=NAMESPACE, data_converter=DATA_CONVERTER
    )
    plain = await Client.connect(installation.temporal_address, namespace=NAMESPACE)
    worker = await asyncio.create_subprocess_exec(
        sys.executable, "-c", WORKER, installation.temporal_address, NAMESPACE
    )
    try:
        await _record(installation.superuser_dsn, range(1 + 3 * cases))
        await _case(court, 0)
        ours, bare = [], []
        for part in range(3):
            numbers = range(1 + part * cases, 1 + (part + 1) * cases)
            ours.append(await _rate([_case(court, number) for number in numbers]))
            history = await _mean([court.get_workflow_handle(_id(number)) for number in numbers])
            same = (max(history["MARKER_RECORDED"], 1), history["TIMER_STARTED"])
            bare.append(await _rate([_bare(plain, number, *same) for number in numbers]))
        yard = await _mean([plain.get_workflow_handle(f"bare/{number}") for number in numbers])
    finally:
        worker.terminate()
        await worker.wait()
    return {
        "cases_per_second": round(sorted(ours)[1], 2),
        "bare_cases_per_second": round(sorted(bare)[1], 2),
        "case_rate_ratio": round(sorted(ours)[1] / sorted(bare)[1], 2),
        "facts_per_case": len(ROAD),
        "events_per_case": sum(history.values()),
        "bare_events_per_case": sum(yard.values()),
        "local_activities_per_case": history["MARKER_RECORDED"],
        "bare_local_activities_per_case": yard["MARKER_RECORDED"],
        "timers_per_case": history["TIMER_STARTED"],
        "bare_timers_per_case": yard["TIMER_STARTED"],
    }


async def _rate(lives: list[Any]) -> float:
    room = asyncio.Semaphore(AT_ONCE)

    async def within(life: Any) -> None:
        async with room:
            await life

    began = perf_counter()
    await asyncio.gather(*map(within, lives))
    return len(lives) / (perf_counter() - began)


def _id(number: int) -> str:
    return f"case/（2025）豫1502执{number + 1}号"


def _facts(number: int) -> list[Fact]:
    seen: Counter[str] = Counter()
    told = []
    for position, (kind, refs) in enumerate(ROAD):
        seen[kind.team()] += 1
        fact = Fact(
            id=f"{number}/{position}",
            kind=kind.kind,
            docket=_id(number),
            subject_id="s",
            occurred_at=START + timedelta(minutes=position),
            actor="bench",
            refs=refs,
            seq=seen[kind.team()],
        )
        told.append(fact)
    return told


async def _record(superuser_dsn: str, numbers: range) -> None:
    """Put the cases' facts on record, as delivered: a docket applies what its teams have recorded."""
    connection = await asyncpg.connect(superuser_dsn.rpartition("/")[0] + f"/{DATABASE}")
    try:
        for fact in [fact for number in numbers for fact in _facts(number)]:
            await connection.execute(
                f"INSERT INTO {fact.team}.outbox (workflow_id, seq, workflow_type, fact, delivered_at)"
                " VALUES ($1, $2, 'case', $3, clock_timestamp())",
                *(fact.docket, fact.seq, fact.model_dump_json()),
            )
    finally:
        await connection.close()


async def _case(client: Client, number: int) -> WorkflowHandle[Any, Any]:
    handle: WorkflowHandle[Any, Any] | None = None
    for fact in _facts(number):
        if handle is None:
            handle = await client.start_workflow(
                "case",
                id=_id(number),
                task_queue=WORKFLOW_QUEUE,
                start_signal="fact",
                start_signal_args=[fact],
            )
        else:
            await handle.signal("fact", fact)
    assert handle is not None
    await handle.result()
    return handle


async def _bare(client: Client, number: int, activities: int, timers: int) -> None:
    handle = await client.start_workflow(
        "bare",
        args=[len(ROAD), activities, timers],
        id=f"bare/{number}",
        task_queue=QUEUE,
        start_signal="fact",
        start_signal_args=[0],
    )
    for position in range(1, len(ROAD)):
        await handle.signal("fact", position)
    await handle.result()


async def _mean(handles: list[WorkflowHandle[Any, Any]]) -> Counter[str]:
    """Events of a kind a workflow, rounded: facts that arrive together are applied together, so cases differ."""
    total: Counter[str] = Counter()
    for handle in handles:
        async for event in handle.fetch_history_events():
            total[EventType.Name(event.event_type).removeprefix("EVENT_TYPE_")] += 1
    return Counter({kind: round(count / len(handles)) for kind, count in total.items()})
