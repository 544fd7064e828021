"""Requests and answers of clues."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from services.intake.clues.rules import Result, State
from shared.contracts.documents.purposes import FilePurpose, paper_as
from shared.platform.acts import Act
from shared.platform.paging import Listing
from shared.values.asset_kind import AssetKind
from shared.values.fields import Instant, OptionalText, Reason, Text


class ClueIn(BaseModel):
    """`party`: who gives it, by id; `outsider`: who is none, by name. `received_at`: when the court had it; from there its limit runs.
    `respondent_id`, `asset_kind`: whose property it names and of which kind, where it says so.
    """

    model_config = ConfigDict(extra="forbid")

    party: Text | None = None
    outsider: OptionalText = ""
    respondent_id: Text | None = Field(default=None, title="线索所指的被执行人")
    asset_kind: AssetKind | None = Field(default=None, title="线索所指的财产种类")
    words: Reason = Field(title="线索内容")
    urgent: bool = False
    paper: Annotated[Text, paper_as(FilePurpose.CLUE)]
    received_at: Instant


class ClueCheckIn(BaseModel):
    """`asset`: the thing that it led to, as custody has it; `query`: by which it was looked for; `check_paper`: what else shows the check."""

    model_config = ConfigDict(extra="forbid")

    result: Result
    asset: Text | None = None
    query: Text | None = Field(default=None, title="据以核查的查询")
    check_paper: Annotated[Text | None, paper_as(FilePurpose.CLUE_CHECK)] = None


class ClueFilter(Listing):
    state: Annotated[State | None, Field(description="只看一种状态")] = None


class ClueOut(BaseModel):
    """`acts`: what can be done with it next. `giver`: by name."""

    acts: list[Act]
    id: str
    case_number: str
    giver: str = Field(title="提供人")
    interview: str | None
    respondent_id: str | None = Field(title="线索所指的被执行人")
    asset_kind: AssetKind | None = Field(title="线索所指的财产种类")
    words: str = Field(title="线索内容")
    urgent: bool
    paper: str
    received_at: datetime
    recorded_by: str
    recorded_at: datetime
    state: State
    result: Result | None
    asset: str | None
    query: str | None = Field(title="据以核查的查询")
    check_paper: str | None
    checked_by: str | None
    checked_at: datetime | None
