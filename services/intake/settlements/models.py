"""Settlements in enforcement: one row a signed agreement or record, with its instalments; and what acts were performed."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import CheckConstraint, Index, text
from sqlmodel import Field, SQLModel

from shared.platform.db import document, id_field, instant, money, optional_instant


class Settlement(SQLModel, table=True):
    """`total`: what is to be paid, yuan; `instalments`: each with its last day, and its sum or the act. `agreed_by`: parties, or their agents."""

    __tablename__ = "settlement"
    __table_args__ = (
        Index(
            "one_settlement_a_paper",
            "case_number",
            "sha256",
            unique=True,
            postgresql_where=text("state <> 'refused'"),
        ),
        Index(
            "one_settlement_in_force",
            "case_number",
            unique=True,
            postgresql_where=text("state = 'confirmed'"),
        ),
        Index("settlement_by_record", "recorded_at", "id"),
        CheckConstraint("decided_by <> recorded_by", name="settlement_confirmed_by_another"),
        CheckConstraint(
            "(state = 'recorded') = (num_nulls(decided_by, decided_at) = 2)",
            name="settlement_decided_by_somebody",
        ),
        CheckConstraint(
            "(state IN ('performed', 'resumed', 'replaced')) = (num_nulls(ended_by, ended_at) = 0)",
            name="settlement_ended_by_somebody",
        ),
        CheckConstraint(
            "num_nonnulls(found_by, found_on, found_paper, found_ruling) = 0"
            " OR num_nulls(found_by, found_on) = 0 AND num_nonnulls(found_paper, found_ruling) = 1"
            " AND found_number <> ''",
            name="deceit_found_by_a_paper",
        ),
        {"schema": "intake"},
    )
    id: str = id_field()
    case_number: str = Field(foreign_key="intake.enforcement_case.case_number", index=True)
    file: str
    sha256: str
    agreed_on: date
    agreed_by: list[str] = document()
    terms: str
    total: Decimal = money()
    instalments: list[dict[str, Any]] = document()
    recorded_by: str
    recorded_for: str | None = None
    """In whose stead."""
    recorded_at: datetime = instant()
    state: str = "recorded"
    """A State of the rules."""
    decided_by: str | None = None
    decided_at: datetime | None = optional_instant()
    reason: str = ""
    application: str | None = None
    """By which the applicant asks that enforcement go on."""
    found_by: str | None = None
    """A Finding of fraud or duress, with the number and the day of what it stands in, and its file, or its document."""
    found_number: str = ""
    found_on: date | None = None
    found_paper: str | None = None
    found_ruling: str | None = None
    ended_by: str | None = None
    ended_at: datetime | None = optional_instant()


class SettledAct(SQLModel, table=True):
    """The performance of the act of one instalment, by its `place` from 1; it counts once the judge has confirmed it."""

    __tablename__ = "settled_act"
    __table_args__ = (
        Index(
            "one_performance_an_act",
            "settlement_id",
            "place",
            unique=True,
            postgresql_where=text("state <> 'refused'"),
        ),
        Index(
            "one_performance_at_a_time",
            "settlement_id",
            unique=True,
            postgresql_where=text("state = 'recorded'"),
        ),
        CheckConstraint("decided_by <> recorded_by", name="act_confirmed_by_another"),
        CheckConstraint(
            "(state = 'recorded') = (num_nulls(decided_by, decided_at) = 2)", name="act_decided_by_somebody"
        ),
        {"schema": "intake"},
    )
    id: str = id_field()
    settlement_id: str = Field(foreign_key="intake.settlement.id")
    place: int
    performed_on: date
    paper: str
    sha256: str
    recorded_by: str
    recorded_for: str | None = None
    """In whose stead."""
    recorded_at: datetime = instant()
    state: str = "recorded"
    """An ActState of the rules."""
    decided_by: str | None = None
    decided_at: datetime | None = optional_instant()
    reason: str = ""
