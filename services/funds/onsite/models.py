"""现场收款、交付: recorded by one officer, confirmed by the other, each with its receipt's number."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from sqlalchemy import CheckConstraint, Index, text
from sqlmodel import Field, SQLModel

from shared.platform.db import document, id_field, instant, money, optional_instant


class PayingIn(SQLModel, table=True):
    """That cash of one or several takings was paid in by the entry `bank_reference`, as the `slip` of the bank shows.

    `confirmed`: what another has said, `receipt_id` the credit that he found; denied, the cash is paid in otherwise.
    """

    __tablename__ = "paying_in"
    __table_args__ = (
        CheckConstraint("confirmed_by <> recorded_by", name="paying_in_by_two"),
        CheckConstraint(
            "num_nonnulls(confirmed, confirmed_by, confirmed_at) IN (0, 3)", name="paying_in_confirmed_whole"
        ),
        CheckConstraint(
            "(receipt_id IS NOT NULL) = coalesce(confirmed, false)", name="paying_in_found_on_the_account"
        ),
        Index(
            "one_paying_in_an_entry",
            "bank_reference",
            unique=True,
            postgresql_where=text("confirmed IS NOT FALSE"),
        ),
        Index(
            "one_paying_in_a_slip",
            "slip_sha256",
            unique=True,
            postgresql_where=text("confirmed IS NOT FALSE"),
        ),
        Index("paying_in_by_age", "recorded_at", "id"),
        {"schema": "funds"},
    )
    id: str = id_field()
    case_number: str = Field(foreign_key="funds.case_account.case_number", index=True)
    amount: Decimal = money()
    bank_reference: str
    slip: str
    slip_sha256: str
    recorded_by: str
    recorded_for: str | None = None
    """In whose stead."""
    recorded_at: datetime = instant()
    confirmed: bool | None = None
    answer: str = ""
    confirmed_by: str | None = None
    confirmed_at: datetime | None = optional_instant()
    receipt_id: str | None = Field(default=None, foreign_key="funds.receipt.id", unique=True)


class OnSite(SQLModel, table=True):
    """`kind` is rules.Kind; `amount` the sum, or the value agreed for `goods`. `files`: SHA-256 of the papers, by file id.

    `confirmed`: what the `second` officer has said; `paying_in`: by which it is said to be paid in, `paid_in`: the receipt
    by which cash reached the case's account.
    """

    __tablename__ = "on_site"
    __table_args__ = (
        CheckConstraint("amount > 0", name="on_site_positive"),
        CheckConstraint("second <> recorded_by", name="on_site_by_two"),
        CheckConstraint("(confirmed IS NULL) = (confirmed_at IS NULL)", name="on_site_confirmed_whole"),
        CheckConstraint("paid_in IS NULL OR kind = 'cash_taken'", name="on_site_cash_paid_in"),
        Index("on_site_by_age", "recorded_at", "id"),
        {"schema": "funds"},
    )
    id: str = id_field()
    case_number: str = Field(foreign_key="funds.case_account.case_number", index=True)
    number: str = Field(unique=True)
    kind: str
    amount: Decimal = money()
    goods: str
    payer: str
    payee: str | None = None
    taken_at: datetime = instant()
    recorded_by: str
    recorded_for: str | None = None
    """In whose stead."""
    recorded_at: datetime = instant()
    second: str
    files: dict[str, str] = document()
    confirmed: bool | None = None
    answer: str = ""
    confirmed_at: datetime | None = optional_instant()
    paying_in: str | None = Field(default=None, foreign_key="funds.paying_in.id", index=True)
    paid_in: str | None = Field(default=None, foreign_key="funds.receipt.id", index=True)
