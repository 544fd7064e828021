"""指令: what a judge or an officer has a central team do in his case, and what became of it (二(五)3)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, Index, text
from sqlmodel import Field, SQLModel

from shared.platform.db import document, id_field, instant, optional_instant


class Instruction(SQLModel, table=True):
    """What was sent never changes: each step after it has its person and its instant, and a refused one is sent anew as another.

    `team`: one of the six; `sender`: in which office of the case it was sent. `in_place_of`: the refused one.
    """

    __tablename__ = "instruction"
    __table_args__ = (
        Index("instruction_by_age", "sent_at", "id"),
        Index("instruction_of_team", "team", "sent_at", "id"),
        Index(
            "instruction_sent_anew_once",
            "in_place_of",
            unique=True,
            postgresql_where=text("in_place_of IS NOT NULL"),
        ),
        CheckConstraint(
            "sent_by IS DISTINCT FROM received_by AND sent_by IS DISTINCT FROM decided_by"
            " AND sent_by IS DISTINCT FROM done_by AND sent_by IS DISTINCT FROM fed_back_by",
            name="instruction_carried_out_by_another",
        ),
        CheckConstraint("feedback_by > sent_at", name="instruction_feedback_later"),
        CheckConstraint(
            "(state NOT IN ('received', 'accepted', 'done', 'fed_back', 'refused', 'replaced')"
            " OR received_by IS NOT NULL AND received_at IS NOT NULL)"
            " AND (state NOT IN ('accepted', 'done', 'fed_back', 'refused', 'replaced')"
            " OR decided_by IS NOT NULL AND decided_at IS NOT NULL)"
            " AND (state NOT IN ('done', 'fed_back') OR done_by IS NOT NULL AND done_at IS NOT NULL)"
            " AND (state <> 'fed_back' OR fed_back_by IS NOT NULL AND fed_back_at IS NOT NULL)"
            " AND (state <> 'withdrawn' OR withdrawn_by IS NOT NULL AND withdrawn_at IS NOT NULL)",
            name="instruction_each_step_by_somebody",
        ),
        {"schema": "intake"},
    )
    id: str = id_field()
    case_number: str = Field(foreign_key="intake.enforcement_case.case_number", index=True)
    team: str
    content: str
    attachments: list[str] = document(default_factory=list)
    """Files of the case, by id."""
    asset: str | None = None
    """What the auction team is to help to sell, by its id at custody."""
    transferred_at: datetime | None = optional_instant()
    """When the dossier centre had the papers of its disposal."""
    feedback_by: datetime = instant()
    sender: str
    in_place_of: str | None = None
    sent_by: str
    sent_for: str | None = None
    """In whose stead."""
    sent_at: datetime = instant()
    state: str = "sent"
    """A State of the rules."""
    received_by: str | None = None
    received_at: datetime | None = optional_instant()
    decided_by: str | None = None
    decided_at: datetime | None = optional_instant()
    refusal: str = ""
    answer_record: str | None = None
    """What the team has done about it: a record of its own, by id."""
    answer_files: list[str] = document(default_factory=list)
    done_by: str | None = None
    done_at: datetime | None = optional_instant()
    feedback: str = ""
    fed_back_by: str | None = None
    fed_back_at: datetime | None = optional_instant()
    withdrawn_by: str | None = None
    withdrawn_at: datetime | None = optional_instant()
    withdrawn_because: str = ""
