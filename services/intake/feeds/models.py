"""Links by which a calendar program reads a person's or a case's deadlines."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field, SQLModel

from shared.platform.db import id_field, instant, optional_instant


class CalendarLink(SQLModel, table=True):
    """`digest`: SHA-256 of the secret that the link ends with, which is kept nowhere; `case_number`: None for one's own work."""

    __tablename__ = "calendar_link"
    __table_args__ = ({"schema": "intake"},)
    id: str = id_field()
    staff_id: str = Field(index=True)
    case_number: str | None = Field(default=None, foreign_key="intake.enforcement_case.case_number")
    digest: str = Field(unique=True)
    made_at: datetime = instant()
    revoked_at: datetime | None = optional_instant()
