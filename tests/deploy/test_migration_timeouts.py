"""A migration never holds up a running court: it gives up after seconds, and nothing of it is left."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from uuid import uuid4

import asyncpg
import pytest

from deploy import database
from deploy.local import LOGIN_ROLES
from tests.servers import PASSWORD

MIGRATION = '''"""Two steps."""

from alembic import op

from shared.platform.db import run_sql_file

revision = "custody_9999"
down_revision = "{head}"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("CREATE TABLE custody.first_step ()")
    {step}
'''
ALTER = "ALTER TABLE custody.asset ADD COLUMN second_step int"

Migrate = Callable[[], Awaitable[None]]


@pytest.fixture
async def court(tmp_path: Path) -> AsyncIterator[tuple[asyncpg.Connection, Migrate]]:
    """A session on a database at today's migrations, and `migrate` to bring it up to date."""
    name = f"court_{uuid4().hex[:12]}"
    server = os.environ["JIYUE_TEST_POSTGRES"]

    async def migrate() -> None:
        passwords = dict.fromkeys(LOGIN_ROLES.values(), PASSWORD)
        await database.prepare(superuser_dsn=server, database=name, role_passwords=passwords)

    await migrate()
    session = await asyncpg.connect(server.rpartition("/")[0] + f"/{name}")
    yield session, migrate
    await session.close()


@pytest.fixture
def release(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """A new release, whose one new migration of custody makes a table and then takes `step`."""
    versions = database._versions

    def released(step: str) -> None:
        shutil.copytree(versions("custody"), tmp_path / "custody")
        head = max(path.stem[:12] for path in (tmp_path / "custody").glob("custody_*.py"))
        (tmp_path / "custody" / "custody_9999_two_steps.py").write_text(
            MIGRATION.format(head=head, step=step)
        )
        monkeypatch.setattr(
            database, "_versions", lambda team: tmp_path / team if team == "custody" else versions(team)
        )

    return released


async def nothing_half_done(session: asyncpg.Connection) -> bool:
    version, table = await session.fetchrow(
        "SELECT (SELECT version_num FROM custody.alembic_version), to_regclass('custody.first_step')"
    )
    return version != "custody_9999" and table is None


@pytest.mark.walk
async def test_a_table_in_use_stops_the_migration_within_seconds(
    court: tuple[asyncpg.Connection, Migrate], release: Callable[[str], None]
) -> None:
    session, migrate = court
    release(f"op.execute('{ALTER}')")
    async with session.transaction():
        await session.execute("LOCK TABLE custody.asset IN ACCESS SHARE MODE")
        began = time.monotonic()
        with pytest.raises(database.Busy, match="custody 的迁移未完成，等待锁超过 4 秒"):
            await migrate()
        assert time.monotonic() - began < 10
        assert await nothing_half_done(session)
    await migrate()
    assert await session.fetchval("SELECT version_num FROM custody.alembic_version") == "custody_9999"
    assert await session.fetch("SELECT second_step FROM custody.asset") == []


async def test_a_slow_statement_is_stopped(
    court: tuple[asyncpg.Connection, Migrate],
    release: Callable[[str], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    session, migrate = court
    monkeypatch.setenv("JIYUE_MIGRATION_STATEMENT_SECONDS", "1")
    release("op.execute('SELECT pg_sleep(20)')")
    with pytest.raises(database.Busy, match="有语句执行超过 1 秒"):
        await migrate()
    assert await nothing_half_done(session)


async def test_an_sql_file_is_stopped_too(
    court: tuple[asyncpg.Connection, Migrate],
    release: Callable[[str], None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Its statements go past SQLAlchemy, so their errors come as the driver's."""
    session, migrate = court
    monkeypatch.setenv("JIYUE_MIGRATION_LOCK_SECONDS", "1")
    monkeypatch.setattr("shared.platform.db._SQL", tmp_path)
    (tmp_path / "more.sql").write_text(f"SELECT '{{schema}}'; {ALTER}")
    release("run_sql_file(op.get_bind(), 'more.sql', 'custody')")
    async with session.transaction():
        await session.execute("LOCK TABLE custody.asset IN ACCESS SHARE MODE")
        with pytest.raises(database.Busy, match="custody 的迁移未完成，等待锁超过 1 秒"):
            await migrate()
    assert await nothing_half_done(session)
