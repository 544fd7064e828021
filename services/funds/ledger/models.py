"""The book: postings and their entries. Neither is ever changed; the database holds each posting to zero."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from sqlalchemy import CheckConstraint, Identity, Index, UniqueConstraint
from sqlmodel import BigInteger, Column, Field, SQLModel

from shared.platform.db import id_field, instant, money


class LedgerPosting(SQLModel, table=True):
    """`kind` and `reference` (the receipt, plan or pay-out behind it) make a posting unique for ever."""

    __tablename__ = "posting"
    __table_args__ = (UniqueConstraint("kind", "reference"), {"schema": "funds"})
    id: str = id_field()
    kind: str
    reference: str
    booked_at: datetime = instant()
    booked_by: str


class LedgerEntry(SQLModel, table=True):
    """Yuan; a debit is positive. The empty case number is the court's main account."""

    __tablename__ = "entry"
    __table_args__ = (
        CheckConstraint("amount <> 0", name="entry_not_zero"),
        Index("ix_entry_case", "case_number", "account"),
        {"schema": "funds"},
    )
    id: int | None = Field(
        default=None, sa_column=Column(BigInteger, Identity(always=True), primary_key=True)
    )
    posting_id: str = Field(foreign_key="funds.posting.id", index=True)
    case_number: str
    account: str
    amount: Decimal = money()
