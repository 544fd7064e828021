"""`make check`: frozen migrations are as they were, and those of every schema lead to its models."""

from __future__ import annotations

import asyncio
import sys
import tempfile
from pathlib import Path

from deploy import database, frozen, postgres
from deploy.local import LOGIN_ROLES


async def main() -> int:
    if faults := frozen.faults():
        print("\n".join(faults), file=sys.stderr)
        return 1
    directory = Path(tempfile.mkdtemp(prefix="jiyue-check-"))
    try:
        async with postgres.embedded_postgres(directory, durable=False) as server:
            passwords = dict.fromkeys(LOGIN_ROLES.values(), "only-for-checks")
            await database.prepare(
                superuser_dsn=server.superuser_dsn, database="jiyue", role_passwords=passwords
            )
            try:
                await database.check(server.superuser_dsn.rpartition("/")[0] + "/jiyue")
            except database.CommandError as difference:
                print(difference, file=sys.stderr)
                return 1
    finally:
        postgres.discard(directory)
    return 0


if __name__ == "__main__":
    raise SystemExit(asyncio.run(main()))
