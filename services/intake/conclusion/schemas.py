"""Requests and answers of what leads to 终本."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from services.intake.conclusion.rules import State, Way
from shared.contracts.documents.purposes import FilePurpose, paper_as
from shared.platform.acts import Act
from shared.platform.paging import Listing
from shared.values.fields import Instant, OptionalNote, Reason, Text


class InterviewIn(BaseModel):
    """`applicant`: by id; `agent`: who spoke for it, by id. `signed_consent`: what it has signed, where it agrees. `clues`: what it named."""

    model_config = ConfigDict(extra="forbid")

    applicant: Text
    agent: Text | None = None
    way: Way = Field(title="约谈方式")
    held_at: Instant
    paper: Annotated[Text, paper_as(FilePurpose.INTERVIEW_RECORD)]
    opinion: Reason
    agrees: bool
    signed_consent: Annotated[Text | None, paper_as(FilePurpose.CONCLUSION_CONSENT)] = None
    clues: OptionalNote = ""
    urgent: bool = False


class ConclusionIn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    words: Reason = Field(title="合议意见")
    minutes: Annotated[Text, paper_as(FilePurpose.PANEL_MINUTES)]


class ConclusionDecisionIn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    approved: bool
    answer: Reason = Field(title="审批意见")


class ConclusionFilter(Listing):
    state: Annotated[State | None, Field(description="只看一种状态")] = None


class InterviewOut(BaseModel):
    """`applicant`, `agent`: by name."""

    id: str
    case_number: str
    applicant: str
    agent: str | None
    way: Way = Field(title="约谈方式")
    held_at: datetime
    paper: str
    opinion: str
    agrees: bool
    signed_consent: str | None
    clues: str
    urgent: bool
    recorded_by: str
    recorded_at: datetime


class ConclusionOut(BaseModel):
    """`acts`: what can be done with it next."""

    acts: list[Act]
    id: str
    case_number: str
    words: str = Field(title="合议意见")
    minutes: str
    requested_by: str
    requested_at: datetime
    state: State
    answer: str = Field(title="审批意见")
    decided_by: str | None
    decided_at: datetime | None
