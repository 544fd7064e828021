"""Assignments, and re-assignments: whose a case was, whose it is since, by whose decision and why (二(五)1, 一(一))."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field, SQLModel

from shared.platform.db import document, id_field, instant


class Reassignment(SQLModel, table=True):
    """`office`: handling_officer or judge; `former` had the case in that office, `person` has it from then on."""

    __tablename__ = "reassignment"
    __table_args__ = (
        Index("reassignment_by_age", "decided_at", "id"),
        CheckConstraint("decided_by <> person", name="nobody_takes_a_case_himself"),
        CheckConstraint("former <> person", name="to_somebody_else"),
        {"schema": "intake"},
    )
    id: str = id_field()
    case_number: str = Field(foreign_key="intake.enforcement_case.case_number", index=True)
    office: str
    former: str
    person: str
    reason: str
    decided_by: str
    decided_at: datetime = instant()


class Assignment(SQLModel, table=True):
    """What was proposed for a case by the criteria of its day and by whose turn it was, and what was decided.

    `criteria`: each in words, as it was met or not. What differs from the proposal has its `reason`.
    """

    __tablename__ = "assignment"
    __table_args__ = (
        CheckConstraint("decided_by <> officer AND decided_by <> judge", name="nobody_gives_himself_a_case"),
        CheckConstraint(
            "reason <> '' OR track = proposed_track AND officer IS NOT DISTINCT FROM proposed_officer"
            " AND judge IS NOT DISTINCT FROM proposed_judge",
            name="another_choice_has_its_reason",
        ),
        {"schema": "intake"},
    )
    case_number: str = Field(primary_key=True, foreign_key="intake.enforcement_case.case_number")
    track: str
    proposed_track: str
    criteria: list[str] = document(default_factory=list)
    officer: str
    proposed_officer: str | None = None
    officer_why: str
    judge: str
    proposed_judge: str | None = None
    judge_why: str
    reason: str
    decided_by: str
    decided_for: str | None = None
    """In whose stead."""
    decided_at: datetime = instant()
