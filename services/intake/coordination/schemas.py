"""Requests and answers of co-ordination."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from shared.contracts.intake.records import CoordinationRecord
from shared.platform.acts import Act
from shared.platform.paging import Listing
from shared.values.fields import Reason, Text


class CoordinationIn(BaseModel):
    """The case disposes of `asset`, by its id in this case."""

    model_config = ConfigDict(extra="forbid")

    asset: Annotated[Text, Field(title="财产编号")]
    reason: Reason


class CoordinationEndIn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    reason: Reason


class CoordinationFilter(Listing):
    """Decisions that bind a case, or did; across cases."""

    ended: Annotated[bool | None, Field(description="是否已经撤销")] = None


class CoordinationOut(CoordinationRecord):
    """`acts`: what can be done with it next."""

    acts: list[Act]
    asset: str
    reason: str
    decided_by: str
    decided_at: datetime
    ended_by: str | None
    ended_at: datetime | None
    end_reason: str
