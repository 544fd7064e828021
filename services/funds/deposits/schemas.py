"""Requests and answers of kept deposits. Yuan."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field


class KeptDepositIn(BaseModel):
    """`listing`: the round whose buyer defaulted."""

    model_config = ConfigDict(extra="forbid")

    listing: Annotated[str, Field(max_length=200)]


class KeptDepositOut(BaseModel):
    """Held until `applied_on`, when it came to serve `costs`, then `shortfall`, then the debts, by the plan `distribution_id`."""

    listing: str
    case_number: str
    asset: str
    price: Decimal
    amount: Decimal
    receipts: list[str]
    kept_by: str
    kept_at: datetime
    applied_on: date | None
    distribution_id: str | None
    costs: Decimal | None
    shortfall: Decimal | None
