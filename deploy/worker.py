"""The workflow worker: every workflow, and the docket's arithmetic as local activities under a role of its own."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import timedelta

from fastapi import FastAPI
from fastapi.responses import JSONResponse
from prometheus_client import CollectorRegistry
from temporalio.runtime import PrometheusConfig, Runtime, TelemetryConfig
from temporalio.worker import Worker
from temporalio.worker.workflow_sandbox import SandboxedWorkflowRunner, SandboxRestrictions

from services.intake.docket.apply import DocketArithmetic
from services.intake.docket.watch import Watch
from shared.contracts.teams import WORKFLOW_QUEUE
from shared.platform import metrics, problems
from shared.platform.db import Database
from shared.platform.production import outside_client, refuse_unfit
from shared.platform.service import Logged, configure_logs, fail_loudly
from shared.platform.settings import Settings, settings
from shared.platform.temporal import connect
from workflows.worker import WORKFLOWS

RUNNER = SandboxedWorkflowRunner(
    restrictions=SandboxRestrictions.default.with_passthrough_modules("workflows", "shared", "pydantic")
)


def _runtime(config: Settings) -> Runtime | None:
    """Shows the SDK's own metrics, the failed workflow tasks among them, where the settings say."""
    if not config.sdk_metrics:
        return None
    return Runtime(telemetry=TelemetryConfig(metrics=PrometheusConfig(bind_address=config.sdk_metrics)))


async def run(config: Settings, db: Database, ready: asyncio.Event) -> None:
    """Work until cancelled, and watch over dockets that nobody keeps."""
    client = await connect(config.temporal_address, config.temporal_namespace, runtime=_runtime(config))
    docket = DocketArithmetic(db, config.court_code)
    worker = Worker(
        client,
        task_queue=WORKFLOW_QUEUE,
        workflows=WORKFLOWS,
        activities=[docket.apply_facts],
        interceptors=[Logged()],
        workflow_runner=RUNNER,
        max_cached_workflows=10_000,
        graceful_shutdown_timeout=timedelta(seconds=5),
    )
    ready.set()
    async with asyncio.TaskGroup() as group:
        group.create_task(worker.run())
        group.create_task(Watch(db, client, config.court_code).run())


def create_app() -> FastAPI:
    """The worker as a process like the others: it answers for its health."""
    config = settings()
    configure_logs(config)
    ready = asyncio.Event()

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        db = Database(config.database_dsn)
        async with outside_client(config) as outside:
            await refuse_unfit("worker", config, db, outside)
        working = asyncio.create_task(run(config, db, ready))
        working.add_done_callback(fail_loudly)
        yield
        working.cancel()
        with suppress(asyncio.CancelledError):
            await working
        await db.close()

    app = FastAPI(title="流程引擎工作进程", lifespan=lifespan)
    problems.install(app)
    metrics.show(app, CollectorRegistry(), [])

    @app.get("/health/live")
    async def is_live() -> dict[str, str]:
        return {"status": "alive"}

    @app.get("/health/ready")
    async def is_ready() -> JSONResponse:
        return JSONResponse({"temporal": ready.is_set()}, 200 if ready.is_set() else 503)

    return app
