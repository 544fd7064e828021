"""Requests and answers of the daily inspection."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from services.intake.inspection.rules import FoundAs, Node, State
from services.intake.overview.schemas import Team
from shared.contracts.intake.records import Light
from shared.platform.acts import Act
from shared.platform.paging import Listing, Paged, of_staff
from shared.values.fields import Day, OptionalNote


class InspectionFilter(Listing):
    """Reports by their day."""

    state: Annotated[State | None, Field(description="状态")] = None


class FindingFilter(Paged):
    """What was found, by what people ask for."""

    day: Annotated[Day | None, Field(description="检查日")] = None
    node: Annotated[Node | None, Field(description="节点")] = None
    finding: Annotated[FoundAs | None, Field(description="发现的情况")] = None
    team: Annotated[Team | None, Field(description="业务")] = None
    officer: Annotated[str | None, of_staff("承办人")] = None


class InspectionReviewIn(BaseModel):
    """`remarks`: what is done about what is late or was not told of; required where there is such."""

    model_config = ConfigDict(extra="forbid")

    remarks: OptionalNote = ""


class Found(BaseModel):
    """How many duties were found; `settled`: of these, how many have been done since."""

    soon: int = 0
    overdue: int = 0
    missed: int = 0
    settled: Annotated[int, Field(title="其中已经办结（项）")] = 0


class FoundAt(Found):
    """`done`: in how many of the open cases the node is done, None where no record shows it."""

    node: Node
    done: int | None


class FoundBy(Found):
    team: Team


class InspectionCard(BaseModel):
    """The report of one day in a list."""

    id: str
    day: date
    state: State
    cases: Annotated[int, Field(title="未结案件数")]
    made_at: datetime
    looked_at: datetime
    made_by: str
    previous: date | None
    reviewed_by: str | None
    reviewed_at: datetime | None
    remarks: str

    @classmethod
    def of(cls, row: Any) -> InspectionCard:
        return cls.model_validate(row, from_attributes=True)


class InspectionOut(InspectionCard):
    """With its figures: by node of 二(五)2, 3 and by team. `acts`: what can be done with it next. `version`: how much was found."""

    version: int
    nodes: list[FoundAt]
    teams: list[FoundBy]
    acts: list[Act]


class FindingOut(BaseModel):
    """`case_number`: None of what is owed in no case. `light`: the duty's now; `settled`: it is no longer owed."""

    id: str
    day: date
    case_number: str | None
    node: Node
    finding: FoundAs
    team: Team
    article: str
    title: str
    officer: str
    due_at: datetime
    found_at: datetime
    light: Light
    settled: bool
