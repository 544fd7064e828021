"""The frame of every team's service: database, activity worker, outbox relay, health, metrics, problems, logs."""

from __future__ import annotations

import asyncio
import logging
import os
import sys
import traceback
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from time import perf_counter
from typing import Any
from uuid import uuid4

import asyncpg
import httpx
import structlog
from fastapi import APIRouter, Depends, FastAPI, Request
from fastapi.responses import JSONResponse
from fastapi_offline import FastAPIOffline
from prometheus_client import CollectorRegistry, Counter, Histogram
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from temporalio import activity
from temporalio.client import Client
from temporalio.worker import ActivityInboundInterceptor, ExecuteActivityInput, Interceptor, Worker

from shared.contracts.intake.records import FORECAST
from shared.platform import metrics, openapi, problems, readers
from shared.platform.anchoring import Anchoring
from shared.platform.answers import KeptAnswers
from shared.platform.auth import ServiceIdentity, Verifier
from shared.platform.db import Database
from shared.platform.http import BodyGuard, known_parameters
from shared.platform.outbox import Relay
from shared.platform.peers import Peers
from shared.platform.production import Marked, outside_client, refuse_unfit
from shared.platform.proxies import believe
from shared.platform.settings import Settings, settings
from shared.platform.temporal import connect
from shared.platform.todo import Waiting, work_router
from shared.platform.trial import HEADER, Tried
from shared.values.case_number import CaseNumber
from shared.values.refusal import INTERNAL, Problem

log = structlog.get_logger()
_DRAIN = timedelta(seconds=5)


@dataclass(frozen=True)
class Resources:
    """What a team's activities are made from."""

    settings: Settings
    db: Database
    peers: Peers
    http: httpx.AsyncClient
    """For the gateways; closed with the service."""


ActivitySet = Callable[[Resources], Sequence[Callable[..., Any]]]


def configure_logs(config: Settings) -> None:
    """Structured logs on standard output; what a request or an order binds (case number, trace id) is on each line."""
    renderer: Any = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if config.log_format == "json"
        else structlog.dev.ConsoleRenderer()
    )
    logging.getLogger("temporalio.activity").disabled = True  # Logged says it
    logging.getLogger("uvicorn").handlers.clear()
    logging.getLogger("uvicorn").propagate = True
    logging.basicConfig(handlers=[OfLibraries()], level=logging.WARNING)
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            structlog.processors.format_exc_info,
            renderer,
        ],
        logger_factory=structlog.PrintLoggerFactory(sys.stdout),
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
    )


class OfLibraries(logging.Handler):
    """What the libraries log, without an error's words: they may quote what a message carried."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)

    def emit(self, record: logging.LogRecord) -> None:
        failure = record.exc_info[1] if record.exc_info else None
        said = str(record.msg).partition("\n")[0]
        log.log(record.levelno, "library", logger=record.name, said=said, **_without_words(failure))


def _without_words(failure: BaseException | None) -> dict[str, Any]:
    """An error's type and location, without its message."""
    if failure is None:
        return {}
    frames = traceback.extract_tb(failure.__traceback__)[-8:]
    where = [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    return {"error": type(failure).__name__, "where": where}


def create_service(
    team: str,
    title: str,
    routers: Sequence[APIRouter],
    activities: ActivitySet,
    waiting: Sequence[Waiting] = (),
    uploads: str = "",
    figures: Sequence[metrics.Figure] = (),
    beside: Sequence[Callable[[Resources, Client], Coroutine[Any, Any, None]]] = (),
) -> FastAPI:
    """One team's application: its routes, and while it runs its activity worker and its relay.

    `waiting`: what can wait here, as GET /work answers it.

    `uploads`: the paths, as a regular expression, of the routes that take files. `figures`: what it counts for operators.
    `beside`: what else runs until its end.
    """
    config = settings()
    configure_logs(config)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        config: Settings = app.state.config
        db, http = Database(config.database_dsn), outside_client(config)
        await refuse_unfit(team, config, db, http)
        identity = ServiceIdentity(config.issuer_url, f"service:{team}", config.client_secret)
        app.state.team, app.state.db = team, db
        app.state.verifier = Verifier(config.issuer_url, config.audience, http)
        app.state.peers, app.state.outside = Peers(config, identity), http
        app.state.client = None

        async def background() -> None:
            client = await connect(config.temporal_address, config.temporal_namespace)
            app.state.client = client
            resources = Resources(config, db, app.state.peers, http)
            worker = Worker(
                client,
                task_queue=team,
                activities=[*activities(resources), *Anchoring(db, team).activities()],
                interceptors=[Logged()],
                graceful_shutdown_timeout=_DRAIN,
                max_concurrent_activities=20,
            )
            async with asyncio.TaskGroup() as group:
                group.create_task(worker.run())
                group.create_task(KeptAnswers(db, team, config.answer_days).run())
                group.create_task(Relay(config.database_dsn, team, client, config.court_code).run())
                for one in beside:
                    group.create_task(one(resources, client))

        running = asyncio.create_task(background())
        running.add_done_callback(fail_loudly)
        yield
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running
        await http.aclose()
        await app.state.peers.close()
        await db.close()

    app = FastAPIOffline(
        redoc_url=None,
        title=title,
        version="1",
        lifespan=lifespan,
        generate_unique_id_function=openapi.name_of,
        redirect_slashes=False,  # an id that ends in one names nothing: 404, as any other
    )
    app.state.config = config
    problems.install(app)
    openapi.install(app, team)
    _trials(app)
    app.add_middleware(BodyGuard, uploads=uploads, upload_limit=config.file_limit_mib << 20)
    registry = CollectorRegistry()
    app.add_middleware(Observed, registry=registry)
    if config.mode == "sandbox":
        app.add_middleware(Marked)
    metrics.show(app, registry, [*metrics.outbox(team), *figures])
    todo = [work_router(team, waiting)] if waiting else []
    for router in (*routers, *todo, readers.router):
        app.include_router(router, dependencies=[Depends(known_parameters)])
    _health(app)
    believe(app, config)
    return app


def _trials(app: FastAPI) -> None:
    """Answer a trial with what the act would bring about; of duties, intake says it."""

    @app.exception_handler(Tried)
    async def tried(request: Request, done: Tried) -> JSONResponse:
        peers: Peers = request.app.state.peers
        try:
            duties = done.duties
            if duties is None:
                duties = await peers.ask(FORECAST, done.facts) if done.facts else []
        except Problem as problem:
            return problems.response(problem)
        return JSONResponse(done.consequences(duties).model_dump(mode="json"), headers=HEADER)


def fail_loudly(task: asyncio.Task[None]) -> None:
    """A worker or relay that ends by a bug ends the process, so that the supervisor starts it again."""
    if not task.cancelled() and task.exception() is not None:
        log.error("service.failed", exc_info=task.exception())
        sys.stdout.flush()
        os._exit(1)


class Observed:
    """Gives each request a trace id, counts it, times it and logs it with its case number; `failed` answers for a bug."""

    def __init__(
        self, app: ASGIApp, registry: CollectorRegistry, failed: ASGIApp = problems.response(INTERNAL)
    ) -> None:
        self.app, self.failed = app, failed
        self.requests = Counter(
            "requests", "Requests answered", ["method", "route", "status"], registry=registry
        )
        self.seconds = Histogram("request_seconds", "Time to answer", ["route"], registry=registry)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        given = dict(scope["headers"]).get(b"x-trace-id", b"").decode("latin-1")[:64]
        trace = given if given.isalnum() else uuid4().hex
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(trace_id=trace)
        began, status = perf_counter(), 0

        async def answer(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message["headers"], (b"x-trace-id", trace.encode())]
            await send(message)

        try:
            await self.app(scope, receive, answer)
        except Exception as failure:
            log.error("request.failed", **_without_words(failure))
            if not status:
                await self.failed(scope, receive, answer)
        finally:
            route = getattr(scope.get("route"), "path", "unknown")
            self.requests.labels(scope["method"], route, status).inc()
            self.seconds.labels(route).observe(perf_counter() - began)
            if not route.startswith(("/health", "/metrics")):
                named = CaseNumber.find(scope.get("path_params", {}).get("case_number", ""))
                if named:
                    structlog.contextvars.bind_contextvars(case_number=str(named[0]))
                log.info("request", method=scope["method"], route=route, status=status)


class Logged(Interceptor):
    """Logs each order as it is carried out, with its case number; the workflow's run is its trace."""

    def intercept_activity(self, next: ActivityInboundInterceptor) -> ActivityInboundInterceptor:
        return _LoggedOrder(next)


class _LoggedOrder(ActivityInboundInterceptor):
    async def execute_activity(self, input: ExecuteActivityInput) -> Any:
        order = activity.info()
        case = (order.workflow_id or "").split("/")[1:2]
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(
            trace_id=(order.workflow_run_id or "").replace("-", ""), case_number="".join(case)
        )
        said = {"order": order.activity_type, "attempt": order.attempt}
        try:
            result = await super().execute_activity(input)
        except Exception as failure:
            code = getattr(failure, "code", "")
            log.warning("order", **said, outcome="failed", error=type(failure).__name__, code=code)
            raise
        log.info("order", **said, outcome="done")
        return result


def _health(app: FastAPI) -> None:
    @app.get("/health/live", tags=["health"])
    async def live() -> dict[str, str]:
        return {"status": "alive"}

    @app.get("/health/ready", tags=["health"])
    async def ready(request: Request) -> JSONResponse:
        """Ready when the database answers; Temporal being down stops no team from recording its work."""
        state = request.app.state
        temporal = "connected" if state.client is not None else "waiting"
        try:
            async with state.db.engine.connect() as connection:
                await connection.execute(text("SELECT 1"))
        except (SQLAlchemyError, asyncpg.PostgresError, OSError):
            return JSONResponse({"database": "down", "temporal": temporal}, 503)
        return JSONResponse({"database": "up", "temporal": temporal})
