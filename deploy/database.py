"""The database of one installation: roles, a schema for each team under an owner of its own, migrations, the clock."""

from __future__ import annotations

import importlib
import pkgutil
from datetime import datetime
from pathlib import Path
from typing import Any

import asyncpg
from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import create_async_engine

import services
from deploy import demo_staff
from shared.contracts.teams import TEAMS

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
) -> None:
    """Bring roles and schemas up to date; changes nothing that is there already.

    `demo` adds the demo's staff; `clock_start` is the court time of a new demo, if not real time.
    """
    await _roles(superuser_dsn, database, role_passwords)
    target = superuser_dsn.rpartition("/")[0] + f"/{database}"
    engine = create_async_engine(target.replace("postgresql://", "postgresql+asyncpg://", 1))
    try:
        for schema in SCHEMAS:
            async with engine.begin() as connection:
                await _schema(connection, schema)
                await connection.run_sync(_upgrade, schema)
                writer = "intake_app" if schema == "court" else f"{schema}_app"
                await connection.execute(
                    text(f"REVOKE INSERT, UPDATE ON {schema}.alembic_version FROM {writer}")
                )
        async with engine.begin() as connection:
            await connection.execute(
                text("INSERT INTO court.clock (id, shift) VALUES (1, '0') ON CONFLICT DO NOTHING")
            )
            if demo:
                await demo_staff.install(connection, clock_start)
    finally:
        await engine.dispose()


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


async def write_revision(dsn: str, schema: str, message: str) -> None:
    """Write the migration that brings `schema` from its newest revision to its models."""
    engine = create_async_engine(dsn.replace("postgresql://", "postgresql+asyncpg://", 1))

    def revise(connection: Connection) -> None:
        command.revision(_config(connection, schema), message, autogenerate=True, rev_id=_next(schema))

    try:
        async with engine.begin() as connection:
            await connection.execute(text(f"SET LOCAL ROLE {schema}_owner"))
            await connection.run_sync(revise)
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


def _upgrade(connection: Connection, schema: str) -> None:
    command.upgrade(_config(connection, schema), "head")


def _config(connection: Connection, schema: str) -> Config:
    importlib.import_module("shared.platform.court")
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
