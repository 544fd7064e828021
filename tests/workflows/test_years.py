"""Workflows that sleep for years: each is taken there by the server's own time skipping, the rest of the court stays."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from temporalio import activity
from temporalio.client import WorkflowHandle
from temporalio.testing import TimeSkipper
from temporalio.worker import Worker

from deploy import temporal_server
from deploy.ports import free_ports
from deploy.supervisor import Supervisor
from deploy.worker import RUNNER
from shared.contracts.custody.facts import MeasureLifted, MeasureTaken
from shared.contracts.fact import read
from shared.contracts.intake.orders import (
    ApplyFacts,
    DocketOrders,
    DocketView,
    DutyTimer,
    Inspect,
    KeepConcluded,
    LinkCases,
    OpenTask,
    SendPrompts,
    Supervision,
    Tell,
    WakeDuties,
)
from shared.contracts.teams import WORKFLOW_QUEUE
from shared.law.calendar import Calendar
from shared.law.periods import due
from shared.law.rulebook import DUTIES
from shared.law.settings import Settings
from shared.platform.temporal import connect
from shared.values.zone import COURT_ZONE
from tests.facts import made
from workflows.worker import WORKFLOWS

RENEWAL = DUTIES["custody.renewal"]
CALENDAR = Calendar(version=0)
DAY = timedelta(days=1)
YEARS = 3 * 365 * DAY


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def skipper() -> AsyncIterator[TimeSkipper]:
    """A server of its own, on which a workflow's clock can be moved."""
    with tempfile.TemporaryDirectory(prefix="jiyue-years-") as directory:
        port = free_ports(4)[0]
        server = temporal_server.process(Path(directory), port=port, durable=False)
        skipping = ("--dynamic-config-value", "frontend.WorkflowTimeSkippingEnabled=true")
        async with Supervisor(Path(directory)) as supervisor:
            await supervisor.start(replace(server, command=(*server.command, *skipping)))
            address = f"127.0.0.1:{port}"
            await temporal_server.prepare(address, "years")
            yield TimeSkipper(await connect(address, "years"))


class Intake(DocketOrders, Supervision):
    """A seizure's renewal as the rulebook reckons it, in memory; `woken`: when, by the clock of the workflow."""

    def __init__(self) -> None:
        self.steps: list[datetime] = []
        self.woken: list[datetime] = []
        self.lifted = False

    async def apply_facts(self, order: ApplyFacts) -> DocketView:
        for fact in order.facts:
            match read(fact):
                case MeasureTaken(expires_at=expires_at):
                    renewal = due(expires_at, RENEWAL.within, CALENDAR)
                    self.steps = [RENEWAL.warn_at(renewal, CALENDAR, Settings()), renewal.due_at]
                case MeasureLifted():
                    self.lifted = True
        return self._docket()

    async def wake_duties(self, order: WakeDuties) -> DocketView:
        self.woken.append(activity.info().scheduled_time)
        return self._docket()

    async def send_prompts(self, order: SendPrompts) -> None:
        raise AssertionError(order)

    async def open_task(self, order: OpenTask) -> None:
        raise AssertionError(order)

    async def tell(self, order: Tell) -> None:
        raise AssertionError(order)

    async def inspect(self, order: Inspect) -> None:
        raise AssertionError(order)

    async def link_cases(self, order: LinkCases) -> None:
        raise AssertionError(order)

    async def keep_concluded(self, order: KeepConcluded) -> None:
        raise AssertionError(order)

    def _docket(self) -> DocketView:
        waiting = [] if self.lifted else self.steps[len(self.woken) :][:1]
        timers = [
            DutyTimer(
                id="renewal",
                version=1 + len(self.woken) + len(self.steps),
                wake_at=step,
                summary=RENEWAL.title,
                light="green",
            )
            for step in waiting
        ]
        return DocketView(shift_seconds=0, finished=self.lifted, timers=timers)

    def assert_woken_on_time(self, *steps: datetime) -> None:
        assert len(self.woken) == len(steps)
        for woken, step in zip(self.woken, steps, strict=True):
            assert step <= woken < step + timedelta(minutes=1)


@contextlib.asynccontextmanager
async def working(skipper: TimeSkipper, intake: Intake) -> AsyncIterator[None]:
    """The workers; they know nothing of what other workers did before."""
    dockets = Worker(
        skipper.client,
        task_queue=WORKFLOW_QUEUE,
        workflows=WORKFLOWS,
        activities=[intake.apply_facts],
        workflow_runner=RUNNER,
    )
    orders = Worker(skipper.client, task_queue="intake", activities=[intake.wake_duties, intake.open_task])
    async with dockets, orders:
        yield


async def seized(skipper: TimeSkipper, keeper: str, name: str) -> tuple[WorkflowHandle[Any, Any], datetime]:
    """A docket with a seizure of three years; when it was taken."""
    now = datetime.now(COURT_ZONE)
    taken = made(now, MeasureTaken, f"case/{name}", measure="m1", expires_at=expiry(now))
    handle = await skipper.client.start_workflow(
        keeper,
        id=f"{keeper}/{name}",
        task_queue=WORKFLOW_QUEUE,
        start_signal="fact",
        start_signal_args=[taken],
    )
    return handle, now


def expiry(taken_at: datetime) -> datetime:
    """24:00 of the last day."""
    return datetime.combine(taken_at.date() + YEARS + DAY, time(), COURT_ZONE)


def renewal_steps(taken_at: datetime) -> tuple[datetime, datetime]:
    """Reminded on the third last working day, reported at 24:00 of the day before the last seven."""
    renewal = due(expiry(taken_at), RENEWAL.within, CALENDAR)
    return RENEWAL.warn_at(renewal, CALENDAR, Settings()), renewal.due_at


@pytest.mark.parametrize("keeper", ["case", "upkeep"])
async def test_a_renewal_three_years_on_is_prompted_and_reported_to_the_minute(
    skipper: TimeSkipper, keeper: str
) -> None:
    """In the case's own docket, and in the upkeep that keeps it after the archive; over two workers' lives."""
    intake = Intake()
    async with working(skipper, intake):
        docket, now = await seized(skipper, keeper, "x")
        warned, reported = renewal_steps(now)
        assert timedelta(days=7) < expiry(now) - warned < timedelta(days=20)
        await skipper.fast_forward(docket, warned - now - DAY)
        intake.assert_woken_on_time()
    async with working(skipper, intake):
        await skipper.fast_forward(docket, 2 * DAY)
        intake.assert_woken_on_time(warned)
        await skipper.fast_forward(docket, 30 * DAY)
        intake.assert_woken_on_time(warned, reported)
        await docket.signal("fact", made(now, MeasureLifted, "case/x", measure="m1"))
        await docket.result()
    assert [event async for event in docket.fetch_history_events()][-1].event_id < 60


async def test_a_seizure_renewed_after_a_year_is_not_prompted_by_its_first_term(skipper: TimeSkipper) -> None:
    intake = Intake()
    async with working(skipper, intake):
        docket, now = await seized(skipper, "case", "renewed")
        await skipper.fast_forward(docket, YEARS - 30 * DAY)
        later = now + YEARS - 30 * DAY
        renewed = made(now, MeasureTaken, "case/renewed", measure="m1", expires_at=expiry(later))
        await docket.signal("fact", renewed)
        await skipper.fast_forward(docket, YEARS - 30 * DAY)
        intake.assert_woken_on_time()
        await skipper.fast_forward(docket, 60 * DAY)
        intake.assert_woken_on_time(*renewal_steps(later))
