"""Tables of the docket: facts applied, duties with their reckoning, the work log and tasks for a person (二(五))."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Index, and_, case, column, inspect, text
from sqlmodel import Field, SQLModel

from services.intake.docket.steps import LIGHTS
from shared.platform.db import document, id_field, instant, optional_instant

UNSENT = "sent_at IS NULL AND withdrawn_at IS NULL AND proof = ''"
"""Of messages: those that the carrier has yet to be given."""
UNANSWERED = (
    "answer_by IS NOT NULL AND sent_at IS NOT NULL AND acknowledged_at IS NULL AND withdrawn_at IS NULL"
)
"""Of messages: reports that go on unless they are acknowledged."""


class DocketRow(SQLModel, table=True):
    """`id` is the workflow that keeps it: case/<case number>, application/<id>, court/court."""

    __tablename__ = "docket"
    __table_args__ = (Index("docket_officer", "officer"), {"schema": "intake"})
    id: str = Field(primary_key=True)
    stage: str = ""
    officer: str = ""
    closing_mode: str = ""
    ended_at: datetime | None = optional_instant()
    set_aside: list[list[str]] = document(default_factory=list)
    """Facts whose values could not be reckoned: id, kind and rule (empty: the whole fact), `standing.SetAside`."""


class AppliedFact(SQLModel, table=True):
    """A fact as its team recorded it; one set aside as a whole stands under the instant at which that was done."""

    __tablename__ = "applied_fact"
    __table_args__ = (
        Index("applied_fact_kind", "docket", "kind"),
        Index("applied_fact_actor", "actor"),
        {"schema": "intake"},
    )
    id: str = Field(primary_key=True)
    docket: str = Field(foreign_key="intake.docket.id")
    kind: str
    subject_id: str
    occurred_at: datetime = instant()
    actor: str
    stead: list[str] = document(default_factory=list, sa_column_kwargs={"server_default": "[]"})
    refs: dict[str, Any] = document()
    applied_at: datetime = instant()


class DutyRow(SQLModel, table=True):
    """One duty of one docket: `Owed`, stored."""

    __tablename__ = "duty"
    __table_args__ = (
        Index("duty_of_opening", "docket", "rule_id", "occasion", "opened_by", unique=True),
        Index("duty_next", "next_at", postgresql_where=text("next_at IS NOT NULL")),
        Index("duty_warned", "warn_at", postgresql_where=text("state = 'open' AND suspended_by IS NULL")),
        Index("duty_early", "early_at", postgresql_where=text("state = 'open' AND early_at IS NOT NULL")),
        Index("duty_open_by_end", "due_at", "id", postgresql_where=text("state = 'open'")),
        Index("duty_open_by_age", "opened_at", "id", postgresql_where=text("state = 'open'")),
        Index("duty_ended_by_end", "state", "due_at", "id", postgresql_where=text("state <> 'open'")),
        Index("duty_ended_by_age", "state", "opened_at", "id", postgresql_where=text("state <> 'open'")),
        Index("duty_met_last", "met_at", "id", postgresql_where=text("state = 'met'")),
        Index("duty_met_by", "met_by", postgresql_where=text("met_by IS NOT NULL")),
        Index("duty_moved", "id", postgresql_where=text("moved_from IS NOT NULL")),
        Index("duty_open_by_rule", "rule_id", "due_at", "id", postgresql_where=text("state = 'open'")),
        {"schema": "intake"},
    )
    id: str = id_field()
    docket: str = Field(foreign_key="intake.docket.id", index=True)
    rule_id: str
    rule_version: int
    occasion: str
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
    overdue_at: datetime | None = optional_instant()
    reported: bool = False
    met_by: str | None = None
    met_at: datetime | None = optional_instant()
    suspended_by: str | None = None
    next_step: str = "warn"
    next_at: datetime | None = optional_instant()
    early_band: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    early_at: datetime | None = optional_instant()
    moved_from: date | None = None
    version: int = 1


class WorkLog(SQLModel, table=True):
    """工作日志: every prompt, report, withdrawal and moved date, kept for inspection (二(五)2).

    A trigger numbers the lines of each docket (`place`) and chains them by `hash`: what is changed or left out shows.
    """

    __tablename__ = "work_log"
    __table_args__ = (
        Index("work_log_chained", "docket", "place", unique=True),
        {"schema": "intake"},
    )
    id: str = id_field()
    docket: str = Field(index=True)
    at: datetime = instant()
    duty_id: str | None = None
    article: str
    text: str
    place: int | None = Field(default=None, sa_type=BigInteger)
    hash: str | None = None


class WorkLogHead(SQLModel, table=True):
    """How far the chain of a docket's work log has come; only its trigger writes it."""

    __tablename__ = "work_log_head"
    __table_args__ = {"schema": "intake"}
    docket: str = Field(primary_key=True)
    place: int = Field(sa_type=BigInteger)
    hash: str


class Task(SQLModel, table=True):
    """A matter for a person: a fact after the end of its case, a refused order, a duty without an addressee in office."""

    __tablename__ = "task"
    __table_args__ = (
        Index("task_docket", "docket"),
        Index("task_by_age", "created_at", "id"),
        Index("task_undone", "created_at", "id", postgresql_where=text("done_at IS NULL")),
        {"schema": "intake"},
    )
    id: str = Field(primary_key=True)
    docket: str
    officer: str
    office: str = "handling_officer"
    """Whose matter it is, in the case."""
    owner: str | None = None
    taken_at: datetime | None = optional_instant()
    level: int = 0
    """How many have been told of it, one level after the other."""
    next_at: datetime | None = optional_instant()
    """When the next level is told of it, unless somebody takes it."""
    done_by: str | None = None
    result: str = ""
    text: str
    created_at: datetime = instant()
    done_at: datetime | None = optional_instant()
    version: int = Field(default=1, sa_column_kwargs={"server_default": "1"})

    @property
    def state(self) -> str:
        """open → taken → done."""
        return next((state for at, state in TASK_REACHED if getattr(self, at) is not None), "open")


TASK_REACHED = (("done_at", "done"), ("owner", "taken"))
"""What a task has, the last first, with the state that each brings."""
task_state: ColumnElement[str] = case(
    *((column(at).is_not(None), state) for at, state in TASK_REACHED), else_="open"
)
"""`Task.state` in SQL."""

_duty = inspect(DutyRow).local_table.c
light_place: ColumnElement[int] = case(
    (_duty.overdue_at.is_not(None), LIGHTS.index("red")),
    (
        and_(_duty.state == "open", _duty.next_step != "warn", _duty.suspended_by.is_(None)),
        LIGHTS.index("yellow"),
    ),
    else_=LIGHTS.index("green"),
)
"""`steps.light` in SQL, as its place in LIGHTS."""
