"""Requests and answers of triage, assignment and re-assignment."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from shared.platform.paging import Listing
from shared.values.fields import Reason


class AssignmentIn(BaseModel):
    """Track (繁简分流), handling officer and judge, by staff id."""

    model_config = ConfigDict(extra="forbid")

    track: Literal["simple", "complex"]
    officer: str
    judge: str


class ReassignmentIn(BaseModel):
    """Who takes the case over, by staff id: another handling officer, another judge, or both."""

    model_config = ConfigDict(extra="forbid")

    officer: str | None = None
    judge: str | None = None
    reason: Reason


class ReassignmentFilter(Listing):
    """Decisions by what people ask for."""

    office: Annotated[Literal["handling_officer", "judge"] | None, Field(description="岗位")] = None
    former: Annotated[str | None, Field(max_length=200, description="原办理人编号")] = None
    person: Annotated[str | None, Field(max_length=200, description="现办理人编号")] = None


class ReassignmentOut(BaseModel):
    """One decision: `former` had the case in `office`, `person` has it since."""

    case_number: str
    office: Literal["handling_officer", "judge"]
    former: str
    person: str
    reason: str
    decided_by: str
    decided_at: datetime
