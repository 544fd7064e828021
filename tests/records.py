"""Rows that stand on record without anybody's act: one builder for every table, from its class."""

from __future__ import annotations

import json
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal, TypeVar, get_args, get_origin

from sqlalchemy import Table, inspect
from sqlmodel import SQLModel

from services.intake.closing.models import ClosingRequest
from shared.platform.court import Appointment, Staff
from shared.platform.db import new_id
from tests.harness import CLOCK_START, Court

_Row = TypeVar("_Row", bound=SQLModel)

_FILLERS: dict[Any, Any] = {
    str: "-",
    int: 1,
    bool: False,
    Decimal: Decimal(1),
    datetime: CLOCK_START,
    date: CLOCK_START.date(),
    list: [],
    dict: {},
}


def record(table: type[_Row], **columns: Any) -> _Row:
    """A row of `table`; a column that is not named has its default or, without one, some value of its type.

    Raises TypeError for a column that the table has not.
    """
    unknown = columns.keys() - table.model_fields.keys()
    if unknown:
        raise TypeError(f"{table.__name__} has no {', '.join(sorted(unknown))}")
    filled = {
        name: _filler(field.annotation) for name, field in table.model_fields.items() if field.is_required()
    }
    unique = {
        column.name: new_id()
        for column in _of(table).columns
        if column.name in filled and (column.unique or column.primary_key)
    }
    return table(**filled | unique | columns)


def _filler(annotation: Any) -> Any:
    kind = get_origin(annotation) or annotation
    return get_args(annotation)[0] if kind is Literal else _FILLERS[kind]


def _of(row: SQLModel | type[SQLModel]) -> Table:
    return row.__table__  # type: ignore[union-attr, no-any-return]


def insertion(row: SQLModel) -> tuple[str, str]:
    """The statement that puts `row` on record, and its parameter."""
    table, values = _of(row), row.model_dump(mode="json")
    columns = {column.name: values[name] for name, column in inspect(type(row)).columns.items()}
    return (
        f"INSERT INTO {table} SELECT * FROM jsonb_populate_record(NULL::{table}, $1)",
        json.dumps(columns),
    )


async def put(court: Court, *rows: SQLModel) -> None:
    """Rows on record, in this order."""
    for row in rows:
        await court.sql(*insertion(row))


async def employ(court: Court, staff_id: str) -> None:
    """A person of the court, unless known already."""
    statement, row = insertion(record(Staff, id=staff_id, name=staff_id, mobile="13900009999"))
    await court.sql(f"{statement} ON CONFLICT DO NOTHING", row)


async def appoint(
    court: Court, staff_id: str, office: str, since: datetime = CLOCK_START, **columns: Any
) -> str:
    """The person holds the office from `since`; the id of the appointment."""
    await employ(court, staff_id)
    appointment = record(Appointment, staff_id=staff_id, office=office, since=since, **columns)
    await put(court, appointment)
    return appointment.id


def approved(**columns: Any) -> ClosingRequest:
    """A request to close a case, reviewed and approved."""
    reviewed = {"state": "approved", "reviewed_by": "zhixiao01", "reviewed_at": CLOCK_START}
    return record(ClosingRequest, mode="fully_enforced", requested_by="chengban01", **reviewed, **columns)
