"""Answers of the ledger. Yuan."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from pydantic import BaseModel

from services.funds.ledger.rules import Account


class EntryOut(BaseModel):
    """A debit is positive, a credit negative."""

    kind: str
    reference: str
    booked_at: datetime
    account: Account
    amount: Decimal


class CaseLedgerOut(BaseModel):
    """`held` is the money on the case's account; `cleared` when money has come and none is left, 二(五)4."""

    case_number: str
    held: Decimal
    cleared: bool
    balances: dict[Account, Decimal]
    entries: list[EntryOut]


class BookOut(BaseModel):
    """The whole book: `total` of every entry, zero if it balances."""

    total: Decimal
    unbalanced_postings: int
    balanced: bool
    accounts: dict[Account, Decimal]
