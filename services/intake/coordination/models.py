"""Decisions on which of several cases disposes of a thing."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field, SQLModel

from shared.platform.db import id_field, instant, optional_instant


class Coordination(SQLModel, table=True):
    """`case_number` disposes of `asset`, as that case has it; every other case with the same thing leaves it alone.

    It binds until it is revoked or the case is closed.
    """

    __tablename__ = "coordination"
    __table_args__ = (
        Index("coordination_by_age", "decided_at", "id"),
        Index("coordination_of_asset", "asset"),
        CheckConstraint(
            "num_nulls(ended_by, ended_at) IN (0, 2) AND (ended_by IS NULL) = (end_reason = '')",
            name="coordination_ended_by_somebody",
        ),
        {"schema": "intake"},
    )
    id: str = id_field()
    case_number: str = Field(foreign_key="intake.enforcement_case.case_number", index=True)
    asset: str
    reason: str
    decided_by: str
    decided_at: datetime = instant()
    ended_by: str | None = None
    ended_at: datetime | None = optional_instant()
    end_reason: str = ""
