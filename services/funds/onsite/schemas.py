"""Requests and answers about what changed hands on site. Yuan."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from services.funds.onsite.rules import Kind
from shared.contracts.funds.records import OnSiteRecord
from shared.platform.acts import Act
from shared.values.fields import Instant, Reason
from shared.values.money import PositiveYuan


class OnSiteIn(BaseModel):
    """`second`: the other officer who was there; `record`: the file of the minutes; `goods`: with their agreed value."""

    model_config = ConfigDict(extra="forbid")

    kind: Kind
    amount: PositiveYuan
    goods: Annotated[str, Field(max_length=500)] = ""
    payer: Annotated[str, Field(max_length=200)]
    payee: Annotated[str | None, Field(max_length=200)] = None
    taken_at: Instant
    second: Annotated[str, Field(max_length=200)]
    record: str
    applicant_receipt: str | None = None


class OnSiteConfirmationIn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    confirmed: bool
    answer: Reason


class CashIn(BaseModel):
    """`receipt_id`: the credit by which the cash reached the case's account."""

    model_config = ConfigDict(extra="forbid")

    receipt_id: Annotated[str, Field(max_length=200)]


class OnSiteOut(OnSiteRecord):
    """`number`: of the receipt that was given. `acts`: what can be done with it next."""

    acts: list[Act]
    id: str
    case_number: str
    number: str
    goods: str
    payer: str
    payee: str | None
    recorded_by: str
    recorded_at: datetime
    second: str
    answer: str
    confirmed_at: datetime | None
    paid_in: str | None
