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
    explained: bool = Field(default=False, sa_column_kwargs={"server_default": "false"})
    """An order's after all, as the bank has said since."""
    taken_back_by: str | None = Field(default=None, index=True)
    """The bank's reference of the credit that brought the money back: of one that was booked as no receipt, as they once were."""


class AnomalyReturn(SQLModel, table=True):
    """That a receipt is money which an unexplained debit had taken, or makes it good: by whom, and why. Decided once."""

    __tablename__ = "anomaly_return"
    __table_args__ = (
        CheckConstraint(
            "num_nonnulls(granted, decided_by, decided_at) IN (0, 3)", name="return_decided_by_somebody"
        ),
        CheckConstraint("decided_by <> proposed_by", name="return_decided_by_another"),
        Index("anomaly_return_by_proposal", "proposed_at", "id"),
        Index(
            "one_return_a_receipt", "receipt_id", unique=True, postgresql_where=text("granted IS NOT FALSE")
        ),
        {"schema": "funds"},
    )
    id: str = id_field()
    anomaly_id: str = Field(foreign_key="funds.anomaly.id", index=True)
    case_number: str | None = Field(default=None, foreign_key="funds.case_account.case_number", index=True)
    receipt_id: str = Field(foreign_key="funds.receipt.id", index=True)
    amount: Decimal = money()
    words: str
    proposed_by: str
    proposed_for: str | None = None
    """In whose stead."""
    proposed_at: datetime = instant()
    granted: bool | None = None
    answer: str = ""
    decided_by: str | None = None
    decided_at: datetime | None = optional_instant()


class AnomalyNotice(SQLModel, table=True):
    """A message about an anomaly that somebody in `office` is sent; `told_at`: when it arrived."""

    __tablename__ = "anomaly_notice"
    __table_args__ = {"schema": "funds"}
    id: str = Field(primary_key=True)
    anomaly_id: str = Field(foreign_key="funds.anomaly.id", index=True)
    about: str
    office: str
    told_at: datetime | None = optional_instant()
