"""Requests and answers of stays, extensions and the term."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from services.intake.suspension.rules import BASES, CONTINUING, ExtensionState, State
from shared.contracts.documents.purposes import FilePurpose, paper_as
from shared.contracts.intake.facts import StayGround
from shared.platform.acts import Act
from shared.platform.paging import Listing
from shared.values.fields import Day, OptionalNote, OptionalText, Reason, Text


class StayIn(BaseModel):
    """`file`: the ruling, decision, notice or commission, by id; `decided_on`: its date; `until`: the last day that it names.

    `guarantees`: by id, on which a case is deferred on security, and nothing else. `continues`: the higher court's deferral, by
    id, that its further notice continues, with the number of that notice.
    """

    model_config = ConfigDict(extra="forbid")

    ground: StayGround
    file: Annotated[Text, paper_as(*dict.fromkeys(basis.purpose for basis in BASES.values()), CONTINUING)]
    decided_on: Day
    until: Day | None = None
    guarantees: Annotated[list[Text], Field(max_length=20, title="所依据的执行担保")] = []
    continues: Annotated[Text | None, Field(title="所继续的暂缓执行")] = None
    notice_number: Annotated[OptionalText, Field(title="上级法院继续暂缓通知的文号")] = ""


class StayDecisionIn(BaseModel):
    """`reason`: why it is not confirmed."""

    model_config = ConfigDict(extra="forbid")

    result: Literal["confirmed", "refused"]
    reason: OptionalNote = ""


class StayWithdrawalIn(BaseModel):
    """`reason`: what was recorded wrong."""

    model_config = ConfigDict(extra="forbid")

    reason: Reason


class StayEndIn(BaseModel):
    """`end_file`: the paper by which enforcement goes on, or the report that was waited for; `ended_on`: its day."""

    model_config = ConfigDict(extra="forbid")

    end_file: Annotated[Text, paper_as(*dict.fromkeys(basis.ends_on for basis in BASES.values()))]
    ended_on: Day


class StayFilter(Listing):
    ground: Annotated[StayGround | None, Field(description="只看一种事由")] = None
    state: Annotated[State | None, Field(description="只看一种状态")] = None


class StayOut(BaseModel):
    """`begins_at`: from when the term does not run, once it is confirmed; `acts`: what can be done with it next."""

    acts: list[Act]
    id: str
    case_number: str
    ground: StayGround
    file: str
    decided_on: date
    until: date | None
    guarantees: list[str] = Field(title="所依据的执行担保")
    continues: str | None = Field(title="所继续的暂缓执行")
    notice_number: str = Field(title="上级法院继续暂缓通知的文号")
    recorded_by: str
    recorded_at: datetime
    state: State
    confirmed_by: str | None
    confirmed_at: datetime | None
    begins_at: datetime | None
    reason: str
    end_file: str | None
    ended_on: date | None
    ended_by: str | None


class ExtensionIn(BaseModel):
    """`filed_with`: where the term was lengthened before, the file that shows that the High Court has it on record."""

    model_config = ConfigDict(extra="forbid")

    months: Annotated[int, Field(ge=1, le=12)]
    reason: Reason
    filed_with: Annotated[Text | None, paper_as(FilePurpose.HIGH_COURT_RECORD)] = None


class ExtensionDecisionIn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    result: Literal["approved", "refused"]
    opinion: Reason


class ExtensionFilter(Listing):
    state: Annotated[ExtensionState | None, Field(description="只看一种状态")] = None


class ExtensionOut(BaseModel):
    """`due_before`: the last day of the term when it was asked; `acts`: what can be done with it next."""

    acts: list[Act]
    id: str
    case_number: str
    months: int
    reason: str
    due_before: date
    filed_with: str | None
    requested_by: str
    requested_at: datetime
    state: ExtensionState
    decided_by: str | None
    decided_at: datetime | None
    opinion: str


class HigherCourtOut(BaseModel):
    """民事诉讼法第二百三十七条: from which day the applicant may ask the higher court, and why from that day."""

    from_day: date
    provisional: bool
    suspended_by: str | None
    arisen: bool
    steps: list[str]


class TermOut(BaseModel):
    """The term of the case as it now stands. `due_date` is None once the case is closed; `idle_days`: without a measure, `idle`: too many."""

    case_number: str
    due_date: date | None
    provisional: bool
    suspended_by: str | None
    steps: list[str]
    stays: list[StayOut]
    extensions: list[ExtensionOut]
    higher_court: HigherCourtOut | None
    idle_days: int
    idle: bool
