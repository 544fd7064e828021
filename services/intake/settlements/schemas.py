"""Requests and answers of settlements. Yuan."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from services.intake.settlements.deceit import Finding, FoundIn
from services.intake.settlements.rules import ActState, State
from shared.contracts.documents.purposes import FilePurpose, paper_as
from shared.platform.acts import Act
from shared.platform.paging import Listing
from shared.values.fields import Day, LongText, OptionalNote, Text
from shared.values.money import Yuan


class InstalmentIn(BaseModel):
    """A sum, or an act that is to be done."""

    model_config = ConfigDict(extra="forbid")

    due_on: Day
    amount: Yuan = Decimal(0)
    act: OptionalNote = ""


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

    result: Annotated[
        Literal["confirmed", "refused"],
        Field(json_schema_extra={"x-labels": {"confirmed": "确认", "refused": "不予确认"}}),
    ]
    reason: OptionalNote = ""


class SettlementResumptionIn(FoundIn):
    """`application`: the applicant's, that enforcement go on; for a breach, or where fraud or duress was found."""

    model_config = ConfigDict(extra="forbid")

    application: Annotated[Text, paper_as(FilePurpose.RESUMPTION_APPLICATION), Field(title="恢复执行申请书")]


class SettledActIn(BaseModel):
    """`place`: which instalment, from 1; `paper`: the record of its performance."""

    model_config = ConfigDict(extra="forbid")

    place: Annotated[int, Field(ge=1, le=120)]
    performed_on: Day
    paper: Annotated[Text, paper_as(FilePurpose.PERFORMANCE_RECORD)]


class SettlementFilter(Listing):
    state: Annotated[State | None, Field(description="只看一种状态")] = None


class InstalmentOut(BaseModel):
    due_on: date
    amount: Decimal
    act: str = ""


class SettledActOut(BaseModel):
    place: int
    performed_on: date
    paper: str
    recorded_by: str
    recorded_at: datetime
    state: ActState
    decided_by: str | None
    decided_at: datetime | None
    reason: str


class SettlementOut(BaseModel):
    """`acts`: what can be done with it next. `signers`: by name, who has signed it."""

    acts: list[Act]
    id: str
    case_number: str
    file: str
    agreed_on: date
    agreed_by: list[str]
    signers: list[str]
    terms: str
    total: Decimal
    instalments: list[InstalmentOut]
    performed: list[SettledActOut]
    recorded_by: str
    recorded_at: datetime
    state: State
    decided_by: str | None
    decided_at: datetime | None
    reason: str
    application: Annotated[str | None, Field(title="恢复执行申请书")]
    found_by: Annotated[Finding | None, Field(title="欺诈、胁迫的认定")]
    found_number: Annotated[str, Field(title="判决、裁定的案号")]
    found_on: Annotated[date | None, Field(title="判决、裁定的生效日期")]
    found_paper: Annotated[str | None, Field(title="判决书")]
    found_ruling: Annotated[str | None, Field(title="本院签发的认定欺诈、胁迫裁定书")]
    ended_by: str | None
    ended_at: datetime | None
