"""A person's prompts as they are read."""

from __future__ import annotations

from datetime import datetime

from pydantic import BaseModel

from shared.contracts.intake.records import NoticeRecord


class NoticeOut(NoticeRecord):
    """A message that another team has ordered, with its proof of receipt."""

    staff_id: str
    text: str
    proof: str


class ReminderOut(BaseModel):
    """A prompt or report with its proof of receipt."""

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
