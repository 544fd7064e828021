"""A new embedded database at today's migrations, for the tools that read or check them."""

from __future__ import annotations

import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from deploy import database, postgres
from deploy.local import DATABASE, LOGIN_ROLES


@asynccontextmanager
async def fresh_database() -> AsyncIterator[str]:
    """The superuser's dsn of a database that is gone afterwards."""
    directory = Path(tempfile.mkdtemp(prefix="jiyue-fresh-"))
    try:
        async with postgres.embedded_postgres(directory, durable=False) as server:
            passwords = dict.fromkeys(LOGIN_ROLES.values(), "only-for-checks")
            await database.prepare(
                superuser_dsn=server.superuser_dsn, database=DATABASE, role_passwords=passwords
            )
            yield server.superuser_dsn.rpartition("/")[0] + f"/{DATABASE}"
    finally:
        postgres.discard(directory)
