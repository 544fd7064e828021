"""Requests and answers of what is sent after a letter."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from services.commission.outbound.schemas import PaperIn, PaperOut
from shared.contracts.commission.records import SupplementRecord
from shared.platform.acts import Act
from shared.platform.paging import Listing
from shared.values.fields import Text


class SupplyIn(BaseModel):
    """What was missing. `document_id`: the letter, where it is made anew."""

    model_config = ConfigDict(extra="forbid")

    document_id: Text | None = None
    enclosures: Annotated[list[PaperIn], Field(max_length=20)] = []


class SupplementFilter(Listing):
    """What was asked for, by commission."""

    commission_id: Annotated[str | None, Field(max_length=200)] = None


class SupplementOut(SupplementRecord):
    """`acts`: what can be done with it next."""

    acts: list[Act]
    id: str
    commission_id: str
    case_number: str
    missing: str
    asked_at: datetime
    letter_document: str | None
    letter_sha256: str | None
    papers: list[PaperOut]
    supplied_at: datetime | None
    supplied_by: str | None
    receipt_no: str | None
    sent_at: datetime | None
