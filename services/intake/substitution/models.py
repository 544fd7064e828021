"""Who performs an act in the debtor's place, and what it costs (民事诉讼法第二百六十三条)."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import CheckConstraint, Index, text
from sqlmodel import Field, SQLModel

from shared.platform.db import document, id_field, instant, money, optional_instant


class Substitution(SQLModel, table=True):
    """`debtor`: by party id; `name`: who performs it; `way`: a Way. `fee`, `spent`: yuan. `receipts`: by which the fee was paid.

    `choice`, `fee_paper`, `qualification`, `notice`, `record`, `bills`: files.
    """

    __tablename__ = "substitution"
    __table_args__ = (
        Index(
            "one_substitution_at_a_time",
            "case_number",
            unique=True,
            postgresql_where=text("state IN ('proposed', 'decided', 'ordered', 'performed')"),
        ),
        Index("substitution_by_proposal", "proposed_at", "id"),
        CheckConstraint("fee > 0", name="substitution_costs_something"),
        CheckConstraint("spent <= fee", name="substitution_costs_what_is_fixed"),
        CheckConstraint("decided_by <> proposed_by", name="substitution_decided_by_another"),
        CheckConstraint("confirmed_by <> performed_by", name="performance_confirmed_by_another"),
        CheckConstraint(
            "(state = 'proposed') = (num_nulls(decided_by, decided_at) = 2)",
            name="substitution_decided_by_somebody",
        ),
        CheckConstraint(
            "state NOT IN ('ordered', 'performed', 'confirmed') OR num_nulls(notice, told_on, prepay_by) = 0",
            name="substitution_ordered_on_a_paper",
        ),
        CheckConstraint(
            "(state IN ('performed', 'confirmed'))"
            " = (num_nulls(performed_on, record, bills, spent, performed_by) = 0)",
            name="substitution_performed_on_a_record",
        ),
        {"schema": "intake"},
    )
    id: str = id_field()
    case_number: str = Field(foreign_key="intake.enforcement_case.case_number", index=True)
    debtor: str = Field(foreign_key="intake.party.id")
    act: str
    way: str
    name: str
    choice: str
    unable: str = ""
    qualification: str | None = None
    fee: Decimal = money()
    fee_paper: str
    proposed_by: str
    proposed_for: str | None = None
    """In whose stead."""
    proposed_at: datetime = instant()
    state: str = "proposed"
    """A State of the rules."""
    decided_by: str | None = None
    decided_at: datetime | None = optional_instant()
    reason: str = ""
    notice: str | None = None
    told_on: date | None = None
    prepay_by: date | None = None
    receipts: list[str] = document()
    paid_at: datetime | None = optional_instant()
    enforced_by: str | None = None
    enforced_at: datetime | None = optional_instant()
    performed_on: date | None = None
    record: str | None = None
    bills: str | None = None
    spent: Decimal | None = money(default=None, nullable=True)
    performed_by: str | None = None
    performed_for: str | None = None
    """In whose stead."""
    confirmed_by: str | None = None
    confirmed_at: datetime | None = optional_instant()
