"""The monthly bulletin (一(二) 考核通报): the figures of a month as they stood when they were published."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from shared.platform.db import document, instant


class Bulletin(SQLModel, table=True):
    """A month and which of its bulletins it is. `sha256`: of `figures`, so that a figure changed afterwards shows."""

    __tablename__ = "bulletin"
    __table_args__ = (
        UniqueConstraint("month", "edition", name="bulletin_edition"),
        CheckConstraint("(edition = 1) = (reason = '')", name="bulletin_corrected_for_a_reason"),
        Index("bulletin_by_publication", "published_at", "id"),
        {"schema": "intake"},
    )
    id: str = Field(primary_key=True)
    """<month>-<edition>."""
    month: str
    edition: int
    figures: dict[str, Any] = document()
    sha256: str
    reason: str = ""
    """Why the edition before it was wrong."""
    published_by: str
    published_at: datetime = instant()
