"""Requests and answers of first reception."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from shared.contracts.intake.records import ReceptionRecord
from shared.values.fields import Text, Written
from shared.values.identity import MobileNumber


class ReceptionIn(BaseModel):
    """接待笔录 and confirmed address; electronic service only with consent (民事诉讼法第九十条)."""

    model_config = ConfigDict(extra="forbid")

    party_id: str
    record: Annotated[Written, Field(min_length=1, max_length=5000)]
    confirmed_address: Text
    confirmed_mobile: MobileNumber
    electronic_consent: bool


class ReceptionOut(ReceptionRecord):
    received_at: datetime
    received_by: str
    record: str
