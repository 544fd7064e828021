"""Requests and answers of tasks."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict

from shared.values.fields import Text
from shared.values.roles import Office

TaskState = Literal["open", "taken", "done"]


class ReasonIn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    reason: Text


class HandOnIn(ReasonIn):
    """`to`: the staff id of who has it from now on."""

    to: str


class TaskOut(BaseModel):
    """`office`: whose matter it is in the case; `owner`: who has taken it, or was handed it; `result`: how it ended."""

    id: str
    docket: str
    officer: str
    office: Office
    owner: str | None
    state: TaskState
    text: str
    created_at: datetime
    taken_at: datetime | None
    done_at: datetime | None
    done_by: str | None
    result: str
    version: int
