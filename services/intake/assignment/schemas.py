"""Requests and answers of triage, assignment and re-assignment."""

from __future__ import annotations

from datetime import datetime
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, model_validator

from shared.values.articles import REGULATION
from shared.values.fields import Reason
from shared.values.malformed import Malformed


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

    @model_validator(mode="after")
    def somebody(self) -> Self:
        if self.officer is None and self.judge is None:
            raise Malformed("须写明变更后的承办人或者执行法官", REGULATION["一(一)"])
        return self


class ReassignmentOut(BaseModel):
    """One decision: `former` had the case in `office`, `person` has it since."""

    office: Literal["handling_officer", "judge"]
    former: str
    person: str
    reason: str
    decided_by: str
    decided_at: datetime
