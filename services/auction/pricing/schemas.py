"""Requests and answers of pricing; money in yuan."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from services.auction.notification import Reference, Told
from services.auction.pricing.rules import Ground
from shared.contracts.documents.purposes import FilePurpose, paper_as
from shared.gateways.valuation import Method
from shared.values.money import PositiveYuan


class InquiryIn(BaseModel):
    """`skipped`: the ground on which each earlier way is passed over; `term_ends_on` for negotiation and directed inquiry."""

    model_config = ConfigDict(extra="forbid")

    method: Method
    skipped: dict[Method, Ground] = {}
    term_ends_on: date | None = None


class ReportOut(BaseModel):
    platform: str
    price: Decimal
    reported_at: datetime
    valid_until: date
    in_time: bool


class InquiryOut(BaseModel):
    id: str
    asset_id: str
    method: str
    skipped: dict[str, str]
    state: str
    expected: int | None
    ordered_by: str
    ordered_at: datetime
    term_ends_at: datetime
    reference_price: Decimal | None
    valid_until: date | None
    told: list[Told]
    objections_end_at: datetime | None
    papers_told_at: datetime | None
    reports: list[ReportOut]


class RoundIn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    starting_price: PositiveYuan
    deposit: PositiveYuan
    increment: PositiveYuan


class PriceDecisionIn(BaseModel):
    """The file of the panel's minutes: its members by staff id, the presiding judge first, and the prices of the two rounds."""

    model_config = ConfigDict(extra="forbid")

    panel: Annotated[list[Reference], Field(max_length=10)]
    minutes_document: Annotated[Reference, paper_as(FilePurpose.PRICE_MINUTES)]
    rounds: Annotated[list[RoundIn], Field(min_length=2, max_length=2)]


class RoundOut(BaseModel):
    round: int
    starting_price: Decimal
    deposit: Decimal
    increment: Decimal


class PriceDecisionOut(BaseModel):
    asset_id: str
    inquiry_id: str
    reference_price: Decimal
    presiding: str
    member_a: str
    member_b: str
    minutes_document: str
    decided_by: str
    decided_at: datetime
    rounds: list[RoundOut]
