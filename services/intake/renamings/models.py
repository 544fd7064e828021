"""Changes of name as they were recorded, and those that were withdrawn: what was recorded stays."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field, SQLModel

from services.intake.renamings.rules import Renamed
from shared.platform.db import document, id_field, instant, optional_instant


class Renaming(SQLModel, table=True):
    """`renamed_on`: the day on which the name became another; `proof`: the file that shows it.

    `withdrawal_proof`: the file that shows that it was none; `documents`: what was signed under the name meanwhile.
    """

    __tablename__ = "renaming"
    __table_args__ = (
        CheckConstraint("before <> after", name="renaming_to_another_name"),
        CheckConstraint("withdrawn_by <> recorded_by", name="renaming_withdrawn_by_another"),
        CheckConstraint(
            "num_nulls(withdrawn_by, withdrawn_at, withdrawal_reason, withdrawal_proof) IN (0, 4)",
            name="renaming_withdrawn_on_a_paper",
        ),
        Index("renaming_by_entry", "recorded_at", "id"),
        Index("renaming_before", "before", postgresql_ops={"before": "text_pattern_ops"}),
        Index("renaming_after", "after", postgresql_ops={"after": "text_pattern_ops"}),
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
    recorded_for: str | None = None
    """In whose stead."""
    recorded_at: datetime = instant()
    withdrawn_by: str | None = None
    withdrawn_at: datetime | None = optional_instant()
    withdrawal_reason: str | None = None
    withdrawal_proof: str | None = None
    documents: list[str] = document(
        default_factory=list, sa_column_kwargs={"server_default": "[]"}, nullable=False
    )

    @property
    def as_entered(self) -> Renamed:
        return Renamed(self.before, self.after, (self.recorded_by, self.recorded_for), self.recorded_at)
