"""What follows a sale: balance, sale ruling, taxes, transfer, delivery."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlmodel import Field, SQLModel

from shared.platform.db import document, instant, optional_instant


class Settlement(SQLModel, table=True):
    """Begun when the price is paid in full; each step fills its own columns."""

    __tablename__ = "settlement"
    __table_args__ = {"schema": "auction"}
    asset_id: str = Field(primary_key=True, foreign_key="auction.disposal.asset_id")
    listing_id: str = Field(foreign_key="auction.listing.id", unique=True)
    balance_paid_at: datetime = instant()
    receipts: list[str] = document()
    sale: str
    """The listing's `sale`."""
    booked_by: str
    told_by: str | None = None
    told_at: datetime | None = optional_instant()
    ruling_document: str | None = None
    ruling_by: str | None = None
    ruling_made_at: datetime | None = optional_instant()
    qualification_checked_on: date | None = None
    qualification_proof: str | None = None
    ruling_served_at: datetime | None = optional_instant()
    """The title passes at this instant (网络司法拍卖规定第二十二条)."""
    ruling_service_proof: str | None = None
    parties_served: list[dict[str, Any]] = document(default=[])
    taxes: list[dict[str, Any]] = document(default=[])
    taxes_paid_at: datetime | None = optional_instant()
    transfer_ordered_by: str | None = None
    transfer_ordered_at: datetime | None = optional_instant()
    title_transferred_at: datetime | None = optional_instant()
    delivered_at: datetime | None = optional_instant()
    delivery_record: str | None = None
    files: dict[str, str] = document(default={})
    delivered_by: str | None = None
