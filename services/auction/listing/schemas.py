"""Requests and answers of listings; money in yuan."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from services.auction.listing.announcement import ITEMS, SPECIAL_NOTICES
from services.auction.listing.rules import State
from services.auction.notification import Reference, Told
from shared.contracts.auction.records import BuyerRecord, ListingRecord
from shared.law.numbers import BALANCE
from shared.platform.acts import Act
from shared.platform.paging import AmountListing
from shared.values.fields import Instant
from shared.values.labelled import said_as


class ListingIn(BaseModel):
    """One round's announcement: prices come from the panel's decision. `balance_days`: days for the balance (art. 25)."""

    model_config = ConfigDict(extra="forbid")

    round: Annotated[int, Field(ge=1, le=100)]
    opens_at: Instant
    closes_at: Instant
    balance_days: Annotated[int, Field(ge=1, le=max(limit.amount for limit in BALANCE.values.values()))]
    items: dict[
        Annotated[Reference, said_as({name: label for name, (label, _) in ITEMS.items()})],
        Annotated[str, Field(max_length=5000)],
    ]
    special_notices: list[Annotated[Reference, said_as(SPECIAL_NOTICES)]]


class ConfirmationIn(BaseModel):
    """成交确认书: the number that the platform printed on it."""

    model_config = ConfigDict(extra="forbid")

    confirmation_number: Reference


class Buyer(BuyerRecord):
    ref: str
    identity: str


class ListingFilter(AmountListing):
    """Listings by what people ask for; `q`: the beginning of the buyer's name or of a confirmation's number.

    The amount by which they are sorted is the starting price.
    """

    asset_id: Annotated[str | None, Field(max_length=200)] = None
    state: State | None = None
    round: Annotated[int | None, Field(ge=1, le=100)] = None
    q: Annotated[str, Field(max_length=100, description="买受人名称或者成交确认书编号的开头")] = ""


class ListingOut(ListingRecord):
    """`acts`: what can be done with it next."""

    acts: list[Act]
    asset_id: str
    case_number: str
    round: int
    starting_price: Decimal
    deposit: Decimal
    increment: Decimal
    opens_at: datetime
    closes_at: datetime
    balance_days: int
    items: dict[str, str]
    special_notices: list[str]
    sha256: str
    drafted_by: str
    drafted_at: datetime
    state: str
    notice: list[Told]
    signed_by: str | None
    signed_at: datetime | None
    ordered_by: str | None
    ordered_at: datetime | None
    refusal: str
    published_at: datetime | None
    page_url: str
    served: list[Told]
    ended_at: datetime | None
    buyer: Buyer | None
    confirmation_number: str | None
    confirmation_printed_at: datetime | None
    balance_requested_at: datetime | None
    balance_due_at: datetime | None
    late_accepted_at: datetime | None
    ended_by: str | None
    ended_because: str
