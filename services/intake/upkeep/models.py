"""Cases whose round is concluded, and when each is asked about next (终本规定第九条)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, Index, text
from sqlmodel import Field, SQLModel

from shared.platform.db import instant, optional_instant


class Upkeep(SQLModel, table=True):
    """`round`: of the next query, counted from 1. `next_at`: when it is ordered; None once the years are over."""

    __tablename__ = "upkeep"
    __table_args__ = (
        CheckConstraint("(state = 'running') = (next_at IS NOT NULL)", name="upkeep_goes_on_or_is_over"),
        Index("upkeep_due", "next_at", "case_number", postgresql_where=text("next_at IS NOT NULL")),
        Index("upkeep_by_conclusion", "concluded_at", "case_number"),
        {"schema": "intake"},
    )
    case_number: str = Field(primary_key=True, foreign_key="intake.enforcement_case.case_number")
    concluded_at: datetime = instant()
    round: int = 1
    next_at: datetime | None = optional_instant()
    state: str = "running"
    """A State of the rules."""
    looked_at: datetime | None = optional_instant()
    """Up to when the ledger was looked at for what was paid since."""
