"""Listings: one round of one asset each, from the draft of its announcement to its result."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import CheckConstraint, Index, text
from sqlmodel import Field, SQLModel

from shared.platform.db import document, id_field, instant, money, optional_instant


class Listing(SQLModel, table=True):
    """`state`: drafted → ordered → published (⇄ suspended) → failed (→ taken) | sold; refused, withdrawn, defaulted, annulled: drafted anew.

    `sha256` is of the announcement as drafted; the signature is to that text and no other.
    """

    __tablename__ = "listing"
    __table_args__ = (
        CheckConstraint("signed_by <> drafted_by", name="maker_does_not_sign"),
        CheckConstraint(
            "state <> 'sold' OR (price >= starting_price AND buyer_ref <> '' AND buyer_ref IS NOT NULL)",
            name="sold_at_the_floor_or_above",
        ),
        CheckConstraint(
            "state <> 'sold' OR (confirmation_number IS NOT NULL AND confirmation_number <> '')",
            name="sold_is_confirmed",
        ),
        Index(
            "one_listing_in_hand",
            "asset_id",
            unique=True,
            postgresql_where=text(
                "state IN ('drafted', 'ordered', 'published', 'suspended', 'sold', 'taken')"
            ),
        ),
        Index("listing_by_age", "drafted_at", "id"),
        Index("listing_by_price", "starting_price", "id"),
        {"schema": "auction"},
    )
    id: str = id_field()
    asset_id: str = Field(foreign_key="auction.disposal.asset_id", index=True)
    case_number: str = Field(index=True)
    round: int
    starting_price: Decimal = money()
    deposit: Decimal = money()
    increment: Decimal = money()
    opens_at: datetime = instant()
    closes_at: datetime = instant()
    balance_days: int
    items: dict[str, str] = document()
    special_notices: list[str] = document()
    sha256: str
    drafted_by: str
    drafted_for: str | None = None
    """In whose stead."""
    drafted_at: datetime = instant()
    state: str = "drafted"
    notice: list[dict[str, Any]] = document(default=[])
    signed_by: str | None = None
    signed_at: datetime | None = optional_instant()
    signed_sha256: str | None = None
    ordered_by: str | None = None
    ordered_at: datetime | None = optional_instant()
    refusal: str = ""
    published_at: datetime | None = optional_instant()
    page_url: str = ""
    served: list[dict[str, Any]] = document(default=[])
    files: dict[str, str] = document(default={})
    ended_at: datetime | None = optional_instant()
    price: Decimal | None = money(default=None, nullable=True)
    deposit_paid: Decimal | None = money(default=None, nullable=True)
    """What the buyer gave as deposit, as the platform says; None of one who was not asked: that of the terms."""
    buyer_ref: str | None = None
    buyer_name: str | None = None
    buyer_identity: str | None = None
    confirmation_number: str | None = None
    confirmation_printed_by: str | None = None
    confirmation_printed_at: datetime | None = optional_instant()
    balance_requested_at: datetime | None = optional_instant()
    balance_due_at: datetime | None = optional_instant()
    credited: Decimal = money(default=Decimal(0), sa_column_kwargs={"server_default": "0"})
    """What a creditor's claim pays of the price of what he takes in payment."""
    credited_to: str | None = None
    """The applicant who takes it, by party id; None of a creditor who is no party."""
    debt_ruling: bool = Field(default=False, sa_column_kwargs={"server_default": "false"})
    """Taken since the ruling on that has a kind of its own; of one taken before a sale ruling may be made already."""
    default_document: str | None = None
    late_document: str | None = None
    """By which its buyer's default was declared, or his late price accepted; None of before such were documents."""
    annul_document: str | None = None
    """By which its sale was undone."""
    late_accepted_by: str | None = None
    late_accepted_at: datetime | None = optional_instant()
    covered_told_at: datetime | None = optional_instant()
    """When the judge was told that the debt is paid for while this still runs."""
    unheld_since: datetime | None = optional_instant()
    """Since when it is known that nothing holds its thing; a judge who lets it go on has it end."""
    ended_by: str | None = None
    """Who withdrew it or declared the buyer's default, `ended_because`; None where the bidding ended it."""
    ended_because: str = Field(default="", sa_column_kwargs={"server_default": ""})

    @property
    def payable(self) -> Decimal:
        """What of the price is to be paid in money."""
        assert self.price is not None
        return self.price - self.credited

    @property
    def deposit_given(self) -> Decimal:
        """What the buyer gave as deposit; who takes in payment gives none."""
        if self.state == "taken" or not self.confirmation_number:
            return Decimal(0)
        return self.deposit if self.deposit_paid is None else self.deposit_paid

    @property
    def sale(self) -> str:
        """How the buyer's money names the sale."""
        return self.confirmation_number or self.id


class PlatformMessage(SQLModel, table=True):
    """Messages of the platform that were taken, each once."""

    __tablename__ = "platform_message"
    __table_args__ = {"schema": "auction"}
    message_id: str = Field(primary_key=True)
    listing_id: str = Field(foreign_key="auction.listing.id", index=True)
    result: str
    received_at: datetime = instant()
