"""Papers of applications, each a file."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from shared.platform.db import instant


class ApplicationFile(SQLModel, table=True):
    """Bytes of that SHA-256 as that paper of that application; written once, by who entered them first. `size` in bytes."""

    __tablename__ = "application_file"
    __table_args__ = (UniqueConstraint("application_id", "sha256", "purpose"), {"schema": "documents"})
    id: str = Field(primary_key=True)
    application_id: str
    sha256: str
    purpose: str
    title: str
    media_type: str
    size: int
    entered_by: str
    entered_for: str | None = None
    """In whose stead."""
    entered_at: datetime = instant()
