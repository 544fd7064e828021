"""Requests and answers of holds."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from services.funds.holds.rules import Cause
from shared.contracts.documents.purposes import FilePurpose, paper_as
from shared.contracts.funds.records import HoldRecord
from shared.platform.acts import Act
from shared.platform.paging import Listing
from shared.values.fields import Day, Reason


class HoldIn(BaseModel):
    """`until`: the last day on which the money waits; `paper`: the file of the case that shows the cause."""

    model_config = ConfigDict(extra="forbid")

    cause: Cause
    words: Reason
    until: Day
    paper: Annotated[str, paper_as(FilePurpose.DISBURSEMENT_HOLD)]


class LiftIn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    resumption: Reason


class HoldFilter(Listing):
    in_force: Annotated[bool | None, Field(description="是否正在暂缓发放")] = None


class HoldOut(HoldRecord):
    """`acts`: what can be done with it next."""

    acts: list[Act]
    id: str
    case_number: str
    cause: Cause
    words: str
    paper: str
    paper_sha256: str
    requested_by: str
    requested_at: datetime
    answer: str
    decided_by: str | None
    decided_at: datetime | None
    resumption: str
    resumed_by: str | None
    disbursed_at: datetime | None
