"""Requests and answers of kept deposits and of what auctions have cost. Yuan."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from shared.contracts.documents.purposes import FilePurpose, paper_as
from shared.contracts.funds.records import CostRecord
from shared.platform.acts import Act
from shared.values.fields import Reason, Text
from shared.values.money import PositiveYuan


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


class CostIn(BaseModel):
    """What a party has advanced for an auction, or lost by one whose buyer defaulted; `paper`: the file that shows it, `bill` the number on it.

    `issuer`: who has issued it, whose number it is.
    """

    model_config = ConfigDict(extra="forbid")

    party_id: str
    amount: PositiveYuan
    paper: Annotated[str, paper_as(FilePurpose.AUCTION_COST)]
    bill: Text
    issuer: Text


class WithdrawnCostIn(BaseModel):
    """`words`: what is wrong with it."""

    model_config = ConfigDict(extra="forbid")

    words: Reason


class CostOut(CostRecord):
    """`acts`: what can be done with it next. `sha256`: of the bill's file."""

    acts: list[Act]
    sha256: str
    issuer: str
    case_number: str
    paper: str
    entered_by: str
    entered_at: datetime
