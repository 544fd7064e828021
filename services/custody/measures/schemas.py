"""Requests and answers of measures."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from shared.contracts.custody.records import DecisionRecord, MeasureRecord, Way
from shared.values.fields import OptionalNote
from shared.values.money import PositiveYuan


class DecisionIn(BaseModel):
    """`amount` (yuan) and `ruling_document` (the signed ruling's id at documents) as `way` demands; `reason` also for sealing a thing worth more than is owed."""

    model_config = ConfigDict(extra="forbid")

    way: Way
    amount: PositiveYuan | None = None
    ruling_document: OptionalNote = ""
    reason: OptionalNote = ""


class DecisionOut(DecisionRecord):
    asset_id: str
    amount: Decimal | None
    ruling_document: str
    reason: str
    decided_at: datetime
    decided_by: str


class LiftingIn(BaseModel):
    """The ruling by which a measure is lifted, and why."""

    model_config = ConfigDict(extra="forbid")

    ruling_document: Annotated[str, Field(min_length=1, max_length=200)]
    reason: Annotated[str, Field(min_length=1, max_length=500)]


class MeasureOut(MeasureRecord):
    """`limit` and `controlled` in yuan."""

    id: str
    case_number: str
    asset_id: str
    kind: str
    measure_no: str
    ruling_document: str
    limit: Decimal | None
    controlled: Decimal
    effective_at: datetime
    expires_on: date
    lift_ruling_document: str | None
    lift_reason: str | None
    lift_decided_by: str | None
    lifted_at: datetime | None
