"""The online auction platform, 法释〔2016〕18号; 二(四)5."""

from __future__ import annotations

from datetime import date
from typing import Literal
from urllib.parse import quote

from pydantic import Field

from shared.gateways.bank import AccountNumber
from shared.gateways.http import HttpGateway
from shared.gateways.wire import Answer, Fen, Key, Order, PositiveFen, Sha256
from shared.values.fields import Instant, Verbatim

AssetClass = Literal["movable", "real_estate", "other"]


class Listing(Order):
    """One round of one asset; its announcement is published the instant the platform accepts this."""

    listing_id: Key
    case_number: Key
    asset_ref: Key
    round: int = Field(ge=1)
    asset_class: AssetClass
    announcement_url: Verbatim
    announcement_sha256: Sha256
    reference_price_fen: PositiveFen
    starting_price_fen: PositiveFen
    deposit_fen: PositiveFen
    increment_fen: PositiveFen
    opens_at: Instant
    closes_at: Instant


class ListingAccepted(Answer):
    listing_id: str
    published_at: Instant
    page_url: str


class Buyer(Answer):
    ref: Key
    name: Verbatim
    id_number: Key


class PlatformEvent(Answer):
    """Webhook to auction's `/platform-events`: how a round ended.

    `deposit_fen`: what the buyer gave as deposit; 0 of an applicant who gave none (art. 17). When sold, the platform sends it
    to the case account within 24 h (art. 25).
    """

    message_id: Key
    listing_id: Key
    round: int
    result: Literal["failed", "sold"]
    price_fen: PositiveFen | None
    buyer: Buyer | None
    deposit_fen: Fen
    confirmation_no: Key | None
    occurred_at: Instant


class ListingState(Answer):
    listing_id: str
    round: int
    state: Literal["announced", "open", "suspended", "withdrawn", "failed", "sold"]
    price_fen: PositiveFen | None
    buyer: Buyer | None
    confirmation_no: Key | None


class StopOrder(Order):
    """Stops an auction at once and announces `reason`; refused with `auction_ended` once the bidding is over."""

    stop_id: Key
    way: Literal["defer", "stay", "withdraw"]
    reason: Verbatim


class Stopped(Answer):
    """`deposits_released_at`: when every bidder's deposit was given back (arts. 23, 28)."""

    listing_id: str
    stopped_at: Instant
    page_url: str
    deposits_released_at: Instant | None


class Resumption(Order):
    """The suspended auction goes on; its bidding is at the times given, which are announced."""

    stop_id: Key
    opens_at: Instant
    closes_at: Instant


class Resumed(Answer):
    listing_id: str
    resumed_at: Instant
    page_url: str


class BalanceRequest(Order):
    """Asks the buyer to pay price less deposit into the case account by `due_on` (art. 25)."""

    account_number: AccountNumber
    due_on: date


class BalanceRequested(Answer):
    listing_id: str
    balance_fen: PositiveFen


class HttpAuctionPlatform(HttpGateway):
    system = "platform"

    async def publish(self, order: Listing) -> ListingAccepted:
        return await self._post("/listings", order.listing_id, order, ListingAccepted)

    async def listing_state(self, listing_id: str) -> ListingState | None:
        return await self._find("/listings", listing_id, ListingState)

    async def stop(self, listing_id: str, order: StopOrder) -> Stopped:
        path = f"/listings/{quote(listing_id, safe='')}/stops"
        return await self._post(path, order.stop_id, order, Stopped)

    async def resume(self, listing_id: str, order: Resumption) -> Resumed:
        path = f"/listings/{quote(listing_id, safe='')}/resumptions"
        return await self._post(path, f"{order.stop_id}/{order.opens_at.isoformat()}", order, Resumed)

    async def request_balance(self, listing_id: str, order: BalanceRequest) -> BalanceRequested:
        path = f"/listings/{quote(listing_id, safe='')}/balance-request"
        return await self._post(path, f"{listing_id}/balance", order, BalanceRequested)
