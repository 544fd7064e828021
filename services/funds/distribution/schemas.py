"""Requests and answers of distribution. Yuan."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from pydantic import BaseModel, ConfigDict

from services.funds.distribution.rules import Purpose


class DistributionIn(BaseModel):
    """`stop_on`: the day on which doubled interest on the auction's price stopped (成交裁定 effective).

    `surplus_to`: the respondent's party id; needed where there are several and money is left.
    """

    model_config = ConfigDict(extra="forbid")

    stop_on: date
    surplus_to: str | None = None


class ShareOut(BaseModel):
    id: str
    purpose: Purpose
    party_id: str | None
    rank: int | None
    due: Decimal
    amount: Decimal


class DistributionOut(BaseModel):
    id: str
    case_number: str
    stop_on: date
    available: Decimal
    shares: list[ShareOut]
    steps: list[str]
    computed_at: datetime
    computed_by: str
