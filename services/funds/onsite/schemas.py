"""Requests and answers about what changed hands on site. Yuan."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from services.funds.onsite.rules import Kind
from shared.contracts.documents.purposes import FilePurpose, paper_as
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
    record: Annotated[str, paper_as(FilePurpose.ON_SITE_RECORD)]
    applicant_receipt: Annotated[str | None, paper_as(FilePurpose.APPLICANT_RECEIPT)] = None


class OnSiteConfirmationIn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    confirmed: bool
    answer: Reason


class PayingInIn(BaseModel):
    """`takings`: by id, whose cash was paid in together; `slip`: the file of the bank's slip, which carries `bank_reference`."""

    model_config = ConfigDict(extra="forbid")

    takings: Annotated[list[Annotated[str, Field(max_length=200)]], Field(min_length=1, max_length=50)]
    bank_reference: Annotated[str, Field(min_length=1, max_length=200)]
    slip: Annotated[str, paper_as(FilePurpose.CASH_SLIP)]


class PayingInOut(BaseModel):
    """`takings`: none of one that was denied. `acts`: what can be done with it next."""

    acts: list[Act]
    id: str
    case_number: str
    takings: list[str]
    amount: Decimal
    bank_reference: str
    slip: str
    recorded_by: str
    recorded_at: datetime
    confirmed: bool | None
    answer: str
    confirmed_by: str | None
    confirmed_at: datetime | None
    receipt_id: str | None


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
    paying_in: str | None
    paid_in: str | None
