"""Requests and answers of filing."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    ValidationInfo,
    field_validator,
    model_validator,
)

from shared.contracts.intake.records import CaseRecord
from shared.values.articles import EXE, REGULATION
from shared.values.fields import Instant, OptionalText, Text
from shared.values.identity import KnownKind, MobileNumber, parse_identity
from shared.values.malformed import Malformed
from shared.values.money import PositiveYuan, Yuan


class PartyIn(BaseModel):
    """A party. `identity`: resident identity number or unified social credit code, both with check digits."""

    model_config = ConfigDict(extra="forbid")

    role: Literal["applicant", "respondent"]
    kind: KnownKind
    name: Text
    identity: str
    mobile: MobileNumber
    household_address: Text
    residence_address: OptionalText = ""
    registered_address: OptionalText = ""
    payee_bank: OptionalText = ""
    payee_account: OptionalText = ""

    @field_validator("identity")
    @classmethod
    def identity_fits_kind(cls, identity: str, given: ValidationInfo) -> str:
        return parse_identity(given.data["kind"], identity) if "kind" in given.data else identity

    @field_validator("payee_account")
    @classmethod
    def account_can_be_paid_to(cls, payee_account: str) -> str:
        """None yet, or 8 to 32 digits, which the bank takes; kept without the spaces between them."""
        account = re.sub(r"\s", "", payee_account)
        if account and not re.fullmatch("[0-9]{8,32}", account):
            raise Malformed("收款账号应为 8 至 32 位数字", REGULATION["二(六)2"])
        return account


class ApplicationIn(BaseModel):
    """申请执行书: basis, claim (yuan) and parties, at least one on each side."""

    model_config = ConfigDict(extra="forbid")

    received_at: Instant
    instrument_number: Text
    instrument_court: Text
    effective_on: date
    performance_due_on: date
    principal: PositiveYuan
    interest: Yuan = Decimal(0)
    parties: Annotated[list[PartyIn], Field(min_length=2, max_length=100)]

    @model_validator(mode="after")
    def both_sides(self) -> Self:
        if {party.role for party in self.parties} != {"applicant", "respondent"}:
            raise Malformed("须至少有一名申请执行人和一名被执行人", EXE[18])
        applicants, respondents = (
            {party.identity for party in self.parties if party.role == role}
            for role in ("applicant", "respondent")
        )
        if applicants & respondents:
            raise Malformed("同一人不能既是申请执行人又是被执行人", EXE[16])
        return self


class ApplicationOut(BaseModel):
    id: str
    received_at: datetime
    case_number: str | None
    decided_at: datetime | None
    version: int


class CaseOut(CaseRecord):
    """One case as its staff see it; reading it is logged, for it names the parties."""

    track: str
    closing_mode: str
    closed_at: datetime | None
    effective_on: date
    version: int
