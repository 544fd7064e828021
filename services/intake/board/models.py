"""What the court has said of the limits that no text fixes."""

from __future__ import annotations

from datetime import date, datetime

from sqlmodel import Field, SQLModel

from shared.platform.db import instant


class RuleReading(SQLModel, table=True):
    """That a limit is as the rulebook has it, a reading the court's own, or that this was said too early; the last of a version counts."""

    __tablename__ = "rule_reading"
    __table_args__ = {"schema": "intake"}
    id: str = Field(primary_key=True)
    rule_id: str
    """A duty of the rulebook, or an open point."""
    rule_version: int
    stands: bool
    decided_on: date
    reason: str
    """The paper by which it was decided."""
    said_by: str
    said_at: datetime = instant()
