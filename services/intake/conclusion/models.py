"""What the applicants are told and say before a round is concluded, and the president's approval (终本规定第五条、民诉法解释第五百一十七条)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, Index, text
from sqlmodel import Field, SQLModel

from shared.platform.db import id_field, instant, optional_instant


class Interview(SQLModel, table=True):
    """终本约谈 of one applicant. `agent`: who spoke for it; `paper`: the record; `signed_consent`: what it signed, where it agrees.

    `clues`: property that it named, in its words, each time a Clue of its own. `state` and what the check came to are of
    before there were clues; nothing reads them.
    """

    __tablename__ = "interview"
    __table_args__ = (
        Index("one_interview_a_paper", "case_number", "applicant", "paper", unique=True),
        Index("interview_by_record", "recorded_at", "id"),
        CheckConstraint("agrees = (signed_consent IS NOT NULL)", name="interview_agreed_on_a_paper"),
        CheckConstraint(
            "num_nulls(checked_at, checked_by, result, check_paper) IN (0, 4)", "interview_check"
        ),
        {"schema": "intake"},
    )
    id: str = id_field()
    case_number: str = Field(foreign_key="intake.enforcement_case.case_number", index=True)
    applicant: str = Field(foreign_key="intake.party.id")
    agent: str | None = None
    way: str
    held_at: datetime = instant()
    paper: str
    opinion: str
    agrees: bool
    signed_consent: str | None = None
    clues: str = ""
    urgent: bool = False
    recorded_by: str
    recorded_at: datetime = instant()
    state: str = "heard"
    result: str | None = None
    check_paper: str | None = None
    checked_by: str | None = None
    checked_at: datetime | None = optional_instant()


class Conclusion(SQLModel, table=True):
    """One request of the panel to conclude the round, and the president's decision. `minutes`: 合议笔录."""

    __tablename__ = "conclusion"
    __table_args__ = (
        Index(
            "one_conclusion_asked",
            "case_number",
            unique=True,
            postgresql_where=text("state = 'requested'"),
        ),
        Index("conclusion_by_request", "requested_at", "id"),
        CheckConstraint("decided_by <> requested_by", name="conclusion_decided_by_another"),
        CheckConstraint(
            "state IN ('requested', 'withdrawn') AND num_nonnulls(decided_by, decided_at) = 0"
            " OR state IN ('approved', 'refused') AND num_nulls(decided_by, decided_at) = 0",
            name="conclusion_decided_by_somebody",
        ),
        {"schema": "intake"},
    )
    id: str = id_field()
    case_number: str = Field(foreign_key="intake.enforcement_case.case_number", index=True)
    words: str
    minutes: str
    requested_by: str
    requested_for: str | None = None
    """In whose stead."""
    requested_at: datetime = instant()
    state: str = "requested"
    """A State of the rules."""
    answer: str = ""
    decided_by: str | None = None
    decided_at: datetime | None = optional_instant()
