"""Requests and answers of tasks."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from shared.platform.acts import Act
from shared.platform.paging import Listing, of_staff
from shared.values.fields import Text
from shared.values.roles import Office

TaskState = Literal["open", "taken", "done"]


class TaskFilter(Listing):
    """What a person must see to: late facts, refused orders, facts set aside, duties without an addressee in office."""

    state: Annotated[TaskState | None, Field(description="状态")] = None
    office: Annotated[Office | None, Field(description="事项所属岗位")] = None
    owner: Annotated[str | None, of_staff("领取人")] = None


class ReasonIn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    reason: Text


class HandOnIn(ReasonIn):
    """`to`: the staff id of who has it from now on."""

    to: str


class TaskOut(BaseModel):
    """`office`: whose matter it is in the case; `owner`: who has taken it, or was handed it; `result`: how it ended.

    `acts`: what can be done with it next.
    """

    acts: list[Act]
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
