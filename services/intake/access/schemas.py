"""Requests and answers of opening and sealing a case."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StrictBool, model_validator

from shared.values.articles import REGULATION
from shared.values.fields import OptionalNote, OptionalText, Reason
from shared.values.malformed import Malformed
from shared.values.opening_reason import EXPLAINED, NAMED, OpeningReason


def _named(reason: OpeningReason) -> OpeningReason:
    if reason not in NAMED:
        raise Malformed("交办事项随转交而开放查阅，不得自行填写", REGULATION["一(一)"])
    return reason


class OpeningIn(BaseModel):
    """Why the case is opened. `person`: staff id of whom its judge or a leader opens it to; empty: the caller himself."""

    model_config = ConfigDict(extra="forbid")

    reason: Annotated[OpeningReason, AfterValidator(_named), Field(description="事由")]
    words: Annotated[OptionalNote, Field(description="说明；其他案件关联、系统维护、其他须写明")] = ""
    person: Annotated[OptionalText, Field(description="开放给何人（人员编号）；不填为本人")] = ""

    @model_validator(mode="after")
    def says_enough(self) -> Self:
        if self.reason in EXPLAINED and len(self.words) < 4:  # ours: less is a mark, not words
            raise Malformed(f"事由为“{self.reason.label}”的，须写明具体情况", REGULATION["一(一)"])
        return self


class OpeningOut(BaseModel):
    """`until`: when the opening ends; None: with the task, or of who is admitted to a sealed case, when that is withdrawn."""

    id: str
    case_number: str
    person: str
    reason: OpeningReason
    words: str
    opened_by: str
    opened_at: datetime
    until: datetime | None


class WithdrawalIn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    reason: Reason


class SealingIn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    sealed: StrictBool
    reason: Reason


class SealingOut(BaseModel):
    case_number: str
    sealed: bool
    version: int
