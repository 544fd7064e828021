"""Requests and answers of settlements. Yuan."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from services.intake.settlements.rules import State
from shared.contracts.documents.purposes import FilePurpose, paper_as
from shared.platform.acts import Act
from shared.platform.paging import Listing
from shared.values.fields import Day, LongText, OptionalNote, Text
from shared.values.money import Yuan


class InstalmentIn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    due_on: Day
    amount: Yuan


class SettlementIn(BaseModel):
    """`file`: the signed agreement or record, by id; `agreed_by`: who has signed it, parties or their agents, by id."""

    model_config = ConfigDict(extra="forbid")

    file: Annotated[Text, paper_as(FilePurpose.SETTLEMENT)]
    agreed_on: Day
    agreed_by: Annotated[list[Text], Field(min_length=2, max_length=50)]
    terms: LongText
    total: Yuan
    instalments: Annotated[list[InstalmentIn], Field(min_length=1, max_length=120)]


class SettlementDecisionIn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    result: Literal["confirmed", "refused"]
    reason: OptionalNote = ""


class SettlementResumptionIn(BaseModel):
    """`application`: the applicant's, that enforcement go on."""

    model_config = ConfigDict(extra="forbid")

    application: Annotated[Text, paper_as(FilePurpose.RESUMPTION_APPLICATION)]


class SettlementFilter(Listing):
    state: Annotated[State | None, Field(description="只看一种状态")] = None


class InstalmentOut(BaseModel):
    due_on: date
    amount: Decimal


class SettlementOut(BaseModel):
    """`acts`: what can be done with it next."""

    acts: list[Act]
    id: str
    case_number: str
    file: str
    agreed_on: date
    agreed_by: list[str]
    terms: str
    total: Decimal
    instalments: list[InstalmentOut]
    recorded_by: str
    recorded_at: datetime
    state: State
    decided_by: str | None
    decided_at: datetime | None
    reason: str
    application: str | None
    ended_by: str | None
    ended_at: datetime | None
