"""What other teams read of the disposals of a case."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from shared.contracts.record import Readable, Records


class ListingRecord(Readable):
    """One round; `price` (yuan) once it is sold or taken in payment.

    `credited`: what of it the claim of `credited_to` (an applicant, by party id) pays instead of money, and which is repaid to that party
    when the ruling takes effect; None of a creditor who is no party of the case.
    """

    id: str
    price: Decimal | None
    credited: Decimal | None = None
    credited_to: str | None = None


class SettlementRecord(Readable):
    """`receipts`: of the price and what was paid beyond it, in the order in which they came.

    `ruling_served_at`: when the sale took effect, 网络司法拍卖规定第二十二条.
    """

    listing_id: str
    receipts: list[str]
    ruling_served_at: datetime | None


class DisposalRecord(Readable):
    asset_id: str | None = None
    listings: Sequence[ListingRecord]
    settlement: SettlementRecord | None


DISPOSALS = Records("auction", "/cases/{case_number}/disposals", DisposalRecord)
