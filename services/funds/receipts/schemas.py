"""Requests and answers of receipts. Yuan."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from services.funds.receipts.rules import SALE_REFERENCE, Purpose
from shared.contracts.funds.records import ReceiptRecord
from shared.values.case_number import CaseNumberStr


class BookedOut(BaseModel):
    """The receipt that a message made, or had made before; none for a debit."""

    receipt: str | None


class ReceiptOut(ReceiptRecord):
    payer_kind: Literal["buyer", "other"]
    purpose: Purpose
    payable: bool
    remark: str
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


class SaleIn(BaseModel):
    """`sale`: the auction's reference, as a remark would carry it (confirmation or listing number)."""

    model_config = ConfigDict(extra="forbid")

    purpose: Literal[Purpose.DEPOSIT, Purpose.BALANCE]
    sale: Annotated[str, Field(pattern=f"^{SALE_REFERENCE}$", max_length=100)]


class ClaimIn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    case_number: CaseNumberStr
