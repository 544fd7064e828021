"""Alembic's environment: one schema at a time, on the connection that deploy.database hands over."""

from __future__ import annotations

import warnings
from typing import Any, Literal

from alembic import context
from sqlmodel import SQLModel

from shared.platform.db import PLATFORM_TABLES, CourtInstant

config = context.config
schema = config.attributes["schema"]


def of_this_schema(item: Any, name: str | None, kind: str, _reflected: bool, _compared: Any) -> bool:
    if kind == "table":
        return item.schema == schema and name not in PLATFORM_TABLES
    return True


def rendered(kind: str, item: Any, _: Any) -> str | Literal[False]:
    """How a migration writes a column's type that is ours."""
    return "sa.TIMESTAMP(timezone=True)" if kind == "type" and isinstance(item, CourtInstant) else False


context.configure(
    connection=config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    include_schemas=True,
    include_name=lambda name, kind, _: name == schema if kind == "schema" else True,
    include_object=of_this_schema,
    version_table_schema=schema,
    compare_type=True,
    render_item=rendered,
    render_as_batch=False,
    on_version_apply=config.attributes.get("applied"),
)
with context.begin_transaction(), warnings.catch_warnings():
    # SQLAlchemy stumbles over what it has itself reflected of a NOT VALID constraint
    warnings.filterwarnings("ignore", "Can't validate argument 'dialect_options'")
    context.run_migrations()
