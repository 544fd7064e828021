"""Documents of a case and the hands they went through; the first batch of a case as a whole."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, Index, String, text
from sqlmodel import Field, SQLModel

from services.documents.drafting.rules import number_of
from shared.contracts.documents.kinds import KindOfDocument
from shared.platform.db import document, id_field, instant, optional_instant


class Document(SQLModel, table=True):
    """One document. `sha256` names its present file: as drafted, then as signed and sealed.

    The constraints say what no code may get around: the maker neither reviews nor, but for a judge's own ruling,
    signs (二(一)4); where no judge signs, the signer is the reviewer (二(一)3); nothing is
    sealed, ordered out or sent without verification, review and signature, by whom and when, unless it is a form,
    which is verified.
    """

    __tablename__ = "document"
    __table_args__ = (
        CheckConstraint("reviewed_by <> made_by", name="maker_is_not_reviewer"),
        CheckConstraint("signed_by <> made_by OR signer = 'judge'", name="maker_is_not_signer"),
        CheckConstraint("(signed_by = reviewed_by) = (signer <> 'judge')", name="reviewer_and_signer"),
        CheckConstraint(
            "signer = 'none' OR state IN ('drafted', 'verified', 'reviewed', 'returned')"
            " OR num_nulls(verified_at, reviewed_by, reviewed_at, signed_by, signed_at) = 0"
            " OR (state = 'withdrawn' AND num_nonnulls(verified_at, reviewed_by, reviewed_at, signed_by, signed_at) = 0)",
            name="nothing_leaves_unsigned",
        ),
        CheckConstraint(
            "signer = 'none' OR state IN ('drafted', 'verified') OR num_nulls(reviewed_by, reviewed_at) = 0"
            " OR (state = 'withdrawn' AND verified_at IS NULL)",
            name="reviewed_by_whom_and_when",
        ),
        CheckConstraint("state IN ('drafted', 'withdrawn') OR verified_at IS NOT NULL", name="verified_when"),
        CheckConstraint(
            "(state = 'withdrawn') = (num_nulls(withdrawn_by, withdrawn_at, withdrawn_because) = 0)",
            name="withdrawn_by_whom_and_why",
        ),
        Index(
            "one_of_a_kind_in_the_batch",
            "case_number",
            "kind",
            "addressee",
            unique=True,
            postgresql_where=text("initial AND state NOT IN ('returned', 'withdrawn')"),
        ),
        Index(
            "one_ruling_a_number",
            "case_number",
            "ruling",
            unique=True,
            postgresql_where=text("state <> 'returned'"),
        ),
        Index("document_by_reason", "reason_key", postgresql_where=text("reason_key <> ''")),
        Index("document_without_reason_key", "kind", postgresql_where=text("reason_key = ''")),
        Index("document_by_age", "made_at", "id"),
        Index("document_not_sent", "state", "signer", postgresql_where=text("state <> 'dispatched'")),
        {"schema": "documents"},
    )
    id: str = id_field()
    case_number: str = Field(index=True)
    kind: KindOfDocument = Field(sa_type=String)
    signer: str
    ruling: int | None = None
    """Which of its case's rulings it is, counted from 1; None for what is no ruling."""
    redraft_of: str | None = Field(default=None, foreign_key="documents.document.id", unique=True)
    """The returned document in whose place it stands; a ruling keeps that one's number."""
    initial: bool
    """Of the case's first batch (二(一)7)."""
    addressee: str = ""
    """The party it is made for; "" for one that goes to all it concerns, or to no party."""
    notice_of: str | None = None
    """Of a notice that an agent's power has ended: which is owed."""
    respondents: list[str] = document(default_factory=list)
    """The case's respondents when it was ordered out: each is to receive one of its kind if it is made for a respondent."""
    fields: dict[str, Any] = document()
    reason_key: str = Field(default="", sa_column_kwargs={"server_default": ""})
    """The same in reasons that differ in names and figures alone."""
    handmade_file: str | None = None
    """The file that it is where it was not set from its fields but made by hand, and in `handmade_reason` why."""
    handmade_reason: str | None = None
    sha256: str
    pages: int
    state: str = "drafted"
    made_by: str
    made_for: str | None = None
    """In whose stead."""
    made_at: datetime = instant()
    verification: list[dict[str, Any]] = document(default_factory=list)
    closed_to_others: bool = Field(default=False, sa_column_kwargs={"server_default": "false"})
    """封存: read by the case's officer and judge, and by the leaders, alone."""
    verified_at: datetime | None = optional_instant()
    reviewed_by: str | None = None
    reviewed_for: str | None = None
    """In whose stead."""
    reviewed_at: datetime | None = optional_instant()
    opinion: str = ""
    signed_by: str | None = None
    signed_at: datetime | None = optional_instant()
    dispatched_at: datetime | None = optional_instant()
    served_at: datetime | None = optional_instant()
    withdrawn_by: str | None = None
    withdrawn_at: datetime | None = optional_instant()
    withdrawn_because: str | None = None

    @property
    def number(self) -> str:
        return number_of(self.case_number, self.ruling)

    @property
    def asset_identifiers(self) -> list[str]:
        """Of the assets that it lists, or of the only one it is about: a notice of assistance lists them as its matters."""
        rows = [*self.fields.get("assets", ()), *self.fields.get("matters", ())]
        return [row["identifier"] for row in (self.fields, *rows) if "identifier" in row]


class RulingCounter(SQLModel, table=True):
    __tablename__ = "ruling_counter"
    __table_args__ = {"schema": "documents"}
    case_number: str = Field(primary_key=True)
    last_number: int


class InitialBatch(SQLModel, table=True):
    """How many documents the parties of a case call for; its row lock orders those who complete the batch."""

    __tablename__ = "initial_batch"
    __table_args__ = {"schema": "documents"}
    case_number: str = Field(primary_key=True)
    expected: int
    drafted_at: datetime | None = optional_instant()
    dispatched_at: datetime | None = optional_instant()
