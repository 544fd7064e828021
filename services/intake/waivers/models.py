"""Papers by which a part of what is owed falls away (民事诉讼法第六十二条、第二百四十一条)."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import CheckConstraint, Index, text
from sqlmodel import Field, SQLModel

from shared.platform.db import id_field, instant, money, optional_instant


class Waiver(SQLModel, table=True):
    """One paper. `applicant`: whose claim it is about; `waived_by`: the applicant himself, or his agent; None of a fee.

    Nothing but the decision is ever written to it: that of the judge, who is not the one who recorded it.
    """

    __tablename__ = "waiver"
    __table_args__ = (
        Index(
            "one_waiver_a_paper",
            "case_number",
            "sha256",
            unique=True,
            postgresql_where=text("state IN ('recorded', 'confirmed')"),
        ),
        CheckConstraint(
            "decided_by IS NULL OR decided_by <> recorded_by", name="waiver_confirmed_by_another"
        ),
        CheckConstraint(
            "state = 'recorded' AND decided_by IS NULL AND decided_at IS NULL"
            " OR state IN ('confirmed', 'refused', 'withdrawn')"
            " AND decided_by IS NOT NULL AND decided_at IS NOT NULL",
            name="waiver_decided_by_somebody",
        ),
        {"schema": "intake"},
    )
    id: str = id_field()
    case_number: str = Field(foreign_key="intake.enforcement_case.case_number", index=True)
    kind: str
    file: str
    sha256: str
    waived_by: str | None = None
    applicant: str | None = None
    waived_on: date
    judgment_debt: Decimal = money()
    delay_interest: Decimal = money()
    all_delay_interest: bool
    fee: Decimal = money()
    recorded_by: str
    recorded_for: str | None = None
    """In whose stead."""
    recorded_at: datetime = instant()
    state: str = "recorded"
    """A State of the rules."""
    decided_by: str | None = None
    decided_at: datetime | None = optional_instant()
    reason: str = ""
