"""Guarantees in enforcement: one row what one guarantor has undertaken to the court (执行担保规定)."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field, SQLModel

from shared.platform.db import document, id_field, instant, money, optional_instant


class Guarantee(SQLModel, table=True):
    """`own`: given by a respondent. `amount`: for how much it answers, yuan. `deferred_until`, `liable_until`: as the undertaking says.

    `property`: what it is given in, by the words of the undertaking. What the undertaking says stands as it was recorded.
    A row of before, when a stay said it all, has neither identity, claim, scope nor property.
    """

    __tablename__ = "guarantee"
    __table_args__ = (
        Index("guarantee_by_record", "recorded_at", "id"),
        CheckConstraint("amount > 0", name="guarantee_answers_for_something"),
        CheckConstraint("called_for <= amount", name="called_for_no_more_than_undertaken"),
        CheckConstraint("decided_by <> recorded_by", name="guarantee_accepted_by_another"),
        CheckConstraint(
            "(state = 'given') = (num_nulls(decided_by, decided_at) = 2)",
            name="guarantee_decided_by_somebody",
        ),
        CheckConstraint(
            "(state IN ('released', 'expired')) = (num_nulls(ended_by, ended_at) = 0)",
            name="guarantee_ended_by_somebody",
        ),
        {"schema": "intake"},
    )
    id: str = id_field()
    case_number: str = Field(foreign_key="intake.enforcement_case.case_number", index=True)
    guarantor: str
    identity: str
    own: bool
    kind: str
    """A GuaranteeKind."""
    claim: str
    amount: Decimal = money()
    scope: str
    property: dict[str, str] | None = document(default=None, nullable=True)
    deferred_until: date
    liable_until: date | None = None
    undertaking: str
    consents: list[str] = document()
    resolution: str | None = None
    registration: str | None = None
    recorded_by: str
    recorded_for: str | None = None
    """In whose stead."""
    recorded_at: datetime = instant()
    state: str = "given"
    """A State of the rules."""
    decided_by: str | None = None
    decided_at: datetime | None = optional_instant()
    reason: str = ""
    stay: str | None = Field(default=None, foreign_key="intake.stay.id", index=True)
    """The deferral that rests on it."""
    called_ground: str | None = None
    """A CallGround, on which what it was given in is enforced against, for `called_for` yuan, by the file `ruling`."""
    called_for: Decimal | None = money(default=None)
    application: str | None = None
    ruling: str | None = None
    called_by: str | None = None
    called_at: datetime | None = optional_instant()
    end_ground: str | None = None
    """An EndGround."""
    end_file: str | None = None
    ended_by: str | None = None
    ended_at: datetime | None = optional_instant()
