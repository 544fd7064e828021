"""Scans, photographs and other papers of a case, each a file."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from shared.platform.db import instant


class StoredFile(SQLModel, table=True):
    """Bytes of that SHA-256 as that paper of that case; written once, by who entered them first. `size` in bytes."""

    __tablename__ = "file"
    __table_args__ = (
        UniqueConstraint("case_number", "sha256", "purpose"),
        Index("file_by_age", "entered_at", "id"),
        {"schema": "documents"},
    )
    id: str = Field(primary_key=True)
    case_number: str
    sha256: str
    purpose: str
    title: str
    media_type: str
    size: int
    entered_by: str
    entered_for: str | None = None
    """In whose stead."""
    entered_at: datetime = instant()
