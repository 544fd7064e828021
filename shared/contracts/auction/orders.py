"""What workflows order from auction."""

from __future__ import annotations

from typing import Protocol

from pydantic import BaseModel
from temporalio import activity


class OfDisposal(BaseModel):
    case_number: str
    asset_id: str


class OfListing(BaseModel):
    case_number: str
    asset_id: str
    listing_id: str


class Auction(Protocol):
    @activity.defn(name="auction.request_price")
    async def request_price(self, order: OfDisposal) -> None:
        """Ask the valuation system for the reference price (二(四)4)."""
        ...

    @activity.defn(name="auction.publish")
    async def publish(self, order: OfListing) -> None:
        """Publish a signed announcement on the platform (二(四)5(1)) → auction.published; the record is checked again."""
        ...

    @activity.defn(name="auction.request_balance")
    async def request_balance(self, order: OfListing) -> None:
        """Tell the buyer to pay the balance to the case's account (二(四)5(2))."""
        ...

    @activity.defn(name="auction.transfer_title")
    async def transfer_title(self, order: OfDisposal) -> None:
        """Register the buyer as owner (二(四)6) → auction.title_transferred."""
        ...
