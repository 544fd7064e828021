"""Tables of messages to people in office: who was told of what, as whom, with what proof (二(五)2)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from services.intake.docket.models import UNANSWERED, UNSENT
from shared.platform.db import document, id_field, instant, optional_instant


class Reminder(SQLModel, table=True):
    """One message: a prompt or a report, with proof of receipt: sent, delivered, read, acknowledged by whom (二(五)2).

    `duty_id` and `duty_version` are those of a prompt that an earlier release made; its duties are `ReminderDuty`.
    """

    __tablename__ = "reminder"
    __table_args__ = (
        UniqueConstraint("duty_id", "step", "duty_version"),
        Index(
            "reminder_unsent",
            "docket",
            postgresql_where=text(UNSENT),
        ),
        Index("reminder_of_person", "staff_id", "created_at", "id"),
        Index(
            "reminder_waiting",
            "staff_id",
            postgresql_where=text("acknowledged_at IS NULL AND withdrawn_at IS NULL"),
        ),
        Index(
            "reminder_unreached",
            "created_at",
            "id",
            postgresql_where=text("sent_at IS NULL AND proof <> '' AND notice IS NOT NULL"),
        ),
        Index(
            "reminder_unanswered_report",
            "created_at",
            "id",
            postgresql_where=text("step = 'overdue' AND acknowledged_at IS NULL AND withdrawn_at IS NULL"),
        ),
        Index(
            "reminder_to_be_answered",
            "answer_by",
            postgresql_where=text(UNANSWERED),
        ),
        {"schema": "intake"},
    )
    id: str = id_field()
    duty_id: str | None = Field(default=None, foreign_key="intake.duty.id")
    docket: str = Field(index=True)
    step: str
    duty_version: int = 0
    notice: str | None = None
    """Of another team's notice, its id with that team; the message's own id follows from it, so that it is sent once."""
    team: str | None = None
    office: str
    staff_id: str = Field(index=True)
    text: str
    created_at: datetime = instant()
    send_at: datetime | None = optional_instant()
    """When it goes out: in office hours, or at once (None: at once)."""
    sent_at: datetime | None = optional_instant()
    delivered_at: datetime | None = optional_instant()
    read_at: datetime | None = optional_instant()
    proof: str = ""
    tried: list[str] = document(default_factory=list)
    """The channels that were tried, the last one at last."""
    failures: dict[str, str] = document(default_factory=dict)
    """Of each channel that has not reached the addressee, or by which he has not answered, why."""
    again: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    """How often it was told again, each time under an id of its own with the carrier."""
    answer_by: datetime | None = optional_instant()
    """Of a report: when it goes on, by the next channel and then to the next leader, unless it is acknowledged."""
    first: str | None = None
    """Of a message that was passed on: the one whose addressee should have heard first."""
    acknowledged_at: datetime | None = optional_instant()
    acknowledged_by: str | None = None
    withdrawn_at: datetime | None = optional_instant()
    """When all that it says had become moot: a report refuted by a late fact, a prompt of what was done meanwhile."""

    @property
    def is_unreached(self) -> bool:
        """Whether no channel has reached its addressee, nor he has answered for himself."""
        ended = (self.sent_at, self.delivered_at, self.acknowledged_at, self.withdrawn_at)
        return self.proof != "" and ended == (None,) * 4


class ReminderDuty(SQLModel, table=True):
    """A duty that a message is about, as it stood: each step of a duty is told once."""

    __tablename__ = "reminder_duty"
    __table_args__ = (UniqueConstraint("duty_id", "step", "duty_version"), {"schema": "intake"})
    reminder_id: str = Field(primary_key=True, foreign_key="intake.reminder.id")
    duty_id: str = Field(primary_key=True, foreign_key="intake.duty.id")
    step: str
    duty_version: int = Field(sa_type=BigInteger)
    withdrawn_at: datetime | None = optional_instant()
