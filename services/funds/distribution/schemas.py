"""Requests and answers of distribution. Yuan."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from services.funds.deposits.schemas import CostIn
from services.funds.distribution.sharing import Purpose
from shared.contracts.documents.purposes import FilePurpose, paper_as
from shared.contracts.funds.records import PlanRecord, ShareRecord
from shared.platform.acts import Act
from shared.platform.paging import AmountListing
from shared.values.money import Yuan


class OlderInterestIn(BaseModel):
    """Interest for the delay before 2014-08-01 as a person reckoned it by the older rule; `paper`: the file of the reckoning."""

    model_config = ConfigDict(extra="forbid")

    amount: Yuan
    paper: Annotated[str, paper_as(FilePurpose.INTEREST_RECKONING)]


class RefundIn(BaseModel):
    """`paper`: the payer's application, needed where no sale of the case is what the money was paid for."""

    model_config = ConfigDict(extra="forbid")

    paper: Annotated[str, paper_as(FilePurpose.REFUND_APPLICATION)]


class DistributionIn(BaseModel):
    """`surplus_to`: the respondent's party id; needed where there are several and money is left.

    `costs`: paid first, out of a defaulter's deposit, 网络司法拍卖规定第二十四条.
    `older_interest`: needed where the debt was due before 2014-07-31 and money is left.
    """

    model_config = ConfigDict(extra="forbid")

    surplus_to: str | None = None
    older_interest: OlderInterestIn | None = None
    costs: Annotated[list[CostIn], Field(max_length=20)] = []


class ShareOut(ShareRecord):
    """`reversed_amount`: what went back to the case, as more than is owed since: `amount` is nothing then."""

    id: str
    purpose: Purpose
    party_id: str | None
    receipt_id: str | None
    rank: int | None
    reversed_at: datetime | None
    reversed_amount: Decimal | None


class DistributionFilter(AmountListing):
    """Plans by what people ask for, sorted by age or by `available`."""

    requested: Annotated[bool | None, Field(description="各份额是否均已提交发放审批表")] = None


class DistributionOut(PlanRecord):
    """`acts`: what can be done with it next. `stop_on`: the last day for which doubled interest is counted, that of the last money."""

    acts: list[Act]
    id: str
    case_number: str
    available: Decimal
    shares: list[ShareOut]
    steps: list[str]
    computed_by: str
