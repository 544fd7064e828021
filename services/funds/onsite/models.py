"""现场收款、交付: recorded by one officer, confirmed by the other, each with its receipt's number."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field, SQLModel

from shared.platform.db import document, id_field, instant, money, optional_instant


class OnSite(SQLModel, table=True):
    """`kind` is rules.Kind; `amount` the sum, or the value agreed for `goods`. `files`: SHA-256 of the papers, by file id.

    `confirmed`: what the `second` officer has said; `paid_in`: the receipt by which cash reached the case's account.
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
    recorded_at: datetime = instant()
    second: str
    files: dict[str, str] = document()
    confirmed: bool | None = None
    answer: str = ""
    confirmed_at: datetime | None = optional_instant()
    paid_in: str | None = Field(default=None, foreign_key="funds.receipt.id", unique=True)
