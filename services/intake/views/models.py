"""Views of a list that a person has given a name."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, text
from sqlmodel import SQLModel

from shared.platform.db import id_field, instant, optional_instant


class SavedView(SQLModel, table=True):
    """`query`: filters, order and columns, as the page's address has them."""

    __tablename__ = "saved_view"
    __table_args__ = (
        Index(
            "saved_view_name",
            "staff_id",
            "page",
            "name",
            unique=True,
            postgresql_where=text("removed_at IS NULL"),
        ),
        {"schema": "intake"},
    )
    id: str = id_field()
    staff_id: str
    page: str
    name: str
    query: str
    saved_at: datetime = instant()
    removed_at: datetime | None = optional_instant()
