"""Looks for dockets that nobody keeps: a step is due, and their workflow was ended by an operator.

And for those that hold what only the version that has been installed can read.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime

import structlog
from sqlalchemy.exc import SQLAlchemyError
from temporalio.client import Client, WorkflowExecutionStatus
from temporalio.common import WorkflowIDReusePolicy
from temporalio.exceptions import WorkflowAlreadyStartedError
from temporalio.service import RPCError, RPCStatusCode

from services.intake.docket import repository
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

        Answers their ids. A workflow so started begins with its whole docket.
        """
        kept_again = []
        async with self.db.transaction() as session:
            for docket_id in await repository.to_be_read(session):
                await self._have_read(DocketId.parse(docket_id))
        async with self.db.transaction() as session:
            if await repository.hold_watch(session):
                for docket_id, ended in await repository.due(session):
                    docket = DocketId.parse(docket_id)
                    if not (await self._runs(docket_id) or await self._runs(docket.upkeep)):
                        keeper = ("upkeep", docket.upkeep) if ended else (docket.keeper, docket_id)
                        await self._start(*keeper)
                        log.error("docket.kept_again", docket=docket_id, workflow=keeper[1])
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
