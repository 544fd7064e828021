"""What other teams read of the disposals of a case."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from shared.contracts.record import Readable, Records


class ListingRecord(Readable):
    """One round; `price` (yuan) once it is sold; `ended_at`: when its bidding was over."""

    id: str
    price: Decimal | None
    published_at: datetime | None = None
    ended_at: datetime | None = None
    confirmation_number: str | None = None


class SettlementRecord(Readable):
    """`receipts`: of the price and what was paid beyond it, in the order in which they came.

    `ruling_served_at`: when the sale took effect, 网络司法拍卖规定第二十二条. `balance_paid_at`: when the price was paid in full.
    """

    listing_id: str
    receipts: list[str]
    ruling_served_at: datetime | None
    ruling_document: str | None = None
    balance_paid_at: datetime | None = None


class DisposalRecord(Readable):
    asset_id: str | None = None
    ruling_document: str | None = None
    listings: Sequence[ListingRecord]
    settlement: SettlementRecord | None


DISPOSALS = Records("auction", "/cases/{case_number}/disposals", DisposalRecord)
