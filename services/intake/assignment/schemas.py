"""Requests and answers of triage, assignment and re-assignment."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from shared.platform.paging import Listing, of_staff
from shared.values.fields import OptionalNote, Reason


class AssignmentIn(BaseModel):
    """Track (繁简分流), handling officer and judge, by staff id. `reason`: of what differs from the proposal."""

    model_config = ConfigDict(extra="forbid")

    track: Literal["simple", "complex"]
    officer: str
    judge: str
    reason: OptionalNote = ""


class ReassignmentIn(BaseModel):
    """Who takes the case over, by staff id: another handling officer, another judge, or both."""

    model_config = ConfigDict(extra="forbid")

    officer: str | None = None
    judge: str | None = None
    reason: Reason


class ReassignmentFilter(Listing):
    """Decisions by what people ask for."""

    office: Annotated[Literal["handling_officer", "judge"] | None, Field(description="岗位")] = None
    former: Annotated[str | None, of_staff("原办理人")] = None
    person: Annotated[str | None, of_staff("现办理人")] = None


class ReassignmentOut(BaseModel):
    """One decision: `former` had the case in `office`, `person` has it since."""

    case_number: str
    office: Literal["handling_officer", "judge"]
    former: str
    person: str
    reason: str
    decided_by: str
    decided_at: datetime


class CriterionOut(BaseModel):
    """`met`: as a simple case."""

    words: str
    met: bool


class CandidateOut(BaseModel):
    """Who may have the case; `barred`: why not, by its article."""

    person: str
    open_cases: int
    load: int
    last_given_at: datetime | None
    barred: str


class AssignmentOut(BaseModel):
    """What was proposed for the case, and what was decided."""

    track: Literal["simple", "complex"]
    proposed_track: Literal["simple", "complex"]
    criteria: list[str]
    officer: str
    proposed_officer: str | None
    officer_why: str
    judge: str
    proposed_judge: str | None
    judge_why: str
    reason: str
    decided_by: str
    decided_at: datetime


class TriageOut(BaseModel):
    """The track by the criteria of the day of filing, whose turn it is and why; `decided` once it is assigned.

    A case that has its officer shows the criteria, and nobody's turn.
    """

    criteria_of: date
    track: Literal["simple", "complex"]
    criteria: list[CriterionOut]
    proposed_officer: str | None
    officer_why: str
    officers: list[CandidateOut]
    proposed_judge: str | None
    judge_why: str
    judges: list[CandidateOut]
    decided: AssignmentOut | None
