"""Requests and answers of releases."""

from __future__ import annotations

from datetime import datetime

from pydantic import BaseModel, ConfigDict

from shared.platform.acts import Act
from shared.values.fields import Reason


class ReleaseIn(BaseModel):
    """`words`: by which signs the money is no buyer's."""

    model_config = ConfigDict(extra="forbid")

    words: Reason


class ReleaseOut(BaseModel):
    """`acts`: what can be done with it next."""

    acts: list[Act]
    id: str
    case_number: str
    receipt_id: str
    sale: str
    words: str
    requested_by: str
    requested_at: datetime
    granted: bool | None
    answer: str
    decided_by: str | None
    decided_at: datetime | None
