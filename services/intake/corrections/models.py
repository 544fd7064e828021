"""Corrections as they were made: never changed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlmodel import Field, SQLModel

from shared.platform.db import document, id_field, instant


class Correction(SQLModel, table=True):
    """`party_id`: None where the application itself was corrected. `before`, `after`: the fields that changed. `proof`: the
    file that shows it, where a filed case needs one; those of before name none.
    """

    __tablename__ = "correction"
    __table_args__ = {"schema": "intake"}
    id: str = id_field()
    application_id: str = Field(foreign_key="intake.application.id", index=True)
    party_id: str | None = Field(default=None, foreign_key="intake.party.id")
    before: dict[str, Any] = document()
    after: dict[str, Any] = document()
    reason: str
    proof: str | None = None
    corrected_by: str
    corrected_at: datetime = instant()
