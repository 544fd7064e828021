"""Requests and answers of first reception."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StrictBool, ValidationInfo, field_validator

from shared.contracts.documents.purposes import FilePurpose, paper_as
from shared.contracts.intake.records import ReceptionRecord
from shared.platform.paging import Listing
from shared.values.articles import CPC
from shared.values.fields import READABLE, Text, Written
from shared.values.identity import OptionalMobile
from shared.values.malformed import Malformed


class ReceptionIn(BaseModel):
    """接待笔录 and confirmed address; electronic service only with consent (民事诉讼法第九十条).

    `confirmation`: the signed 送达地址确认书, a file of the case; without it the address and the consent are only said.
    """

    model_config = ConfigDict(extra="forbid")

    party_id: str
    record: Annotated[Written, Field(min_length=1, max_length=5000), READABLE]
    confirmed_address: Text
    confirmed_mobile: OptionalMobile = ""
    electronic_consent: StrictBool
    confirmation: Annotated[Text | None, paper_as(FilePurpose.ADDRESS_CONFIRMATION)] = None

    @field_validator("electronic_consent")
    @classmethod
    def consent_says_where(cls, electronic_consent: bool, given: ValidationInfo) -> bool:
        if electronic_consent and given.data.get("confirmed_mobile") == "":
            raise Malformed("同意电子送达的，须确认接收电子送达的手机号码", CPC[90])
        return electronic_consent


class WithdrawalIn(BaseModel):
    """`reception_id`: of a reception that holds the paper; `reason`: whose it is, or why it confirms nothing."""

    model_config = ConfigDict(extra="forbid")

    reception_id: Annotated[str, Field(min_length=1, max_length=100)]
    reason: Text


class ReceptionFilter(Listing):
    party_id: Annotated[str | None, Field(max_length=100, description="当事人编号")] = None


class ReceptionOut(ReceptionRecord):
    """`withdrawn_because`: why the paper that stood here no longer does."""

    received_at: datetime
    received_by: str
    record: str
    withdrawn_by: str | None
    withdrawn_at: datetime | None
    withdrawn_because: str | None
