"""The relay: delivers recorded facts to their workflows, in order for each workflow, at least once.

Temporal being down delays a fact and never stops a team's work. One relay a schema is at work (a session's advisory
lock); a second process of the same team waits for its turn.
"""

from __future__ import annotations

import asyncio
import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Any
from zlib import crc32

import asyncpg
import structlog
from prometheus_client import Counter
from pydantic import ValidationError
from temporalio.client import Client, WorkflowQueryFailedError
from temporalio.common import WorkflowIDReusePolicy
from temporalio.exceptions import WorkflowAlreadyStartedError
from temporalio.service import RPCError, RPCStatusCode

from shared.contracts.docket_id import DocketId
from shared.contracts.fact import Fact
from shared.contracts.teams import WORKFLOW_QUEUE
from shared.platform.temporal import search_attributes

log = structlog.get_logger()

_BATCH = 200
_AT_ONCE = 16
_IDLE_SECONDS = 5.0
_QUERY_TIMEOUT = timedelta(seconds=5)
_CONNECTION_LOST = (OSError, asyncpg.PostgresError, asyncpg.InterfaceError, asyncpg.InternalClientError)
"""InternalClientError: the server closed the connection between two commands and the driver took the notice for a reply."""
DEAD = Counter("outbox_dead", "Facts set aside as dead: see `jiyue outbox`", ["team"])
_GIVE_UP_AFTER = 8
"""Attempts at a fact that the server refuses for what it is (too large, malformed) before it is set aside as dead."""


class Outcome(StrEnum):
    """What became of a fact: handed to its workflow, to be tried again, or set aside."""

    DELIVERED = "delivered"
    LATER = "later"
    DEAD = "dead"


@dataclass
class Relay:
    dsn: str
    schema: str
    client: Client
    court: str

    async def run(self) -> None:
        """Deliver until cancelled; starts again after a lost database connection."""
        while True:
            try:
                await self._session()
            except _CONNECTION_LOST as failure:
                log.warning("relay.reconnect", team=self.schema, error=type(failure).__name__)
                await asyncio.sleep(0.5)

    async def _session(self) -> None:
        connection = await asyncpg.connect(self.dsn, timeout=5)
        woken = asyncio.Event()
        try:
            await connection.add_listener(f"outbox_{self.schema}", lambda *_: woken.set())
            connection.add_termination_listener(lambda _: woken.set())
            await connection.execute("SELECT pg_advisory_lock($1)", crc32(self.schema.encode()), timeout=None)
            while True:
                woken.clear()
                rest = await self.deliver_due(connection)
                if rest is None or rest > 0:
                    with suppress(TimeoutError):
                        await asyncio.wait_for(woken.wait(), rest if rest is not None else _IDLE_SECONDS)
        finally:
            connection.terminate()  # nothing to wait for: to be told to end is never lost in the waiting

    async def deliver_due(self, connection: Any) -> float | None:
        """Deliver the facts that are due. Answers the seconds until the next one is, None for nothing waiting."""
        pending = "delivered_at IS NULL AND dead_at IS NULL"
        rows = await connection.fetch(
            f"""SELECT workflow_id, seq, workflow_type, fact, attempts
                FROM {self.schema}.outbox o WHERE {pending} AND NOT EXISTS (
                    SELECT FROM {self.schema}.outbox WHERE {pending} AND workflow_id = o.workflow_id
                        AND seq <= o.seq AND next_try_at > clock_timestamp())
                ORDER BY workflow_id, seq LIMIT {_BATCH}"""
        )
        if not rows:
            wait = await connection.fetchval(
                f"""SELECT coalesce(extract(epoch FROM min(next_try_at) FILTER (WHERE next_try_at > clock_timestamp())
                                                       - clock_timestamp()), 0)
                    FROM {self.schema}.outbox WHERE {pending} HAVING count(*) > 0"""
            )
            return None if wait is None else float(wait)
        queues: dict[str, list[Any]] = {}
        for row in rows:
            queues.setdefault(row["workflow_id"], []).append(row)
        room = asyncio.Semaphore(_AT_ONCE)

        async def in_order(queue: list[Any]) -> list[tuple[Any, Outcome, str]]:
            outcomes = []
            async with room:
                for row in queue:
                    outcome, error = await self._deliver(row)
                    outcomes.append((row, outcome, error))
                    if outcome is Outcome.LATER:
                        break
            return outcomes

        outcomes = [
            outcome for part in await asyncio.gather(*map(in_order, queues.values())) for outcome in part
        ]
        await connection.executemany(
            f"""UPDATE {self.schema}.outbox SET attempts = attempts + 1, last_error = $3,
                    delivered_at = CASE WHEN $4 = '{Outcome.DELIVERED}' THEN clock_timestamp() END,
                    dead_at = CASE WHEN $4 = '{Outcome.DEAD}' THEN clock_timestamp() END,
                    next_try_at = clock_timestamp() + least(power(2, attempts) * 0.1, 30) * interval '1 second'
                WHERE workflow_id = $1 AND seq = $2""",
            [(row["workflow_id"], row["seq"], error, outcome) for row, outcome, error in outcomes],
        )
        return 0

    async def _deliver(self, row: Any) -> tuple[Outcome, str]:
        """What became of the fact, and the code of the error that kept it back."""
        try:
            fact = Fact.model_validate(json.loads(row["fact"]))
        except ValidationError:
            DEAD.labels(self.schema).inc()
            return Outcome.DEAD, "MALFORMED"
        try:
            try:
                await self._signal(row["workflow_type"], row["workflow_id"], fact)
            except WorkflowAlreadyStartedError:
                # Taken before: delivered, and the relay killed before it could book that.
                if not await self._taken(row["workflow_id"], fact):
                    await self._deliver_late(row["workflow_type"], row["workflow_id"], fact)
        except WorkflowQueryFailedError:
            return Outcome.LATER, "QUERY_FAILED"
        except RPCError as failure:
            dead = _refuses_the_fact(failure) and row["attempts"] + 1 >= _GIVE_UP_AFTER
            DEAD.labels(self.schema).inc(dead)
            log.warning(
                "relay.failed",
                team=self.schema,
                case_number=fact.case_number,
                trace_id=fact.id,
                workflow=row["workflow_id"],
                code=failure.status.name,
                dead=dead,
            )
            return Outcome.DEAD if dead else Outcome.LATER, failure.status.name
        return Outcome.DELIVERED, ""

    async def _taken(self, workflow_id: str, fact: Fact) -> bool:
        """Whether the workflow, which has ended, took this fact before its end."""
        seen = await self.client.get_workflow_handle(workflow_id).query(
            "seen", result_type=list[str], rpc_timeout=_QUERY_TIMEOUT
        )
        return fact.id in seen

    async def _deliver_late(self, workflow_type: str, workflow_id: str, fact: Fact) -> None:
        """Deliver to the upkeep of an ended docket; an ended process is started again for this fact."""
        if workflow_id == fact.docket:
            workflow_type, workflow_id, signal = "upkeep", DocketId.parse(fact.docket).upkeep, "fact"
        else:
            signal = "late_fact"
        await self._signal(workflow_type, workflow_id, fact, signal, WorkflowIDReusePolicy.ALLOW_DUPLICATE)

    async def _signal(
        self,
        workflow_type: str,
        workflow_id: str,
        fact: Fact,
        signal: str = "fact",
        reuse: WorkflowIDReusePolicy = WorkflowIDReusePolicy.REJECT_DUPLICATE,
    ) -> None:
        """Signal the workflow, starting it if this is its first fact; one that has ended is not started again."""
        await self.client.start_workflow(
            workflow_type,
            id=workflow_id,
            task_queue=WORKFLOW_QUEUE,
            id_reuse_policy=reuse,
            start_signal=signal,
            start_signal_args=[fact],
            static_summary=workflow_id,
            search_attributes=search_attributes(self.court, workflow_type),
        )


def _refuses_the_fact(failure: RPCError) -> bool:
    """Whether the server refuses it for what it is; RESOURCE_EXHAUSTED also says that the server is too busy."""
    too_large = failure.status is RPCStatusCode.RESOURCE_EXHAUSTED and "larger than max" in failure.message
    return too_large or failure.status is RPCStatusCode.INVALID_ARGUMENT
