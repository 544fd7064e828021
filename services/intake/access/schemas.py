"""Requests and answers of opening and sealing a case."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StrictBool, model_validator

from shared.platform.acts import Act
from shared.values.articles import REGULATION
from shared.values.fields import OptionalNote, OptionalText, Reason, Text
from shared.values.malformed import Malformed
from shared.values.opening_reason import EXPLAINED, NAMED, OpeningReason
from shared.values.roles import Office


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
    """`until`: when the opening ends; None: with the task, or of who is admitted to a sealed case, when that is withdrawn.

    `acts`: what can be done about it.
    """

    acts: list[Act]
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
    admitted: Annotated[
        list[Text],
        Field(max_length=50, description="封存的同时开放给何人（人员编号），至撤回或者解除封存为止"),
    ] = []

    @model_validator(mode="after")
    def admits_to_what_is_sealed(self) -> Self:
        if self.admitted and not self.sealed:
            raise Malformed("解除封存后无须开放给个别人员", REGULATION["一(一)"])
        return self


class LockedOutOut(BaseModel):
    """What waits for an office none of whose people may read the sealed case."""

    model_config = ConfigDict(from_attributes=True)

    office: Office
    waiting: list[str]
    people: list[str]


class SealingOut(BaseModel):
    """`locked_out`: what the seal keeps from being done, or would keep, until somebody of the office is admitted."""

    case_number: str
    sealed: bool
    version: int
    locked_out: list[LockedOutOut]
