"""Requests and answers of rulings that accept no application."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from services.documents.signing.rules import State
from shared.contracts.documents.records import NonAcceptanceRecord
from shared.contracts.intake.grounds import RefusalGround
from shared.platform.acts import Act
from shared.platform.paging import Listing
from shared.values.fields import READABLE, LongVerbatim, Text, Written


class BenchIn(BaseModel):
    """Who signs below the ruling: 审判员, 书记员 …"""

    model_config = ConfigDict(extra="forbid")

    role: Text
    name: Text


class NonAcceptanceIn(BaseModel):
    """Why the application is not accepted, and who decides; whom it concerns is taken from the application itself."""

    model_config = ConfigDict(extra="forbid")

    ground: RefusalGround
    reason: Annotated[Written, Field(min_length=10, max_length=2000), READABLE]
    remedy: Annotated[
        LongVerbatim, Field(description="不服裁定的救济途径和期限，如：向上一级人民法院申请复议")
    ]
    bench: Annotated[list[BenchIn], Field(min_length=1, max_length=5)]


class NonAcceptanceFilter(Listing):
    """Rulings by how far they have come."""

    state: State | None = None


class NonAcceptanceOut(NonAcceptanceRecord):
    """`acts`: what can be done with it next."""

    acts: list[Act]
    application_id: str
    number: str
    fields: dict[str, Any]
    sha256: str
    pages: int
    state: State
    made_by: str
    made_at: datetime
    reviewed_by: str | None
    reviewed_at: datetime | None
    opinion: str
    signed_by: str | None
