"""A person's prompts as they are read."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from shared.contracts.documents.purposes import FilePurpose, paper_as
from shared.contracts.intake.records import NoticeRecord
from shared.platform.acts import Act
from shared.platform.paging import Listing
from shared.values.fields import Instant, Text


class NoticeOut(NoticeRecord):
    """A message that another team has ordered, with its proof of receipt."""

    staff_id: str
    text: str
    proof: str


class ReminderFilter(Listing):
    """One's own prompts and reports, the newest first unless it is asked otherwise."""

    sort: Annotated[Literal["oldest", "newest"], Field(description="排序：从早到晚，或者从晚到早")] = "newest"
    acknowledged: Annotated[bool | None, Field(description="是否已经确认收到")] = None
    withdrawn: Annotated[bool | None, Field(description="是否已经撤回")] = None


class WaitingPrompts(BaseModel):
    """How many messages wait for the caller, and how many of them have gone out since the instant asked for."""

    now: datetime
    waiting: int
    arrived: int


class ToldByHandIn(BaseModel):
    """The addressee was told in person. `receipt`: what he signed, by the id of its file of the case."""

    model_config = ConfigDict(extra="forbid")

    received_at: Instant
    receipt: Annotated[Text, paper_as(FilePurpose.SERVICE_RECEIPT)]


class ReminderOut(BaseModel):
    """A prompt or report with its proof of receipt. `acts`: what can be done with it next."""

    acts: list[Act]
    id: str
    docket: str
    step: str
    office: str
    staff_id: str
    text: str
    created_at: datetime
    send_at: datetime | None
    sent_at: datetime | None
    delivered_at: datetime | None
    read_at: datetime | None
    proof: str
    acknowledged_at: datetime | None
    acknowledged_by: str | None
    withdrawn_at: datetime | None
