"""Changes of name as they were recorded: never changed."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field, SQLModel

from shared.platform.db import id_field, instant


class Renaming(SQLModel, table=True):
    """`renamed_on`: the day on which the name became another; `proof`: the file that shows it."""

    __tablename__ = "renaming"
    __table_args__ = (
        CheckConstraint("before <> after", name="renaming_to_another_name"),
        Index("renaming_by_entry", "recorded_at", "id"),
        {"schema": "intake"},
    )
    id: str = id_field()
    case_number: str = Field(foreign_key="intake.enforcement_case.case_number", index=True)
    party: str = Field(foreign_key="intake.party.id", index=True)
    before: str
    after: str
    renamed_on: date
    proof: str
    recorded_by: str
    recorded_at: datetime = instant()
