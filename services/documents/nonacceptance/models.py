"""Rulings by which applications are not accepted, and the hands that each went through."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, Index, text
from sqlmodel import SQLModel

from shared.platform.db import document, id_field, instant, optional_instant


class NonAcceptance(SQLModel, table=True):
    """One ruling. `sha256` names its present file: as drafted, then as signed and sealed.

    Who makes it, who reviews it and the judge who signs it are three people.
    """

    __tablename__ = "non_acceptance"
    __table_args__ = (
        CheckConstraint("reviewed_by <> made_by", name="maker_is_not_reviewer"),
        CheckConstraint("signed_by NOT IN (made_by, reviewed_by)", name="signer_is_a_third"),
        CheckConstraint(
            "(state = 'sealed') = (num_nulls(reviewed_by, reviewed_at, signed_by, signed_at) = 0)",
            name="sealed_when_signed",
        ),
        Index(
            "one_under_way",
            "application_id",
            unique=True,
            postgresql_where=text("state IN ('drafted', 'reviewed')"),
        ),
        Index("non_acceptance_of_application", "application_id", "made_at"),
        Index("non_acceptance_by_age", "made_at", "id"),
        {"schema": "documents"},
    )
    id: str = id_field()
    case_number: str | None = None
    """None: there is no case."""
    application_id: str
    application_version: int
    """Of the application as the ruling has it: what is corrected later is not what was decided on."""
    ground: str
    fields: dict[str, Any] = document()
    sha256: str
    pages: int
    state: str = "drafted"
    made_by: str
    made_for: str | None = None
    """In whose stead."""
    made_at: datetime = instant()
    reviewed_by: str | None = None
    reviewed_for: str | None = None
    """In whose stead."""
    reviewed_at: datetime | None = optional_instant()
    opinion: str = ""
    signed_by: str | None = None
    signed_at: datetime | None = optional_instant()

    @property
    def number(self) -> str:
        """What stands in the place of a case number."""
        return f"执行申请{self.application_id}号"
