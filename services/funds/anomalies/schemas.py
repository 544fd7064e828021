"""Requests and answers of anomalies. Yuan."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from services.funds.anomalies.rules import Finding
from shared.platform.acts import Act
from shared.platform.paging import Listing
from shared.values.fields import Reason
from shared.values.roles import Office


class AnomalyFilter(Listing):
    """`main_account`: those on a main account of the court, which are of no case."""

    decided: Annotated[bool | None, Field(description="执行局长是否已经核查处理")] = None
    main_account: Annotated[bool, Field(description="只看本院主体账户上的异常")] = False


class AnomalyNoticeOut(BaseModel):
    """`told_at`: when the message arrived."""

    about: str
    office: Office
    told_at: datetime | None


class ReturnOut(BaseModel):
    """A receipt that is said to bring back what was gone. `acts`: what can be done with it next."""

    acts: list[Act]
    id: str
    anomaly_id: str
    receipt_id: str
    amount: Decimal
    words: str
    proposed_by: str
    proposed_at: datetime
    granted: bool | None
    answer: str
    decided_by: str | None
    decided_at: datetime | None


class AnomalyOut(BaseModel):
    """A debit that nothing explains; without a case number, one on the main account. `acts`: what can be done next.

    `explained`: it was an order's after all. `outstanding`: what is not explained, nor back. `taken_back_by`: the bank's
    reference of a credit that brought all of it back.
    """

    acts: list[Act]
    id: str
    case_number: str | None
    account_number: str
    amount: Decimal
    bank_reference: str
    booked_at: datetime
    found_at: datetime
    reported_at: datetime | None
    finding: Finding | None
    words: str | None
    decided_by: str | None
    decided_at: datetime | None
    explained: bool
    taken_back_by: str | None
    outstanding: Decimal
    returns: list[ReturnOut]
    notices: list[AnomalyNoticeOut]


class ReturnIn(BaseModel):
    """`words`: by which signs the receipt is money that the debit had taken, or makes it good."""

    model_config = ConfigDict(extra="forbid")

    receipt_id: Annotated[str, Field(max_length=200)]
    words: Reason


class FindingIn(BaseModel):
    """`refer_to`: whom it is passed on to where that is necessary (必要时通报)."""

    model_config = ConfigDict(extra="forbid")

    finding: Finding
    words: Reason
    refer_to: Annotated[
        list[Literal[Office.DISCIPLINE_INSPECTOR, Office.FINANCE_HEAD]], Field(max_length=2)
    ] = []
