"""Table of prompts and reports: who was told of a duty, by which office, with what proof (二(五)2)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from shared.platform.db import id_field, instant, optional_instant


class Reminder(SQLModel, table=True):
    """A prompt or a report, with proof of receipt: sent, delivered, acknowledged by whom (二(五)2)."""

    __tablename__ = "reminder"
    __table_args__ = (UniqueConstraint("duty_id", "step", "duty_version"), {"schema": "intake"})
    id: str = id_field()
    duty_id: str | None = Field(default=None, foreign_key="intake.duty.id")
    docket: str = Field(index=True)
    step: str
    duty_version: int = 0
    office: str
    staff_id: str = Field(index=True)
    text: str
    created_at: datetime = instant()
    sent_at: datetime | None = optional_instant()
    delivered_at: datetime | None = optional_instant()
    proof: str = ""
    acknowledged_at: datetime | None = optional_instant()
    acknowledged_by: str | None = None
    withdrawn_at: datetime | None = optional_instant()
    """When a report was withdrawn: a fact that came late shows that the duty was not overdue."""
