"""Rounds of 卷宗评查 (一(二)): what was drawn from what, how each dossier was judged, and what became of each fault."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import CheckConstraint, Column, Index, Numeric, UniqueConstraint
from sqlmodel import Field, SQLModel

from shared.platform.db import document, id_field, instant, optional_instant


class DossierRound(SQLModel, table=True):
    """One round. The frame and the hash of the court's own number stand before anybody draws; who draws adds his number blind.

    A targeted round is not drawn: a leader orders the whole of its frame, or declines it.
    """

    __tablename__ = "dossier_round"
    __table_args__ = (
        Index("dossier_round_by_age", "opened_at", "id"),
        CheckConstraint("drawn_by IS NULL OR drawn_by <> opened_by", name="dossier_round_drawn_by_another"),
        CheckConstraint(
            "(state = 'opened') = (drawn_by IS NULL AND drawn_at IS NULL AND seed = '')"
            " AND (state = 'closed') = (closed_by IS NOT NULL AND closed_at IS NOT NULL)",
            name="dossier_round_each_step_by_somebody",
        ),
        {"schema": "intake"},
    )
    id: str = id_field()
    selection: str = "random"
    """A Selection of the rules."""
    kind: str
    closed_from: date
    closed_to: date
    officer: str | None = None
    team: str | None = None
    closing_mode: str | None = None
    """What else the cases of a targeted round were chosen by."""
    reason: str
    size: int
    finish_by: datetime = instant()
    frame: list[str] = document(default_factory=list)
    """The numbers of all cases that the scope has, in their order."""
    frame_sha256: str
    commitment: str
    """The SHA-256 of `secret`; empty where nothing is drawn."""
    secret: str
    """The court's own number; nobody sees it before the draw."""
    opened_by: str
    opened_for: str | None = None
    """In whose stead."""
    opened_at: datetime = instant()
    state: str = "opened"
    """A State of the rules."""
    number: str = ""
    seed: str = ""
    drawn: list[str] = document(default_factory=list)
    drawn_by: str | None = None
    """Who has drawn, or who has ordered or declined a targeted round."""
    drawn_at: datetime | None = optional_instant()
    declined_why: str = ""
    closed_by: str | None = None
    closed_at: datetime | None = optional_instant()


class DossierReview(SQLModel, table=True):
    """How the dossier of a drawn case was judged: written once."""

    __tablename__ = "dossier_review"
    __table_args__ = (
        UniqueConstraint("round", "case_number", name="dossier_reviewed_once_a_round"),
        {"schema": "intake"},
    )
    id: str = id_field()
    round: str = Field(foreign_key="intake.dossier_round.id")
    case_number: str = Field(foreign_key="intake.enforcement_case.case_number", index=True)
    items: dict[str, Any] = document()
    score: Decimal = Field(sa_column=Column(Numeric(4, 1), nullable=False))
    reviewed_by: str
    reviewed_at: datetime = instant()


class DossierFault(SQLModel, table=True):
    """What is wrong with a dossier: returned to the case's officer, answered, and looked at again by somebody else."""

    __tablename__ = "dossier_fault"
    __table_args__ = (
        Index("dossier_fault_by_age", "returned_at", "id"),
        Index("dossier_fault_of_round", "round"),
        CheckConstraint(
            "rechecked_by IS NULL OR answered_by IS NULL OR rechecked_by <> answered_by",
            name="dossier_fault_rechecked_by_another",
        ),
        {"schema": "intake"},
    )
    id: str = id_field()
    round: str = Field(foreign_key="intake.dossier_round.id")
    case_number: str = Field(foreign_key="intake.enforcement_case.case_number", index=True)
    item: str
    """An Item of the rules."""
    words: str
    correct_by: datetime = instant()
    returned_by: str
    returned_at: datetime = instant()
    state: str = "returned"
    """A FaultState of the rules."""
    answer: str = ""
    answer_words: str = ""
    answer_file: str | None = None
    answered_by: str | None = None
    answered_at: datetime | None = optional_instant()
    recheck_words: str = ""
    rechecked_by: str | None = None
    rechecked_at: datetime | None = optional_instant()
