"""How often a signer's key was refused; nothing of the key itself is kept (二(一)3)."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field, SQLModel

from shared.platform.db import optional_instant


class KeyGuard(SQLModel, table=True):
    """One signer's key. `refused`: wrong passphrases since it last opened; its row lock has one look follow another."""

    __tablename__ = "key_guard"
    __table_args__ = {"schema": "documents"}
    staff_id: str = Field(primary_key=True)
    refused: int = 0
    locked_until: datetime | None = optional_instant()
