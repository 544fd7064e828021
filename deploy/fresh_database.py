"""A new embedded database at today's migrations, for the tools that read or check them."""

from __future__ import annotations

import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import NamedTuple

from deploy import database, postgres
from deploy.local import DATABASE, LOGIN_ROLES


class Fresh(NamedTuple):
    """The superuser's dsn, and what each migration ran."""

    dsn: str
    sql: dict[str, str]


@asynccontextmanager
async def fresh_database() -> AsyncIterator[Fresh]:
    """A database that is gone afterwards."""
    directory = Path(tempfile.mkdtemp(prefix="jiyue-fresh-"))
    try:
        async with postgres.embedded_postgres(directory, durable=False) as server:
            passwords = dict.fromkeys(LOGIN_ROLES.values(), "only-for-checks")
            sql = await database.prepare(
                superuser_dsn=server.superuser_dsn, database=DATABASE, role_passwords=passwords
            )
            yield Fresh(server.superuser_dsn.rpartition("/")[0] + f"/{DATABASE}", sql)
    finally:
        postgres.discard(directory)
