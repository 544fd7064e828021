"""The daily inspection of open cases (二(五)2, 3): one report a day, and what it found, each thing once a day."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field, SQLModel

from shared.platform.db import document, id_field, instant, optional_instant


class Inspection(SQLModel, table=True):
    """One a day. `previous`: the day of the report before it; `nodes`: of each node of a case, in how many of `cases` it is done."""

    __tablename__ = "inspection"
    __table_args__ = (
        Index("inspection_by_age", "made_at", "id"),
        CheckConstraint(
            "(state = 'reviewed') = (reviewed_by IS NOT NULL AND reviewed_at IS NOT NULL)",
            name="inspection_reviewed_by_somebody",
        ),
        {"schema": "intake"},
    )
    id: str = id_field()
    day: date = Field(unique=True)
    previous: date | None = None
    made_by: str
    made_at: datetime = instant()
    looked_at: datetime = instant()
    """The last time that the register was looked at on that day."""
    cases: int
    nodes: dict[str, int] = document()
    state: str = "made"
    """A State of the rules."""
    reviewed_by: str | None = None
    reviewed_at: datetime | None = optional_instant()
    remarks: str = ""


class Finding(SQLModel, table=True):
    """A duty that comes up, is late, or whose step nobody took: each once on a day."""

    __tablename__ = "inspection_finding"
    __table_args__ = (
        Index("inspection_finding_listed", "day", "due_at", "id"),
        Index("inspection_finding_by_end", "due_at", "id"),
        Index("inspection_finding_once", "day", "duty_id", "finding", unique=True),
        {"schema": "intake"},
    )
    id: str = Field(primary_key=True)
    day: date
    duty_id: str
    finding: str
    """A FoundAs of the rules."""
    docket: str
    rule_id: str
    node: str
    """A Node of the rules."""
    due_at: datetime = instant()
    found_at: datetime = instant()
