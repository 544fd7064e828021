"""What is said to be wrong in the library of concluded cases, and by what cases are taken out of it (终本规定第十四条、第十八条)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, Index, text
from sqlmodel import Field, SQLModel

from shared.platform.db import document, id_field, instant, optional_instant


class LibraryCorrection(SQLModel, table=True):
    """`party`: who has applied, or `outsider` by name; neither of what the court looks into of its own motion. `paper`: the application.

    `respondent_id`: whose entry is meant, where `item` is of a debtor. `stood`: what was public when it was decided, `value`:
    what is since, `proof`: the file that shows it. `reply`, `receipt`: by which the applicant has the answer.
    """

    __tablename__ = "library_correction"
    __table_args__ = (
        CheckConstraint("party IS NULL OR outsider = ''", name="library_correction_of_one_applicant"),
        CheckConstraint(
            "(paper IS NULL) = (party IS NULL AND outsider = '')", name="library_correction_on_a_paper"
        ),
        CheckConstraint(
            "(state = 'raised') = (num_nulls(decided_by, decided_at) = 2)"
            " AND (state = 'corrected') = (num_nulls(stood, value, proof) = 0)",
            name="library_correction_decided_by_somebody",
        ),
        CheckConstraint(
            "num_nulls(reply, receipt, answered_by, answered_at) IN (0, 4)",
            name="library_correction_answered_on_a_receipt",
        ),
        Index(
            "one_library_correction_a_paper",
            *("case_number", "paper", "item", "respondent_id"),
            unique=True,
            postgresql_nulls_not_distinct=True,
            postgresql_where=text("paper IS NOT NULL"),
        ),
        Index("library_correction_by_receipt", "received_at", "id"),
        {"schema": "intake"},
    )
    id: str = id_field()
    case_number: str = Field(foreign_key="intake.enforcement_case.case_number", index=True)
    item: str
    respondent_id: str | None = Field(default=None, foreign_key="intake.party.id")
    party: str | None = Field(default=None, foreign_key="intake.party.id")
    outsider: str = ""
    paper: str | None = None
    words: str
    received_at: datetime = instant()
    recorded_by: str
    recorded_at: datetime = instant()
    state: str = "raised"
    """A State of the rules."""
    stood: str | None = None
    value: str | None = None
    proof: str | None = None
    answer: str = ""
    decided_by: str | None = None
    decided_at: datetime | None = optional_instant()
    reply: str | None = None
    receipt: str | None = None
    answered_by: str | None = None
    answered_at: datetime | None = optional_instant()


class Shielding(SQLModel, table=True):
    """Why a case is to be taken out of the library, `since` when: shown by `papers`, `ruling` or `petition`, or by the ledger alone."""

    __tablename__ = "shielding"
    __table_args__ = (
        CheckConstraint(
            "state <> 'shielded' OR decided_by <> noted_by OR ground = 'resumed'", name="shielded_by_another"
        ),
        CheckConstraint(
            "(state = 'noted') = (num_nulls(decided_by, decided_at) = 2)",
            name="shielding_decided_by_somebody",
        ),
        Index(
            "one_shielding_a_case",
            "case_number",
            unique=True,
            postgresql_where=text("state IN ('noted', 'shielded')"),
        ),
        Index("shielding_by_note", "noted_at", "id"),
        {"schema": "intake"},
    )
    id: str = id_field()
    case_number: str = Field(foreign_key="intake.enforcement_case.case_number", index=True)
    ground: str
    """A ShieldGround of the rules."""
    papers: list[str] = document(default_factory=list)
    ruling: str | None = None
    petition: str | None = Field(default=None, foreign_key="intake.petition.id")
    since: datetime = instant()
    noted_by: str
    noted_for: str | None = None
    """In whose stead."""
    noted_at: datetime = instant()
    state: str = "noted"
    """A Shielded of the rules."""
    answer: str = ""
    decided_by: str | None = None
    decided_at: datetime | None = optional_instant()
