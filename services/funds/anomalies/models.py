"""案款收发异常: entries on the court's accounts that nothing on record explains, and what the director found."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from sqlalchemy import CheckConstraint, Index, text
from sqlmodel import Field, SQLModel

from shared.platform.db import id_field, instant, money, optional_instant


class Debit(SQLModel, table=True):
    """A debit as the bank told of it; its anomaly, if nothing explains it, has the same id. Never changed."""

    __tablename__ = "debit"
    __table_args__ = (Index("debit_of_account", "account_number", "amount"), {"schema": "funds"})
    id: str = id_field()
    case_number: str | None = Field(default=None, foreign_key="funds.case_account.case_number", index=True)
    account_number: str
    amount: Decimal = money()
    bank_reference: str
    booked_at: datetime = instant()


class Anomaly(SQLModel, table=True):
    """A debit that no order of ours explains. Without `case_number` it was made on a main account of the court.

    `reported_at`: when the director's message arrived. The finding is written once, and by him alone.
    """

    __tablename__ = "anomaly"
    __table_args__ = (
        CheckConstraint(
            "num_nonnulls(finding, words, decided_by, decided_at) IN (0, 4)", name="anomaly_decided_whole"
        ),
        Index("anomaly_by_finding", "found_at", "id"),
        Index("anomaly_undecided", "found_at", "id", postgresql_where=text("decided_at IS NULL")),
        {"schema": "funds"},
    )
    id: str = id_field()
    case_number: str | None = Field(default=None, foreign_key="funds.case_account.case_number", index=True)
    account_number: str
    amount: Decimal = money()
    bank_reference: str
    booked_at: datetime = instant()
    found_at: datetime = instant()
    reported_at: datetime | None = optional_instant()
    finding: str | None = None
    words: str | None = None
    decided_by: str | None = None
    decided_at: datetime | None = optional_instant()
    taken_back_by: str | None = Field(default=None, index=True)
    """The bank's reference of what undid it: of the credit that brought the money back, or its own, an order's after all."""


class AnomalyNotice(SQLModel, table=True):
    """A message about an anomaly that somebody in `office` is sent; `told_at`: when it arrived."""

    __tablename__ = "anomaly_notice"
    __table_args__ = {"schema": "funds"}
    id: str = Field(primary_key=True)
    anomaly_id: str = Field(foreign_key="funds.anomaly.id", index=True)
    about: str
    office: str
    told_at: datetime | None = optional_instant()
