"""Tables of the docket: facts applied, duties with their reckoning, reminders and the work log (二(五))."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from shared.platform.db import document, id_field, instant, optional_instant


class Docket(SQLModel, table=True):
    """`id` is the workflow that keeps it: case/<case number>, application/<id>."""

    __tablename__ = "docket"
    __table_args__ = {"schema": "intake"}
    id: str = Field(primary_key=True)
    stage: str = ""
    officer: str = ""
    closing_mode: str = ""
    ended_at: datetime | None = optional_instant()


class AppliedFact(SQLModel, table=True):
    __tablename__ = "applied_fact"
    __table_args__ = {"schema": "intake"}
    id: str = Field(primary_key=True)
    docket: str = Field(foreign_key="intake.docket.id", index=True)
    kind: str
    subject_id: str
    occurred_at: datetime = instant()
    actor: str
    refs: dict[str, Any] = document()
    applied_at: datetime = instant()


class DutyRow(SQLModel, table=True):
    """One duty of one docket. `steps` answers "why this date?"; `version` grows with every change of its next step."""

    __tablename__ = "duty"
    __table_args__ = (
        UniqueConstraint("docket", "rule_id", "occasion"),
        Index("duty_next", "next_at", postgresql_where=text("next_at IS NOT NULL")),
        {"schema": "intake"},
    )
    id: str = id_field()
    docket: str = Field(foreign_key="intake.docket.id", index=True)
    rule_id: str
    rule_version: int
    occasion: str
    """What distinguishes this duty from another of the same rule: the matched ref, or the opening fact."""
    opened_by: str
    opened_at: datetime = instant()
    counted_from: datetime = instant()
    due_date: date
    due_at: datetime = instant()
    warn_at: datetime = instant()
    provisional: bool
    calendar_version: int
    steps: list[str] = document()
    state: str = "open"
    """open | met | lapsed (the case ended before it)."""
    overdue_at: datetime | None = optional_instant()
    """When it was reported overdue; emptied when a fact that came late shows that it was met in time."""
    reported: bool = False
    """Whether an overdue report of it stands with its addressee."""
    met_by: str | None = None
    met_at: datetime | None = optional_instant()
    suspended_by: str | None = None
    """By what its period is suspended at present; the due date is then a floor, and nothing falls due."""
    next_step: str = "warn"
    next_at: datetime | None = optional_instant()
    version: int = 1


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
    """When a report was withdrawn: what was told late shows that the duty was not overdue."""


class WorkLog(SQLModel, table=True):
    """工作日志: every prompt, report and withdrawal, kept for inspection."""

    __tablename__ = "work_log"
    __table_args__ = {"schema": "intake"}
    id: str = id_field()
    docket: str = Field(index=True)
    at: datetime = instant()
    duty_id: str | None = None
    article: str
    text: str


class Task(SQLModel, table=True):
    """What a person must see to: a fact after the end of its case, a refused order, a duty that nobody can be told of."""

    __tablename__ = "task"
    __table_args__ = {"schema": "intake"}
    id: str = Field(primary_key=True)
    docket: str
    officer: str
    text: str
    created_at: datetime = instant()
    done_at: datetime | None = optional_instant()
