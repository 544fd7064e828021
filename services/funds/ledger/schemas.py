"""Answers of the ledger. Yuan."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from pydantic import BaseModel

from services.funds.ledger.rules import Account
from shared.contracts.funds.records import LedgerRecord
from shared.platform.acts import Act


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
