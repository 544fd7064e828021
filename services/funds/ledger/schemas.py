"""Answers of the ledger. Yuan."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, Field

from services.funds.ledger.rules import Account
from shared.contracts.funds.records import LedgerRecord
from shared.platform.acts import Act
from shared.platform.paging import Page, Paged


class EntryOut(BaseModel):
    """A debit is positive, a credit negative."""

    kind: str
    reference: str
    booked_at: datetime
    account: Account
    amount: Decimal


class CaseLedgerOut(LedgerRecord):
    """`cleared` when money has come and none is left, 二(五)4. `acts`: what can be begun with the case's money."""

    acts: list[Act]
    case_number: str
    cleared: bool
    balances: dict[Account, Decimal]
    entries: list[EntryOut]


class BookOut(BaseModel):
    """The whole book: `total` of every entry, zero if it balances."""

    total: Decimal
    unbalanced_postings: int
    balanced: bool
    accounts: dict[Account, Decimal]


Days = Annotated[int | None, Field(ge=0, le=36_500)]


class HeldFilter(Paged):
    """Cases whose account holds money, that which has been there longest first."""

    days_from: Annotated[Days, Field(description="存留不少于（日）")] = None
    days_to: Annotated[Days, Field(description="存留不多于（日）")] = None


class HeldOut(BaseModel):
    """`since`: since when the case's account has never been empty."""

    case_number: str
    held: Decimal
    since: datetime
    days: int


class HeldBand(BaseModel):
    """What is held as long as that; `days_to` None: or longer."""

    days_from: int
    days_to: int | None
    cases: int
    held: Decimal


class HeldPage(Page[HeldOut]):
    """`bands`, over all pages and whatever is asked for."""

    bands: list[HeldBand]
