"""One PostgreSQL and one Temporal server for a whole test run, shared by its parallel workers."""

from __future__ import annotations

import asyncio
import os
import tempfile
import threading
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
        async with (
            postgres.embedded_postgres(self._directory / "pg", durable=False) as server,
            temporal_server(self._directory / "temporal", durable=False) as temporal,
        ):
            passwords = dict.fromkeys(LOGIN_ROLES.values(), PASSWORD)
            await database.prepare(
                superuser_dsn=server.superuser_dsn, database=TEMPLATE, role_passwords=passwords, demo=True
            )
            os.environ["JIYUE_TEST_POSTGRES"] = server.superuser_dsn
            os.environ["JIYUE_TEST_TEMPORAL"] = temporal.address
            self._up.set()
            await asyncio.to_thread(self._stop.wait)
