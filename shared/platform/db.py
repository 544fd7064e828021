"""One team's database: engine, table mixins, and the SQL that every team's schema holds."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Collection, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from sqlalchemy import (
    ARRAY,
    TIMESTAMP,
    ColumnElement,
    Connection,
    CursorResult,
    Date,
    Numeric,
    Text,
    TypeDecorator,
    any_,
    cast,
    func,
    literal,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlmodel import Field, SQLModel
from sqlmodel.ext.asyncio.session import AsyncSession

from shared.values.zone import COURT_ZONE

PLATFORM_TABLES = ("idempotency", "audit", "audit_head", "audit_anchor", "outbox", "outbox_counter")
_SQL = Path(__file__).parent


def install_platform(connection: Connection, schema: str) -> None:
    """Outbox, audit chain and idempotency keys of one team's schema; called by its first migration."""
    run_sql_file(connection, "platform.sql", schema)


def install_court_functions(connection: Connection) -> None:
    """The functions of schema court."""
    run_sql_file(connection, "court.sql", "court")


def run_sql_file(connection: Connection, file: str, schema: str) -> None:
    """Run an SQL file of this directory in a migration of `schema`; {schema} and {app}, the runtime role, are filled in."""
    script = (_SQL / file).read_text("utf-8").format(schema=schema, app=f"{schema}_app")
    raw = connection.connection.dbapi_connection
    raw.run_async(lambda driver: driver.execute(script))  # type: ignore[union-attr]


def new_id() -> str:
    return uuid4().hex


def day_of(at: Any) -> ColumnElement[date]:
    """The court's day of an instant, in SQL."""
    return cast(func.timezone(COURT_ZONE.key, at), Date)


TODAY = day_of(func.court.now())
"""This day of the court, in SQL."""


def among(column: Any, values: Collection[str]) -> ColumnElement[bool]:
    """Whether a column is one of `values`: one prepared statement, however many they are."""
    found: ColumnElement[bool] = column == any_(literal(list(values), ARRAY(Text)))
    return found


def id_field() -> Any:
    return Field(default_factory=new_id, primary_key=True)


class CourtInstant(TypeDecorator[datetime]):
    """An aware instant, read back in the court's own zone; a naive one is refused when it is bound."""

    impl = TIMESTAMP(timezone=True)
    cache_ok = True

    def process_result_value(self, value: datetime | None, _: Any) -> datetime | None:
        return value and value.astimezone(COURT_ZONE)


def instant(**options: Any) -> Any:
    """A column of an aware instant."""
    return Field(sa_type=CourtInstant, **options)


def optional_instant(**options: Any) -> Any:
    return instant(default=None, nullable=True, **options)


def money(**options: Any) -> Any:
    """A column of yuan with two decimals."""
    return Field(sa_type=Numeric(18, 2), **options)


def document(**options: Any) -> Any:
    """A JSONB column."""
    return Field(sa_type=JSONB, **options)


class Database:
    """The connections of one process under one role. A connection lost with the server fails one request only."""

    def __init__(self, dsn: str, *, pool_size: int = 10) -> None:
        self.dsn = dsn
        self.engine: AsyncEngine = create_async_engine(
            dsn.replace("postgresql://", "postgresql+asyncpg://", 1),
            pool_size=pool_size,
            max_overflow=pool_size,
            pool_timeout=10,
            hide_parameters=True,  # what a statement carried is never part of an error's words
            json_serializer=lambda value: json.dumps(value, ensure_ascii=False, default=_plain),
            connect_args={"timeout": 5, "command_timeout": 30},
        )
        self._statements = self.engine.execution_options(isolation_level="AUTOCOMMIT")

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncSession]:
        """A session in one transaction: committed at the end, rolled back by an exception."""
        async with AsyncSession(self.engine, expire_on_commit=False) as session, session.begin():
            yield session

    @asynccontextmanager
    async def statements(self) -> AsyncIterator[AsyncSession]:
        """A session whose statements each stand for themselves: a look at the record, two round trips less."""
        async with _Look(self._statements, expire_on_commit=False, autoflush=False) as session:
            yield session

    async def close(self) -> None:
        await self.engine.dispose()


class _Look(AsyncSession):
    async def flush(self, objects: Sequence[Any] | None = None) -> None:
        """Raises RuntimeError for a changed row: each statement here is committed by itself."""
        if self.new or self.dirty or self.deleted:
            raise RuntimeError("a look at the record changes none")


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)


async def run_sql(session: AsyncSession, statement: str, **parameters: Any) -> CursorResult[Any]:
    """Run a textual statement in the session's transaction."""
    return await (await session.connection()).execute(text(statement), parameters)


async def insert_rows(
    session: AsyncSession, table: type[SQLModel], rows: Sequence[Mapping[str, Any]], then: str = ""
) -> None:
    """Insert rows that name the same columns, by one statement, however many they are; `then`: its ON CONFLICT."""
    if rows:
        name, columns = str(table.__table__), ", ".join(rows[0])  # type: ignore[attr-defined]
        statement = f"INSERT INTO {name} ({columns}) SELECT {columns} FROM json_populate_recordset(CAST(NULL AS {name}), CAST(:rows AS json))"
        await run_sql(
            session, f"{statement} {then}", rows=json.dumps(rows, ensure_ascii=False, default=_plain)
        )
