"""What is done about money in the main account: its transfer to a case, and what is decided while nobody knows whose it is."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import CheckConstraint, Index, text
from sqlmodel import Field, SQLModel

from shared.platform.db import id_field, instant, money, optional_instant


class Transfer(SQLModel, table=True):
    """The order to move claimed money from the main account to its case's. Only the bank's word is written to it later."""

    __tablename__ = "transfer"
    __table_args__ = (
        CheckConstraint("(paid_at IS NULL) = (bank_reference IS NULL)", name="transfer_paid_by_bank"),
        CheckConstraint("(refused_at IS NULL) = (refusal IS NULL)", name="transfer_refused_by_bank"),
        CheckConstraint("paid_at IS NULL OR refused_at IS NULL", name="transfer_paid_or_refused"),
        Index(
            "one_transfer_a_receipt", "receipt_id", unique=True, postgresql_where=text("refused_at IS NULL")
        ),
        {"schema": "funds"},
    )
    id: str = id_field()
    receipt_id: str = Field(foreign_key="funds.receipt.id", index=True)
    case_number: str = Field(foreign_key="funds.case_account.case_number", index=True)
    from_account: str
    to_account: str
    amount: Decimal = money()
    ordered_at: datetime = instant()
    paid_at: datetime | None = optional_instant()
    bank_reference: str | None = Field(default=None, index=True)
    refused_at: datetime | None = optional_instant()
    refusal: str | None = None


class SuspenseDecision(SQLModel, table=True):
    """The director's decision on money that nobody can tell the case of: until when it holds. Never changed."""

    __tablename__ = "suspense_decision"
    __table_args__ = {"schema": "funds"}
    id: str = id_field()
    receipt_id: str = Field(foreign_key="funds.receipt.id", index=True)
    way: str
    words: str
    look_again_on: date
    decided_by: str
    decided_at: datetime = instant()


class SuspenseRefund(SQLModel, table=True):
    """That money which nobody can tell the case of goes back to the account that it came from: proposed, decided by another, paid once.

    `case_number`: always none, as lists and work ask of every object.
    """

    __tablename__ = "suspense_refund"
    __table_args__ = (
        CheckConstraint(
            "num_nonnulls(granted, decided_by, decided_at) IN (0, 3)", name="refund_decided_by_somebody"
        ),
        CheckConstraint("decided_by <> proposed_by", name="refund_decided_by_another"),
        CheckConstraint("(paid_at IS NULL) = (bank_reference IS NULL)", name="refund_paid_by_bank"),
        CheckConstraint("(refused_at IS NULL) = (refusal IS NULL)", name="refund_refused_by_bank"),
        CheckConstraint("paid_at IS NULL OR refused_at IS NULL", name="refund_paid_or_refused"),
        CheckConstraint(
            "num_nonnulls(paid_at, refused_at) = 0 OR granted", name="refund_answered_if_granted"
        ),
        Index(
            "one_refund_a_receipt",
            "receipt_id",
            unique=True,
            postgresql_where=text("granted IS NOT FALSE AND refused_at IS NULL"),
        ),
        Index("suspense_refund_by_proposal", "proposed_at", "id"),
        {"schema": "funds"},
    )
    id: str = id_field()
    receipt_id: str = Field(foreign_key="funds.receipt.id", index=True)
    case_number: str | None = None
    from_account: str
    payee_name: str
    payee_account: str
    payee_bank: str
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
    paid_at: datetime | None = optional_instant()
    bank_reference: str | None = None
    refused_at: datetime | None = optional_instant()
    refusal: str | None = None
