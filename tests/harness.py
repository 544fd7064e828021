"""A whole court in one process, over real HTTP, PostgreSQL and Temporal: six services, worker, desk and sandbox."""

from __future__ import annotations

import asyncio
import contextlib
import importlib
import os
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote
from uuid import uuid4

import asyncpg
import httpx
import uvicorn
from fastapi import FastAPI
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from temporalio.client import Client

from deploy import temporal_server, worker
from deploy.demo.scans import photograph, scan
from deploy.local import DEMO_FEE_ACCOUNT, DEMO_MASTER_ACCOUNT, LOGIN_ROLES, OUTSIDE
from deploy.ports import free_ports
from deploy.sandbox import app as sandbox
from deploy.sandbox.issuer import demo_secret
from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.teams import TEAMS
from shared.platform import db
from shared.platform.settings import settings
from shared.platform.temporal import connect
from tests import servers
from tests.servers import PASSWORD, TEMPLATE

CLOCK_START = datetime.fromisoformat("2026-03-02T09:00:00+08:00")


class _Server(uvicorn.Server):
    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


@dataclass
class Court:
    """A running court. `call` acts as one of the demo staff; a fresh Idempotency-Key unless one is given."""

    urls: dict[str, str]
    database: str
    client: Client
    secret: str
    data_dir: Path
    http: httpx.AsyncClient
    _tokens: dict[str, str] = field(default_factory=dict)

    def dsn(self, role: str) -> str:
        """`role`: a login role, or "postgres" for the superuser."""
        host = os.environ["JIYUE_TEST_POSTGRES"].rpartition("@")[2].partition("/")[0]
        if role == "postgres":
            return os.environ["JIYUE_TEST_POSTGRES"].rpartition("/")[0] + f"/{self.database}"
        return f"postgresql://{role}:{PASSWORD}@{host}/{self.database}"

    async def sql(self, query: str, *args: Any, role: str = "postgres") -> list[Any]:
        connection = await asyncpg.connect(self.dsn(role))
        try:
            return list(await connection.fetch(query, *args))
        finally:
            await connection.close()

    async def token(self, staff_id: str) -> str:
        if staff_id not in self._tokens:
            form = {"staff_id": staff_id, "secret": self.secret}
            answer = await self.http.post(f"{self.urls['sandbox']}/oidc/token", data=form)
            self._tokens[staff_id] = answer.raise_for_status().json()["access_token"]
        return self._tokens[staff_id]

    async def call(
        self,
        method: str,
        team: str,
        path: str,
        who: str,
        body: Any = None,
        *,
        key: str | None = None,
        **headers: str,
    ) -> httpx.Response:
        """`body`: JSON values, or the bytes of a file."""
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        sent = {"content": body} if isinstance(body, bytes) else {"json": body}
        return await self.http.request(
            method,
            self.urls[team] + quote(path, safe="/?=&%"),
            **sent,
            headers={
                "Authorization": f"Bearer {await self.token(who)}",
                "Idempotency-Key": key or uuid4().hex,
                **given,
            },
        )

    async def do(self, method: str, team: str, path: str, who: str, body: Any = None, **options: Any) -> Any:
        """A call that must succeed; its JSON."""
        answer = await self.call(method, team, path, who, body, **options)
        assert answer.is_success, f"{method} {path}: {answer.status_code} {answer.text}"
        return answer.json() if answer.content else None

    async def listed(self, team: str, path: str, who: str) -> list[dict[str, Any]]:
        """A list that one page holds; `path` with the filters that are wanted."""
        whole = "" if "limit=" in path else "&limit=200" if "?" in path else "?limit=200"
        page = await self.do("GET", team, path + whole, who)
        assert page["next"] is None
        items: list[dict[str, Any]] = page["items"]
        return items

    async def open_case(self, case: str, who: str) -> None:
        """Who does not work on the case reads it for a reason; that makes him neither its officer nor its judge."""
        because = {"reason": "panel", "words": "合议庭评议"}
        await self.do("POST", "intake", f"/cases/{case}/openings", who, because)

    async def upload(
        self, case: str, purpose: FilePurpose, who: str, words: str = "材料", title: str = ""
    ) -> Any:
        """A paper that says `words` enters the case's dossier, by its `title`; the record of its file."""
        made = photograph if purpose is FilePurpose.SURVEY_PHOTO else scan
        kind = "image/png" if made is photograph else "application/pdf"
        path = f"/cases/{case}/files?purpose={purpose}&title={title}"
        return await self.do("POST", "documents", path, who, made(words), Content_Type=kind)

    async def advance(self, **to: Any) -> datetime:
        """Move the court clock (`to`: an instant, or `workdays`: n); without arguments, wait until all is quiet."""
        moved = await self.do("POST", "intake", "/clock/advance", "guanli01", to)
        while not moved["arrived"]:
            await asyncio.sleep(0.2)
            moved = await self.do("GET", "intake", "/clock", "guanli01")
        return datetime.fromisoformat(moved["now"])


async def new_database(name: str) -> datetime:
    """A database in which nothing has happened yet; the court time at which the court begins."""
    await _copy_template(name)
    return CLOCK_START


@contextlib.asynccontextmanager
async def running_court(
    make_database: Callable[[str], Awaitable[datetime]] = new_database, **environment: str
) -> AsyncIterator[Court]:
    """A court of its own: database, namespace, ports and clock are shared with nobody."""
    async with servers.temporal() as address, court_at(address, make_database, **environment) as court:
        yield court


@contextlib.asynccontextmanager
async def court_at(
    address: str,
    make_database: Callable[[str], Awaitable[datetime]] = new_database,
    name: str = "",
    **environment: str,
) -> AsyncIterator[Court]:
    """A court on the Temporal server at `address`; `name`: of one that has been there before, with its database and workflows."""
    name = name or f"court_{uuid4().hex[:12]}"
    clock_start = await make_database(name)
    await _set_clock(name, clock_start)
    await temporal_server.prepare(address, name)
    await _look_when_told(address, name)
    names = ("sandbox", *TEAMS, "worker", "desk")
    ports = dict(zip(names, free_ports(len(names)), strict=True))
    urls = {one: f"http://127.0.0.1:{port}" for one, port in ports.items()}
    with tempfile.TemporaryDirectory(prefix="jiyue-court-") as directory:
        data_dir = Path(directory)
        secret = demo_secret(data_dir)
        common = {
            "JIYUE_MODE": "sandbox",
            "JIYUE_MASTER_ACCOUNT": DEMO_MASTER_ACCOUNT,
            "JIYUE_FEE_ACCOUNT": DEMO_FEE_ACCOUNT[0],
            "JIYUE_FEE_BANK": DEMO_FEE_ACCOUNT[1],
            "JIYUE_DATA_DIR": directory,
            "JIYUE_TEMPORAL_ADDRESS": address,
            "JIYUE_TEMPORAL_NAMESPACE": name,
            "JIYUE_SANDBOX_URL": urls["sandbox"],
            "JIYUE_ISSUER_URL": urls["sandbox"] + "/oidc",
            "JIYUE_CLIENT_SECRET": secret,
            "JIYUE_URL_DESK": urls["desk"],
            "JIYUE_DESK_KEY": "only-for-tests".ljust(32, "."),
            **{f"JIYUE_URL_{team.upper()}": urls[team] for team in TEAMS},
            **{f"JIYUE_URL_{system.upper()}": f"{urls['sandbox']}/{system}" for system in OUTSIDE},
            **environment,
        }
        client = await connect(address, name)
        async with httpx.AsyncClient(timeout=90) as http:
            court = Court(urls, name, client, secret, data_dir, http)
            apps = {}
            for one in names:
                role = LOGIN_ROLES.get(one, "auditor")
                with _environment(
                    common | {"JIYUE_DATABASE_DSN": court.dsn(role), "JIYUE_PORT": str(ports[one])}
                ):
                    apps[one] = _application(one, alike=not environment)
                    if one == names[-1]:
                        async with _serving(apps, ports):
                            now = {"now": clock_start.isoformat()}
                            (await http.post(f"{urls['sandbox']}/clock", json=now)).raise_for_status()
                            yield court
            if not environment:
                for team in TEAMS:
                    _idle[team].append(apps[team])


_idle: dict[str, list[FastAPI]] = {team: [] for team in TEAMS}
"""Services whose court has ended: the next one starts them again, their routes as they were built."""


def _application(name: str, *, alike: bool) -> FastAPI:
    """`alike`: in a court that is set up as all are."""
    if alike and _idle.get(name):
        app = _idle[name].pop()
        app.state.config = settings()
        return app
    if name == "sandbox":
        return sandbox.create_app(settings())
    if name == "worker":
        return worker.create_app()
    return importlib.import_module(f"services.{name}.app").create_app()  # type: ignore[no-any-return]


def _warm_engine(url: str, **options: Any) -> AsyncEngine:
    """An engine that finds what the first one of this process has learned about the server and compiled of statements."""
    engine = create_async_engine(url, **options)
    first = _engines.setdefault("first", engine)
    engine.sync_engine.dialect = first.sync_engine.dialect
    engine.sync_engine._compiled_cache = first.sync_engine._compiled_cache
    return engine


_engines: dict[str, AsyncEngine] = {}
db.create_async_engine = _warm_engine  # type: ignore[attr-defined]


@contextlib.asynccontextmanager
async def _serving(apps: dict[str, FastAPI], ports: dict[str, int]) -> AsyncIterator[None]:
    servers = [
        _Server(
            uvicorn.Config(
                app,
                port=ports[name],
                log_level="error",
                access_log=False,
                ws="none",
                lifespan="on",
                timeout_keep_alive=600,  # no idle connection is closed under the test's next request
            )
        )
        for name, app in apps.items()
    ]
    running = [asyncio.create_task(server.serve()) for server in servers]
    try:
        async with asyncio.timeout(30):
            while not all(server.started for server in servers):
                for task in running:
                    if task.done():
                        task.result()
                await asyncio.sleep(0.01)
        yield
    finally:
        for server in servers:
            server.should_exit = True
        await asyncio.gather(*running)


async def _copy_template(name: str) -> None:
    connection = await asyncpg.connect(os.environ["JIYUE_TEST_POSTGRES"])
    try:
        async with asyncio.timeout(30):
            while True:
                try:
                    await connection.execute(f"CREATE DATABASE {name} TEMPLATE {TEMPLATE}")
                    break
                except asyncpg.ObjectInUseError:
                    await asyncio.sleep(0.05)
        await connection.execute(f"ALTER DATABASE {name} SET timezone TO 'Asia/Shanghai'")
    finally:
        await connection.close()


async def _look_when_told(address: str, namespace: str) -> None:
    """The inspections come by real time: here only when a test has them come."""
    client = await Client.connect(address, namespace=namespace)
    for schedule in temporal_server.SCHEDULES:
        await client.get_schedule_handle(schedule).pause()


async def _set_clock(name: str, now: datetime) -> None:
    inside = await asyncpg.connect(os.environ["JIYUE_TEST_POSTGRES"].rpartition("/")[0] + f"/{name}")
    try:
        await inside.execute("UPDATE court.clock SET shift = $1::timestamptz - clock_timestamp()", now)
    finally:
        await inside.close()


@contextlib.contextmanager
def _environment(values: dict[str, str]) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    settings.cache_clear()
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name)
            else:
                os.environ[name] = value
        settings.cache_clear()
