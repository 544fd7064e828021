"""Requests and answers of distribution. Yuan."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from pydantic import BaseModel, ConfigDict

from services.funds.distribution.rules import Purpose


class DistributionIn(BaseModel):
    """`surplus_to`: the respondent's party id; needed where there are several and money is left."""

    model_config = ConfigDict(extra="forbid")

    surplus_to: str | None = None


class ShareOut(BaseModel):
    id: str
    purpose: Purpose
    party_id: str | None
    rank: int | None
    due: Decimal
    amount: Decimal


class DistributionOut(BaseModel):
    """`stop_on`: the last day for which doubled interest is counted, that of the last money."""

    id: str
    case_number: str
    stop_on: date
    available: Decimal
    shares: list[ShareOut]
    steps: list[str]
    computed_at: datetime
    computed_by: str
