"""Clues to property: who gave each, when, and what its check came to (财产调查规定第二条)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field, SQLModel

from shared.platform.db import id_field, instant, optional_instant


class Clue(SQLModel, table=True):
    """`party`: who gave it, or `outsider` by name; `interview`: in which it was given. `paper`: on which.

    `respondent_id`, `asset_kind`: whose property it names, and of which kind, so far as it says.

    `asset`, `query`: custody's own record by which it was checked; `check_paper`: else what shows the check.
    """

    __tablename__ = "clue"
    __table_args__ = (
        CheckConstraint("(party IS NULL) <> (outsider = '')", name="clue_of_somebody"),
        CheckConstraint(
            "state IN ('unchecked', 'checked') AND (state = 'checked') = (num_nulls(result, checked_by, checked_at) = 0)",
            name="clue_checked_by_somebody",
        ),
        CheckConstraint(
            "(state = 'checked') = (num_nonnulls(asset, query, check_paper) > 0)",
            name="clue_checked_by_a_record",
        ),
        Index(
            "one_clue_a_paper",
            *("case_number", "paper", "party", "outsider", "words"),
            unique=True,
            postgresql_nulls_not_distinct=True,
        ),
        Index("clue_by_receipt", "received_at", "id"),
        {"schema": "intake"},
    )
    id: str = id_field()
    case_number: str = Field(foreign_key="intake.enforcement_case.case_number", index=True)
    party: str | None = Field(default=None, foreign_key="intake.party.id")
    outsider: str = Field(default="", sa_column_kwargs={"server_default": ""})
    interview: str | None = Field(default=None, foreign_key="intake.interview.id", index=True)
    respondent_id: str | None = Field(default=None, foreign_key="intake.party.id")
    asset_kind: str | None = None
    words: str
    urgent: bool = False
    paper: str
    received_at: datetime = instant()
    recorded_by: str
    recorded_at: datetime = instant()
    state: str = "unchecked"
    """A State of the rules."""
    result: str | None = None
    asset: str | None = None
    query: str | None = None
    check_paper: str | None = None
    checked_by: str | None = None
    checked_at: datetime | None = optional_instant()
