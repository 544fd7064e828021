"""Looks for dockets that nobody keeps: a step is due, and their workflow was ended by an operator or has slept over it.

Each such step is a finding of the day's inspection (二(五)2). And for those that hold what only the version that has been
installed can read.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

import structlog
from sqlalchemy.exc import SQLAlchemyError
from temporalio.client import Client, WorkflowExecutionStatus
from temporalio.common import WorkflowIDReusePolicy
from temporalio.exceptions import WorkflowAlreadyStartedError
from temporalio.service import RPCError, RPCStatusCode

from services.intake.docket import repository
from services.intake.inspection import repository as inspection
from services.intake.inspection.rules import OVERSLEPT
from shared.contracts.docket_id import DocketId
from shared.contracts.fact import UNKNOWN, Fact
from shared.contracts.teams import WORKFLOW_QUEUE
from shared.platform.db import Database, new_id
from shared.platform.temporal import search_attributes

log = structlog.get_logger()

_EVERY = 180.0
"""Seconds of real time between two looks."""


@dataclass(frozen=True)
class Watch:
    db: Database
    client: Client
    court: str
    _woken: dict[str, date] = field(default_factory=dict)
    """On which day a docket was last started or told: what still sleeps is not told without end."""

    async def run(self) -> None:
        """Look every few minutes until cancelled; a look that fails is followed by the next."""
        while True:
            try:
                await self.look()
            except (SQLAlchemyError, OSError, RPCError) as failure:
                log.warning("docket.watch_failed", error=type(failure).__name__)
            await asyncio.sleep(_EVERY)

    async def look(self) -> list[str]:
        """Start anew the workflows of dockets with a due step and no running workflow; one look at a time.

        One that runs and has slept over its step reads its docket again, once a day. Answers the ids of both. A workflow so
        started begins with its whole docket.
        """
        kept_again: list[str] = []
        async with self.db.transaction() as session:
            for docket_id in await repository.to_be_read(session):
                await self._have_read(DocketId.parse(docket_id))
        async with self.db.transaction() as session:
            if await repository.hold_watch(session):
                now = (await repository.court_time(session)).now
                await inspection.find_missed(session, now, now - OVERSLEPT)
                overslept = {docket_id for docket_id, _ in await repository.due(session, now - OVERSLEPT)}
                for docket_id, ended in await repository.due(session, now):
                    docket = DocketId.parse(docket_id)
                    if not (await self._runs(docket_id) or await self._runs(docket.upkeep)):
                        await inspection.find_missed(session, now, now, docket_id)
                        keeper = ("upkeep", docket.upkeep) if ended else (docket.keeper, docket_id)
                        await self._start(*keeper)
                        log.error("docket.kept_again", docket=docket_id, workflow=keeper[1])
                    elif docket_id in overslept and self._woken.get(docket_id) != now.date():
                        await self._have_read(docket)
                        log.error("docket.overslept", docket=docket_id)
                    else:
                        continue
                    self._woken[docket_id] = now.date()
                    kept_again.append(docket_id)
        return kept_again

    async def _have_read(self, docket: DocketId) -> None:
        """A signal says where to look, whatever it brings: the docket is read again."""
        nothing = Fact(
            id=new_id(),
            kind=UNKNOWN,
            docket=str(docket),
            subject_id=docket.subject,
            occurred_at=datetime.now(UTC),
            actor="service:intake",
        )
        for workflow_id in (str(docket), docket.upkeep):
            if await self._runs(workflow_id):
                handle = self.client.get_workflow_handle(workflow_id)
                await handle.signal("fact", nothing.model_dump(mode="json"))

    async def _runs(self, workflow_id: str) -> bool:
        try:
            described = await self.client.get_workflow_handle(workflow_id).describe()
        except RPCError as failure:
            if failure.status is RPCStatusCode.NOT_FOUND:
                return False
            raise
        return described.status is WorkflowExecutionStatus.RUNNING

    async def _start(self, workflow_type: str, workflow_id: str) -> None:
        with suppress(WorkflowAlreadyStartedError):  # by a fact that came meanwhile
            await self.client.start_workflow(
                workflow_type,
                [],
                id=workflow_id,
                task_queue=WORKFLOW_QUEUE,
                id_reuse_policy=WorkflowIDReusePolicy.ALLOW_DUPLICATE,
                static_summary=workflow_id,
                search_attributes=search_attributes(self.court, workflow_type),
            )
