"""`make check`: frozen migrations are as they were, those of every schema lead to its models, none hurts a running court."""

from __future__ import annotations

import asyncio
import sys

from deploy import database, frozen, migration_lint
from deploy.fresh_database import fresh_database


async def main() -> int:
    if faults := frozen.faults():
        print("\n".join(faults), file=sys.stderr)
        return 1
    async with fresh_database() as fresh:
        try:
            await database.check(fresh.dsn)
        except database.CommandError as difference:
            print(difference, file=sys.stderr)
            return 1
    if faults := migration_lint.faults(fresh.sql | migration_lint.sql_files()):
        print("\n".join(faults), file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(asyncio.run(main()))
