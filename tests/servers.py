"""One PostgreSQL for a whole test run, shared by its parallel workers; Temporal servers of each worker's own."""

from __future__ import annotations

import asyncio
import os
import tempfile
import threading
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from deploy import database, postgres
from deploy.local import LOGIN_ROLES
from deploy.temporal_server import temporal_server

PASSWORD = "only-for-tests"
TEMPLATE = "jiyue_template"


class Servers:
    """Runs in a thread of the process that starts the tests; the workers find it by the environment."""

    def __init__(self) -> None:
        self._directory = Path(tempfile.mkdtemp(prefix="jiyue-tests-"))
        self._up, self._stop = threading.Event(), threading.Event()
        self._failure: BaseException | None = None
        self._thread = threading.Thread(target=self._run, daemon=True)

    def start(self) -> None:
        self._thread.start()
        self._up.wait()
        if self._failure is not None:
            raise self._failure

    def stop(self) -> None:
        self._stop.set()
        self._thread.join()
        postgres.discard(self._directory)

    def _run(self) -> None:
        try:
            asyncio.run(self._serve())
        except BaseException as failure:
            self._failure = failure
        finally:
            self._up.set()

    async def _serve(self) -> None:
        async with postgres.embedded_postgres(self._directory / "pg", durable=False) as server:
            passwords = dict.fromkeys(LOGIN_ROLES.values(), PASSWORD)
            await database.prepare(
                superuser_dsn=server.superuser_dsn, database=TEMPLATE, role_passwords=passwords, demo=True
            )
            os.environ["JIYUE_TEST_POSTGRES"] = server.superuser_dsn
            self._up.set()
            await asyncio.to_thread(self._stop.wait)


@dataclass
class _Temporal:
    """`lent`: how often, in all; `in_use`: how often now."""

    address: str = ""
    lent: int = 0
    in_use: int = 0
    running: AsyncExitStack = field(default_factory=AsyncExitStack)


_NAMESPACES = 12
"""Of one server: each costs it work to its end, with a hundred of them half a processor while nothing happens."""
_last: list[_Temporal] = []


@asynccontextmanager
async def temporal() -> AsyncIterator[str]:
    """The address of a Temporal server for one namespace more; after twelve another server takes its place."""
    if not _last:
        new, directory = _Temporal(), tempfile.TemporaryDirectory(prefix="jiyue-temporal-")
        new.running.enter_context(directory)
        started = await new.running.enter_async_context(temporal_server(Path(directory.name), durable=False))
        new.address = started.address
        _last.append(new)
    server = _last[0]
    server.lent += 1
    server.in_use += 1
    if server.lent == _NAMESPACES:
        _last.clear()
    try:
        yield server.address
    finally:
        server.in_use -= 1
        if not server.in_use and server not in _last:
            await server.running.aclose()


async def stop_temporal() -> None:
    """At the end of the run."""
    for server in _last:
        await server.running.aclose()
    _last.clear()
