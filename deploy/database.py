"""The database of one installation: roles, a schema for each team under an owner of its own, migrations, the clock."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import asyncpg
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationInfo
from alembic.script import Script
from alembic.util import CommandError
from sqlalchemy import Connection, event, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

import services
from deploy import demo_courts, demo_staff
from deploy.supervisor import StartFailed
from shared.contracts.teams import TEAMS
from shared.platform.settings import Settings

PROJECT = Path(__file__).parent.parent
SCHEMAS = ("court", *TEAMS)
"""In the order of their migrations: the teams' functions read schema court."""


async def prepare(
    *,
    superuser_dsn: str,
    database: str,
    role_passwords: dict[str, str],
    demo: bool = False,
    clock_start: datetime | None = None,
) -> dict[str, str]:
    """Bring roles and schemas up to date; changes nothing that is there already. Answers the SQL of each migration run.

    `demo` adds the demo's staff; `clock_start` is the court time of a new demo, if not real time. One schema after the
    other, each in a transaction of its own, under time-outs: a running court never waits long. Raises Busy.
    """
    await _roles(superuser_dsn, database, role_passwords)
    limits = Settings()
    engine = create_async_engine(
        superuser_dsn.rpartition("/")[0].replace("postgresql://", "postgresql+asyncpg://", 1)
        + f"/{database}",
        connect_args={
            "server_settings": {
                "lock_timeout": f"{limits.migration_lock_seconds}s",
                "statement_timeout": f"{limits.migration_statement_seconds}s",
            }
        },
    )
    ran: dict[str, str] = {}
    try:
        for schema in SCHEMAS:
            async with _transaction(engine, schema) as connection:
                await _schema(connection, schema)
                ran |= await connection.run_sync(_upgrade, schema)
                writer = "intake_app" if schema == "court" else f"{schema}_app"
                await connection.execute(
                    text(f"REVOKE INSERT, UPDATE ON {schema}.alembic_version FROM {writer}")
                )
        async with _transaction(engine, "court") as connection:
            await connection.execute(
                text("INSERT INTO court.clock (id, shift) VALUES (1, '0') ON CONFLICT DO NOTHING")
            )
            if demo:
                await demo_staff.install(connection, clock_start)
                await demo_courts.install(connection)
    finally:
        await engine.dispose()
    return ran


class Busy(StartFailed):
    """A migration had to wait or run too long; its schema is as it was before."""


@asynccontextmanager
async def _transaction(engine: AsyncEngine, schema: str) -> AsyncIterator[AsyncConnection]:
    """A transaction on `schema`, Busy where it met a time-out."""
    try:
        async with engine.begin() as connection:
            yield connection
    except (DBAPIError, asyncpg.PostgresError) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        limits = Settings()
        match getattr(cause, "sqlstate", None):
            case "55P03":  # lock_not_available
                what = f"等待锁超过 {limits.migration_lock_seconds} 秒：有事务正占用它要改动的表（见 pg_stat_activity）"
            case "57014":  # query_canceled
                what = f"有语句执行超过 {limits.migration_statement_seconds} 秒"
            case _:
                raise
        raise Busy(
            f"{schema} 的迁移未完成，{what}。该模式未作任何改动，此前各模式已完成；请稍后再试"
        ) from error


async def check(dsn: str) -> None:
    """Raise CommandError where a model and its schema's migrations differ. `dsn`: the superuser's, of the database."""
    engine = create_async_engine(dsn.replace("postgresql://", "postgresql+asyncpg://", 1))
    try:
        for schema in SCHEMAS:
            async with engine.begin() as connection:
                await connection.execute(text(f"SET LOCAL ROLE {schema}_owner"))
                await connection.run_sync(lambda sync, name: command.check(_config(sync, name)), schema)
    finally:
        await engine.dispose()


async def write_revision(dsn: str, schema: str, message: str) -> Path:
    """Write the migration that brings `schema` from its newest revision to its models, empty if it is there."""
    engine = create_async_engine(dsn.replace("postgresql://", "postgresql+asyncpg://", 1))

    def revise(connection: Connection) -> Path:
        written = command.revision(
            _config(connection, schema), message, autogenerate=True, rev_id=_next(schema)
        )
        assert isinstance(written, Script)
        return Path(written.path)

    try:
        async with engine.begin() as connection:
            await connection.execute(text(f"SET LOCAL ROLE {schema}_owner"))
            return await connection.run_sync(revise)
    finally:
        await engine.dispose()


async def _roles(superuser_dsn: str, database: str, passwords: dict[str, str]) -> None:
    connection = await asyncpg.connect(superuser_dsn)
    try:
        present = {row["rolname"] for row in await connection.fetch("SELECT rolname FROM pg_roles")}
        for role in [f"{schema}_owner" for schema in SCHEMAS]:
            if role not in present:
                await connection.execute(f"CREATE ROLE {role} NOLOGIN")
        for role, password in passwords.items():
            if role not in present:
                await connection.execute(f"CREATE ROLE {role}")
            await connection.execute(
                await connection.fetchval(
                    "SELECT format('ALTER ROLE %I LOGIN PASSWORD %L', $1::text, $2::text)", role, password
                )
            )
        if not await connection.fetchval("SELECT 1 FROM pg_database WHERE datname = $1", database):
            await connection.execute(f"CREATE DATABASE {database}")
            await connection.execute(f"ALTER DATABASE {database} SET timezone TO 'Asia/Shanghai'")
    finally:
        await connection.close()


async def _schema(connection: Any, schema: str) -> None:
    for statement in (
        f"CREATE SCHEMA IF NOT EXISTS {schema} AUTHORIZATION {schema}_owner",
        f"SET LOCAL ROLE {schema}_owner",
    ):
        await connection.execute(text(statement))
    if schema == "court":
        await connection.execute(text("GRANT USAGE ON SCHEMA court TO PUBLIC"))
        await connection.execute(
            text("ALTER DEFAULT PRIVILEGES IN SCHEMA court GRANT SELECT ON TABLES TO PUBLIC")
        )
    else:
        rights = f"ALTER DEFAULT PRIVILEGES IN SCHEMA {schema} GRANT SELECT, INSERT, UPDATE ON TABLES TO {schema}_app"
        await connection.execute(text(rights))


def _upgrade(connection: Connection, schema: str) -> dict[str, str]:
    """To the newest revision. Answers the statements of each migration run, but for those of an SQL file."""
    ran: dict[str, str] = {}
    sent: list[str] = []

    def applied(*, step: MigrationInfo, **_: Any) -> None:
        ran[str(step.up_revision_id)] = ";\n".join(one for one in sent if "alembic_version" not in one)
        sent.clear()

    config = _config(connection, schema)
    config.attributes["applied"] = applied
    event.listen(connection, "before_cursor_execute", lambda *call: sent.append(call[2]))
    command.upgrade(config, "head")
    return ran


def _config(connection: Connection, schema: str) -> Config:
    for register in ("court", "courts"):
        importlib.import_module(f"shared.platform.{register}")
    for package in pkgutil.walk_packages(services.__path__, "services."):
        if package.name.endswith(".models"):
            importlib.import_module(package.name)
    config = Config()
    config.set_main_option("script_location", str(PROJECT / "deploy" / "migrations"))
    config.set_main_option("path_separator", "newline")
    config.set_main_option("version_locations", str(_versions(schema)))
    config.attributes.update(connection=connection, schema=schema)
    return config


def _versions(schema: str) -> Path:
    return PROJECT / ("shared/platform" if schema == "court" else f"services/{schema}") / "migrations"


def _next(schema: str) -> str:
    return f"{schema}_{len(list(_versions(schema).glob(f'{schema}_*.py'))) + 1:04}"


__all__ = ["CommandError", "check", "prepare", "write_revision"]
