"""Requests and answers of receipts. Yuan."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Literal

from pydantic import BaseModel, ConfigDict

from services.funds.receipts.rules import Purpose
from shared.case_number import CaseNumberStr


class BookedOut(BaseModel):
    """The receipt that a message made, or had made before; none for a debit, which is a payment of our own."""

    receipt: str | None


class ReceiptOut(BaseModel):
    """`listing` is the auction's reference as the remark carries it (confirmation or listing number)."""

    id: str
    amount: Decimal
    booked_at: datetime
    payer_kind: Literal["buyer", "other"]
    purpose: Purpose
    payable: bool
    remark: str
    listing: str | None
    told_at: datetime | None


class SuspenseOut(BaseModel):
    """Money in the main account that has not reached a case; to be claimed by `claim_due_at`, 二(六)4(2)."""

    id: str
    amount: Decimal
    booked_at: datetime
    payer_name: str
    remark: str
    claim_due_at: datetime | None
    claimed_for: str | None


class MatchOut(BaseModel):
    case_number: str
    score: int
    reason: str


class ClaimIn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    case_number: CaseNumberStr
