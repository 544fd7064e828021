"""Requests and answers about money in the main account. Yuan."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from services.funds.suspense.rules import Way
from shared.platform.acts import Act
from shared.platform.paging import AmountListing, Listing
from shared.values.case_number import CaseNumberStr
from shared.values.fields import Day, Reason, Text


class SuspenseFilter(AmountListing):
    """Money in the main account by what people ask for."""

    identified: Annotated[bool | None, Field(description="是否已经识别所属案件")] = None
    claimed: Annotated[bool | None, Field(description="是否已经认领")] = None
    q: Annotated[str, Field(max_length=100, description="缴款人、账号、银行流水号的开头，或者金额（元）")] = (
        ""
    )


class SuspenseOut(BaseModel):
    """Money in the main account that has not reached a case; once identified, to be claimed by `claim_due_at`, 二(六)4(2).

    `look_again_on`: until when the director's last decision on unidentified money holds.
    """

    acts: list[Act]
    id: str
    amount: Decimal
    booked_at: datetime
    bank_reference: str
    payer_account: str
    payer_name: str
    remark: str
    identified_for: str | None
    identified_at: datetime | None
    claim_due_at: datetime | None
    claimed_for: str | None
    look_again_on: Day | None


class RefundIn(BaseModel):
    """`payee_bank`: of the account that the money came from, which the bank's message does not name. `words`: how its case was looked for."""

    model_config = ConfigDict(extra="forbid")

    payee_bank: Text
    words: Reason


class RefundFilter(Listing):
    granted: Annotated[bool | None, Field(description="是否已经批准")] = None


class SuspenseRefundOut(BaseModel):
    """`acts`: what can be done with it next. `refusal`: the bank's; the money lies in the main account as before."""

    acts: list[Act]
    id: str
    receipt_id: str
    payee_name: str
    payee_account: str
    payee_bank: str
    amount: Decimal
    words: str
    proposed_by: str
    proposed_at: datetime
    granted: bool | None
    answer: str
    decided_by: str | None
    decided_at: datetime | None
    paid_at: datetime | None
    bank_reference: str | None
    refused_at: datetime | None
    refusal: str | None


class MatchOut(BaseModel):
    case_number: str
    score: int
    reason: str


class IdentificationIn(BaseModel):
    """`words`: by which signs the money is found to be of the case."""

    model_config = ConfigDict(extra="forbid")

    case_number: CaseNumberStr
    words: Reason


class ClaimIn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    case_number: CaseNumberStr


class DecisionIn(BaseModel):
    """`look_again_on`: the day on which it waits for a decision anew, unless somebody has found its case."""

    model_config = ConfigDict(extra="forbid")

    way: Way
    words: Reason
    look_again_on: Day
