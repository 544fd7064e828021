"""Answers of the upkeep."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, Field

from services.intake.upkeep.rules import State
from shared.platform.paging import Listing


class UpkeepFilter(Listing):
    state: Annotated[State | None, Field(description="只看一种状态")] = None


class UpkeepOut(BaseModel):
    case_number: str
    concluded_at: datetime
    round: int = Field(title="下次为终本后第几次查询")
    next_at: datetime | None
    state: State
