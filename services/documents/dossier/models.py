"""The case's e-dossier, and what was handed to the dossier centre on paper."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from shared.platform.db import document, id_field, instant, optional_instant

WITHDRAWN = "（已撤回）"
"""What the entry of a document that was taken back says."""


class DossierItem(SQLModel, table=True):
    """One entry of the catalogue, numbered without gaps; its content is named by hash.

    `reference`: its id in the record of the team that holds it.
    """

    __tablename__ = "dossier_item"
    __table_args__ = (
        UniqueConstraint("case_number", "number"),
        UniqueConstraint("kind", "reference"),
        {"schema": "documents"},
    )
    id: str = id_field()
    case_number: str = Field(index=True)
    number: int
    title: str
    kind: str
    sha256: str
    document_id: str | None = Field(default=None, foreign_key="documents.document.id", unique=True)
    reference: str | None = None
    added_by: str
    added_at: datetime = instant()

    @property
    def withdrawn(self) -> bool:
        """Whether it is a document that was taken back."""
        return self.document_id is not None and self.title.endswith(WITHDRAWN)


class DossierCounter(SQLModel, table=True):
    __tablename__ = "dossier_counter"
    __table_args__ = {"schema": "documents"}
    case_number: str = Field(primary_key=True)
    last_number: int


class AbsentPaper(SQLModel, table=True):
    """Why a paper that the dossier must hold is not there, in the words of the case's judge."""

    __tablename__ = "absent_paper"
    __table_args__ = {"schema": "documents"}
    case_number: str = Field(primary_key=True)
    paper: str = Field(primary_key=True)
    reason: str
    said_by: str
    said_at: datetime = instant()


class HandOver(SQLModel, table=True):
    """Papers given to the dossier centre; done when another person has received them."""

    __tablename__ = "hand_over"
    __table_args__ = (
        CheckConstraint("received_by <> handed_by", name="giver_is_not_receiver"),
        Index("hand_over_by_age", "handed_at", "id"),
        {"schema": "documents"},
    )
    id: str = id_field()
    case_number: str = Field(index=True)
    bundle: str
    items: list[str] = document()
    """The titles of the papers."""
    papers: list[dict[str, str]] = document(default_factory=list, sa_column_kwargs={"server_default": "[]"})
    """Of each: document, file or original. Empty in a row of before, which has titles alone."""
    asset: str | None = None
    listing: str | None = None
    commission: str | None = None
    handed_by: str
    handed_for: str | None = None
    """In whose stead."""
    handed_at: datetime = instant()
    received_by: str | None = None
    received_at: datetime | None = optional_instant()
