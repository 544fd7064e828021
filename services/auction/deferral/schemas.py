"""Requests and answers of what is not disposed of for now."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from services.auction.deferral.rules import Ground
from services.auction.notification import Reference
from shared.contracts.documents.purposes import FilePurpose, paper_as
from shared.platform.acts import Act
from shared.platform.paging import Listing


class DeferralIn(BaseModel):
    """`paper`: the file of the institution's answer that says that ours waits behind another court's."""

    model_config = ConfigDict(extra="forbid")

    ground: Ground
    paper: Annotated[Reference | None, paper_as(FilePurpose.SEIZURE_RETURN)] = None


class DeferralEndIn(BaseModel):
    """`paper`: the file of the answer that says that ours is the first now."""

    model_config = ConfigDict(extra="forbid")

    paper: Annotated[Reference | None, paper_as(FilePurpose.SEIZURE_RETURN)] = None


class DeferralOut(BaseModel):
    asset_id: str
    case_number: str
    ground: Ground
    decided_by: str
    decided_at: datetime
    ended_at: datetime | None


class DeferralFile(DeferralOut):
    """`acts`: what can be done about it next."""

    acts: list[Act]


class DeferralFilter(Listing):
    """What is not disposed of for now, or was not, by what people ask for."""

    asset_id: Annotated[str | None, Field(max_length=200)] = None
    ground: Ground | None = None
