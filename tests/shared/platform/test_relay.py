"""The relay: in order for each workflow, one at work, through failures of the server, of the fact and of its own."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zlib import crc32

import asyncpg
import pytest
from temporalio.api.enums.v1 import EventType
from temporalio.service import RPCError, RPCStatusCode

from deploy.ports import free_ports
from deploy.temporal_server import temporal_server
from services.intake.administration import mover as clockwork
from services.intake.docket import repository as dockets
from shared.contracts.auction.facts import RoundFailed
from shared.contracts.commission.facts import CommissionTold
from shared.contracts.custody.facts import FeedbackFiled, FeedbackHandled
from shared.contracts.documents.facts import InitialBatchDispatched
from shared.contracts.teams import TEAMS
from shared.platform.db import Database
from shared.platform.outbox import Relay
from shared.platform.work import Caller, Work
from shared.values.roles import Office
from shared.values.zone import COURT_ZONE
from tests.facts import forged, made, record
from tests.harness import CLOCK_START, Court, court_at
from tests.services.funds import road as funds
from tests.services.intake.people import application
from tests.services.intake.road import duties, file_case

PROJECT = Path(__file__).parents[3]
DOCKET = "case/（2026）豫1502执{}号"
PENDING = "delivered_at IS NULL AND dead_at IS NULL"
HOLDERS = """SELECT pid, granted FROM pg_locks WHERE locktype = 'advisory' AND objsubid = 1 AND objid = $1::bigint
             AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"""


async def holders(court: Court, team: str, granted: bool) -> list[int]:
    """The sessions that are at work, or that wait for their turn."""
    rows = await court.sql(HOLDERS, crc32(team.encode()))
    return [row["pid"] for row in rows if row["granted"] is granted]


def of_bytes(size: int) -> dict[str, str]:
    """Refs, each as one may be, that make a fact of this size."""
    return {f"ref{number}": "x" * 200 for number in range(size // 200)}


async def until(happened: Any) -> None:
    async with asyncio.timeout(40):
        while not await happened():  # noqa: ASYNC110 - it happens in another process
            await asyncio.sleep(0.02)


async def all_delivered(court: Court, team: str) -> bool:
    return await court.sql(f"SELECT seq FROM {team}.outbox WHERE {PENDING}") == []


async def signals(court: Court, workflow_id: str) -> list[dict[str, Any]]:
    """The facts that a workflow was told, in the order of its history."""
    history = await court.client.get_workflow_handle(workflow_id).fetch_history()
    return [
        json.loads(event.workflow_execution_signaled_event_attributes.input.payloads[0].data)
        for event in history.events
        if event.event_type == EventType.EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED
    ]


@asynccontextmanager
async def in_place_of_the_relay(court: Court, team: str) -> AsyncIterator[asyncpg.Connection]:
    """The relay's turn is taken by the test: what the team records stays undelivered until it is given back."""
    connection = await asyncpg.connect(court.dsn(f"{team}_app"))
    try:
        await until(lambda: _some(holders(court, team, granted=True)))
        (relay,) = await holders(court, team, granted=True)
        turn = asyncio.create_task(connection.execute("SELECT pg_advisory_lock($1)", crc32(team.encode())))
        await until(lambda: _some(holders(court, team, granted=False)))
        await court.sql("SELECT pg_terminate_backend($1)", relay)
        await turn
        yield connection
    finally:
        await connection.close()


async def _some(found: Any) -> bool:
    return bool(await found)


@asynccontextmanager
async def one_more_relay(court: Court, team: str) -> AsyncIterator[None]:
    relay = asyncio.create_task(Relay(court.dsn(f"{team}_app"), team, court.client, "豫1502").run())
    try:
        yield
    finally:
        relay.cancel()
        with suppress(asyncio.CancelledError):
            await relay


async def test_of_two_relays_one_is_at_work_and_the_other_takes_over(court: Court) -> None:
    docket = DOCKET.format(9001)
    first, second = ([made(CLOCK_START, FeedbackFiled, docket) for _ in range(n)] for n in (5, 40))
    await until(lambda: _some(holders(court, "custody", granted=True)))
    async with one_more_relay(court, "custody"):
        await until(lambda: _some(holders(court, "custody", granted=False)))
        (at_work,) = await holders(court, "custody", granted=True)
        (waiting,) = await holders(court, "custody", granted=False)
        for fact in first:
            await record(court, fact)
        await court.advance()
        assert [one["id"] for one in await signals(court, docket)] == [one.id for one in first]
        for at, fact in enumerate(second):
            await record(court, fact)
            if at == 10:
                await court.sql("SELECT pg_terminate_backend($1)", at_work)
        await court.advance()
        assert await holders(court, "custody", granted=True) == [waiting]
        await until(lambda: _some(holders(court, "custody", granted=False)))  # the first waits for its turn
    await in_order_and_once(court, docket)
    assert len(await signals(court, docket)) >= 45


@pytest.mark.parametrize(
    "failure",
    [
        ConnectionResetError,
        asyncpg.AdminShutdownError,
        asyncpg.InterfaceError,
        asyncpg.InternalClientError,  # seen when a session was ended between two commands
    ],
)
async def test_a_lost_connection_delays_a_fact_and_ends_no_relay(
    court: Court, monkeypatch: pytest.MonkeyPatch, failure: type[Exception]
) -> None:
    fact = made(CLOCK_START, CommissionTold, DOCKET.format(f"90{len(failure.__name__)}"))
    deliver, failed = Relay.deliver_due, []

    async def fail_once(relay: Relay, connection: Any) -> float | None:
        if relay.schema == "commission" and not failed:
            failed.append(failure)
            raise failure("gone")
        return await deliver(relay, connection)

    monkeypatch.setattr(Relay, "deliver_due", fail_once)
    await record(court, fact)
    await court.advance()
    assert failed == [failure]
    assert [one["id"] for one in await signals(court, fact.docket)] == [fact.id]


async def test_a_relay_ends_when_told_although_its_database_answers_no_more(court: Court) -> None:
    dsn = court.dsn("funds_app") + "?application_name=frozen"
    relay = asyncio.create_task(Relay(dsn, "funds", court.client, "豫1502").run())
    mine = "SELECT pid FROM pg_stat_activity WHERE application_name = 'frozen' AND wait_event_type = 'Lock'"
    await until(lambda: _some(court.sql(mine)))
    ((session,),) = await court.sql(mine)
    os.kill(session, signal.SIGSTOP)
    try:
        relay.cancel()
        _, running = await asyncio.wait({relay}, timeout=5)
        assert not running
    finally:
        os.kill(session, signal.SIGCONT)


@pytest.mark.road
async def moved(work: Work, to: datetime) -> None:
    """The court clock, by itself: nobody waits until all is quiet."""
    await clockwork.stop(work, "no order", to)
    await clockwork.tell(work, await dockets.watched(work.session))


@pytest.mark.walk
async def test_an_undelivered_fact_holds_back_the_report_of_what_is_overdue(court: Court) -> None:
    case = await file_case(court, 1)
    docket = f"case/{case}"
    batch = (await duties(court, case))["documents.initial_batch"]
    due_at = datetime.fromisoformat(batch["due_at"])
    await court.advance(to=(due_at - timedelta(hours=1)).isoformat())
    reports = "SELECT reminder_id FROM intake.reminder_duty WHERE duty_id = $1 AND step = 'overdue'"
    async with in_place_of_the_relay(court, "documents"):
        dispatched = made(due_at - timedelta(minutes=30), InitialBatchDispatched, docket)
        await record(court, dispatched)
        db = Database(court.dsn("intake_app"))
        mover = Caller(db, "intake", "service:clock")
        await mover.act(Office.SERVICE, moved, due_at + timedelta(minutes=1))
        await db.close()
        before = await woken(court, docket, batch["id"])
        await until(lambda: _more_than(before + 1, woken(court, docket, batch["id"])))
        assert await court.sql(reports, batch["id"]) == []
    await court.advance()
    met = (await duties(court, case))["documents.initial_batch"]
    assert (met["state"], met["overdue_at"]) == ("met", None)
    assert await court.sql(reports, batch["id"]) == []


@pytest.mark.road
async def test_a_report_waits_an_hour_for_what_is_under_way_and_then_says_so(court: Court) -> None:
    case = await file_case(court, 3)
    docket = f"case/{case}"
    batch = (await duties(court, case))["documents.initial_batch"]
    due_at = datetime.fromisoformat(batch["due_at"])
    await court.advance(to=(due_at - timedelta(hours=1)).isoformat())
    report = (
        "SELECT text, sent_at FROM intake.reminder r JOIN intake.reminder_duty d ON d.reminder_id = r.id"
        " WHERE d.duty_id = $1 AND d.step = 'overdue'"
    )
    async with in_place_of_the_relay(court, "documents"):
        await record(court, made(due_at - timedelta(minutes=30), InitialBatchDispatched, docket))
        db = Database(court.dsn("intake_app"))
        mover = Caller(db, "intake", "service:clock")

        async def reported() -> bool:
            return bool(await court.sql(report, batch["id"]))

        async def sent() -> bool:
            return (await court.sql(report, batch["id"]))[0]["sent_at"] is not None

        for later, happened in ((timedelta(minutes=61), reported), (timedelta(hours=9), sent)):
            await mover.act(Office.SERVICE, moved, due_at + later)
            await until(happened)
        await db.close()
    ((text, _),) = await court.sql(report, batch["id"])
    assert "尚在登记途中" in text


async def woken(court: Court, docket: str, duty: str) -> int:
    """How many times the duty's hour was seen to have come, and the order carried out."""
    history = await court.client.get_workflow_handle(docket).fetch_history()
    ordered = {
        event.event_id
        for event in history.events
        if event.event_type == EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED
        and duty in event.activity_task_scheduled_event_attributes.input.payloads[0].data.decode()
    }
    return sum(
        event.activity_task_completed_event_attributes.scheduled_event_id in ordered
        for event in history.events
        if event.event_type == EventType.EVENT_TYPE_ACTIVITY_TASK_COMPLETED
    )


async def _more_than(number: int, counted: Any) -> bool:
    return bool(await counted > number)


@pytest.mark.walk
async def test_a_workflow_that_cannot_be_told_holds_up_no_other(court: Court) -> None:
    """More facts wait behind it than the relay takes in one go."""
    stuck, behind = (
        forged(CLOCK_START, RoundFailed.kind, "case/0", **of_bytes(2_500_000)),
        DOCKET.format(9002),
    )
    async with in_place_of_the_relay(court, "auction") as connection:
        relay = Relay(court.dsn("auction_app"), "auction", court.client, "豫1502")
        await record(court, stuck)
        for _ in range(250):
            await record(court, made(CLOCK_START, RoundFailed, "case/0"))
        await record(court, made(CLOCK_START, RoundFailed, behind))
        for _ in range(2):
            await relay.deliver_due(connection)
        assert len(await signals(court, behind)) == 1
        wait = await relay.deliver_due(connection)
        assert wait is not None
        assert 0 <= wait < 5
        assert len(await court.sql(f"SELECT seq FROM auction.outbox WHERE {PENDING}")) == 251
        await court.sql("DELETE FROM auction.outbox WHERE workflow_id = 'case/0'")


async def test_a_busy_server_makes_no_dead_letter(court: Court) -> None:
    class Busy:
        async def start_workflow(self, *_: Any, **__: Any) -> None:
            raise RPCError("namespace rate limit exceeded", RPCStatusCode.RESOURCE_EXHAUSTED, b"")

    fact = made(CLOCK_START, CommissionTold, DOCKET.format(9003))
    async with in_place_of_the_relay(court, "commission") as connection:
        await record(court, fact)
        relay = Relay("", "commission", Busy(), "豫1502")  # type: ignore[arg-type]
        for _ in range(12):
            await connection.execute("UPDATE commission.outbox SET next_try_at = clock_timestamp()")
            await relay.deliver_due(connection)
        ((attempts, error, dead),) = await court.sql(
            f"SELECT attempts, last_error, dead_at FROM commission.outbox WHERE {PENDING}"
        )
        assert (attempts, error, dead) == (12, "RESOURCE_EXHAUSTED", None)
        await connection.execute("UPDATE commission.outbox SET next_try_at = clock_timestamp()")
    await court.advance()
    assert [one["id"] for one in await signals(court, fact.docket)] == [fact.id]


@pytest.mark.road
async def test_while_temporal_is_down_work_is_recorded_and_told_afterwards(tmp_path: Path) -> None:
    """Approvals included; each fact is then told in order and applied once, and the money is paid once."""
    port = free_ports(4)[0]
    async with AsyncExitStack() as stack:
        server = await stack.enter_async_context(AsyncExitStack())
        await server.enter_async_context(temporal_server(tmp_path, port=port, durable=False))
        court = await stack.enter_async_context(court_at(f"127.0.0.1:{port}"))
        payout = await funds.requested(court)
        case = payout["case_number"]
        await court.advance()
        await server.aclose()
        with pytest.raises(RPCError):
            await court.client.get_workflow_handle(f"case/{case}").describe(rpc_timeout=timedelta(seconds=1))
        await funds.order(court, payout)
        body = application(77, received_at=CLOCK_START.isoformat())
        received = await court.do("POST", "intake", "/applications", "lian01", body)
        filed = await court.do("POST", "intake", f"/applications/{received['id']}/filing", "lian01")
        assert (await funds.read(court, payout))["state"] != "paid"
        assert await funds.bank_payments(court, case) == []
        assert not await all_delivered(court, "funds")
        assert not await all_delivered(court, "intake")
        await stack.enter_async_context(temporal_server(tmp_path, port=port, durable=False))
        await court.advance()
        assert (await funds.read(court, payout))["state"] == "paid"
        assert len(await funds.bank_payments(court, case)) == 1
        assert "custody.first_query" in await duties(court, filed["case_number"])
        for docket in (f"case/{case}", f"case/{filed['case_number']}", f"application/{received['id']}"):
            await in_order_and_once(court, docket)


async def in_order_and_once(court: Court, docket: str) -> None:
    """Every fact on record for the docket was told in its team's order, and applied once."""
    told = await signals(court, docket)
    recorded = []
    for team in TEAMS:
        rows = await court.sql(
            f"SELECT fact->>'id' AS id FROM {team}.outbox WHERE workflow_id = $1 ORDER BY seq", docket
        )
        mine = [row["id"] for row in rows]
        assert list(dict.fromkeys(one["id"] for one in told if one["kind"].startswith(f"{team}."))) == mine
        recorded += mine
    applied = await court.sql("SELECT id FROM intake.applied_fact WHERE docket = $1", docket)
    assert sorted(row["id"] for row in applied) == sorted(recorded)
    assert recorded


@pytest.mark.road
async def test_a_fact_that_the_server_refuses_is_set_aside_shown_and_tried_again_when_told(
    court: Court,
) -> None:
    """Too large for the server, for its transport, and an id too long for a workflow."""
    docket, endless = DOCKET.format(9004), f"case/{'x' * 1100}"
    large = forged(CLOCK_START, FeedbackHandled.kind, docket, **of_bytes(2_500_000))
    larger = forged(CLOCK_START, FeedbackHandled.kind, DOCKET.format(9005), **of_bytes(5_000_000))
    nameless = made(CLOCK_START, FeedbackHandled, DOCKET.format(9007))
    after = made(CLOCK_START, FeedbackFiled, docket)
    async with in_place_of_the_relay(court, "custody") as connection:
        for fact in (large, larger, after):
            await record(court, fact)
        await record(court, nameless, endless)
        relay = Relay("", "custody", court.client, "豫1502")
        for attempt in range(8):
            assert await dead(court) == [], attempt
            await connection.execute("UPDATE custody.outbox SET next_try_at = clock_timestamp()")
            await relay.deliver_due(connection)
    assert sorted(await dead(court)) == sorted([docket, larger.docket, endless])
    assert [one["id"] for one in await signals(court, docket)] == [after.id]
    await court.advance()  # nothing waits for a dead letter
    shown = await jiyue(court, "outbox")
    assert shown.count("│ custody ") >= 3
    line = next(line for line in shown.splitlines() if docket in line)
    assert "custody.feedback_handled" in line
    assert "INVALID_ARGUMENT" in line
    assert "RESOURCE_EXHAUSTED" in next(line for line in shown.splitlines() if larger.docket in line)
    ((seq, since),) = await court.sql(
        "SELECT seq, dead_at FROM custody.outbox WHERE workflow_id = $1 AND dead_at IS NOT NULL", docket
    )
    assert f"{since.astimezone(COURT_ZONE):%H:%M:%S}" in line
    assert f"│ {seq} " in line
    repaired = "UPDATE custody.outbox SET fact = jsonb_set(fact, '{refs}', '{}') WHERE workflow_id = $1"
    await court.sql(repaired, docket)
    assert "已重新投递" in await jiyue(court, "outbox", "retry", "custody", docket, str(seq))
    await court.advance()
    assert [one["id"] for one in await signals(court, docket)] == [after.id, large.id]
    assert docket not in await jiyue(court, "outbox")
    assert "没有这件死信" in await jiyue(court, "outbox", "retry", "custody", docket, str(seq), code=1)
    await court.sql("DELETE FROM custody.outbox WHERE dead_at IS NOT NULL")


async def test_what_is_on_record_and_is_no_fact_is_set_aside_at_once(court: Court) -> None:
    docket = DOCKET.format(9006)
    broken, sound = (made(CLOCK_START, FeedbackHandled, docket) for _ in range(2))
    async with in_place_of_the_relay(court, "custody") as connection:
        await record(court, broken)
        await court.sql("UPDATE custody.outbox SET fact = fact - 'actor' WHERE workflow_id = $1", docket)
        await record(court, sound)
        await Relay("", "custody", court.client, "豫1502").deliver_due(connection)
    assert await dead(court) == [docket]
    assert [one["id"] for one in await signals(court, docket)] == [sound.id]
    assert "MALFORMED" in await jiyue(court, "outbox")
    await court.sql("DELETE FROM custody.outbox WHERE dead_at IS NOT NULL")


async def jiyue(court: Court, *words: str, code: int = 0) -> str:
    """What the command line tells an operator who may read as the auditor and write as the team."""
    running = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "deploy.cli", *words),
        cwd=PROJECT,
        env={
            **os.environ,
            "COLUMNS": "1500",
            "JIYUE_AUDITOR_DSN": court.dsn("auditor"),
            "JIYUE_DATABASE_DSN": court.dsn("custody_app"),
        },
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    said, _ = await running.communicate()
    assert running.returncode == code, said.decode()
    return said.decode()


async def dead(court: Court) -> list[str]:
    rows = await court.sql("SELECT workflow_id FROM custody.outbox WHERE dead_at IS NOT NULL")
    return [row["workflow_id"] for row in rows]
