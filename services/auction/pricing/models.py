"""Inquiries, the reports they brought, and the panel's decision on prices."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from shared.platform.db import document, id_field, instant, money, optional_instant

OPEN_STATES = ("ordered", "asked")


class Inquiry(SQLModel, table=True):
    """`state`: ordered → asked → priced | failed; withdrawn with its disposal, expired with its price. `expected` reports in all, known once the system was asked."""

    __tablename__ = "inquiry"
    __table_args__ = (
        Index(
            "one_open_inquiry",
            "asset_id",
            unique=True,
            postgresql_where=text("state IN ('ordered', 'asked')"),
        ),
        {"schema": "auction"},
    )
    id: str = id_field()
    asset_id: str = Field(foreign_key="auction.disposal.asset_id", index=True)
    method: str
    skipped: dict[str, str] = document()
    state: str = "ordered"
    expected: int | None = None
    ordered_by: str
    ordered_at: datetime = instant()
    term_ends_at: datetime = instant()
    reference_price: Decimal | None = money(default=None, nullable=True)
    valid_until: date | None = None
    told: list[dict[str, Any]] = document(default=[])
    files: dict[str, str] = document(default={})
    served_at: datetime | None = optional_instant()
    objections_end_at: datetime | None = optional_instant()
    papers_told_by: str | None = None
    papers_told_at: datetime | None = optional_instant()


class Report(SQLModel, table=True):
    """One platform's report; `in_time` says whether it counts (处置参考价规定第十三条)."""

    __tablename__ = "price_report"
    __table_args__ = (
        UniqueConstraint("inquiry_id", "platform"),
        CheckConstraint(
            "price > 0 AND valid_until >= (reported_at AT TIME ZONE 'Asia/Shanghai')::date",
            name="priced_and_valid_when_made",
        ),
        {"schema": "auction"},
    )
    message_id: str = Field(primary_key=True)
    inquiry_id: str = Field(foreign_key="auction.inquiry.id")
    platform: str
    price: Decimal = money()
    reported_at: datetime = instant()
    valid_until: date
    in_time: bool


class PriceDecision(SQLModel, table=True):
    """合议庭评议: three different members (网络司法拍卖规定第二十七条)."""

    __tablename__ = "price_decision"
    __table_args__ = (
        CheckConstraint(
            "presiding <> member_a AND presiding <> member_b AND member_a <> member_b", name="panel_of_three"
        ),
        {"schema": "auction"},
    )
    asset_id: str = Field(primary_key=True, foreign_key="auction.disposal.asset_id")
    inquiry_id: str = Field(foreign_key="auction.inquiry.id", unique=True)
    reference_price: Decimal = money()
    presiding: str
    member_a: str
    member_b: str
    minutes_document: str
    files: dict[str, str] = document(default={})
    decided_by: str
    decided_at: datetime = instant()


class RoundPrice(SQLModel, table=True):
    __tablename__ = "round_price"
    __table_args__ = (
        CheckConstraint(
            "starting_price <= deposit * 20 AND deposit * 5 <= starting_price", name="deposit_5_to_20"
        ),
        {"schema": "auction"},
    )
    asset_id: str = Field(primary_key=True, foreign_key="auction.price_decision.asset_id")
    round: int = Field(primary_key=True)
    starting_price: Decimal = money()
    deposit: Decimal = money()
    increment: Decimal = money()
