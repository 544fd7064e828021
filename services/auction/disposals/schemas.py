"""Requests and answers of the decision to dispose and of the hand-over of papers."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from services.auction.disposals.rules import PURPOSES, PaperName, PaperState, State
from services.auction.notification import Reference, Told
from shared.contracts.documents.purposes import papers_as
from shared.gateways.auction_platform import AssetClass
from shared.platform.paging import Listing
from shared.values.asset_kind import AssetKind
from shared.values.fields import Reason


class DisposalIn(BaseModel):
    """The instruction: which controlled asset, by which ruling (二(四)2)."""

    model_config = ConfigDict(extra="forbid")

    asset_id: Reference
    asset_class: AssetClass
    ruling_document: Reference


class DisposalFilter(Listing):
    """Disposals by what people ask for; `q`: part of the description of what is sold."""

    asset_id: Annotated[str | None, Field(max_length=200)] = None
    state: State | None = None
    kind: AssetKind | None = None
    asset_class: AssetClass | None = None
    housing: bool | None = None
    decided_by: Annotated[str | None, Field(max_length=200)] = None
    q: Annotated[str, Field(max_length=100, description="财产名称、坐落、车牌")] = ""


class DisposalOut(BaseModel):
    asset_id: str
    case_number: str
    kind: str
    description: str
    asset_class: str
    housing: bool
    ruling_document: str
    decided_by: str
    decided_at: datetime
    ruling_served: list[Told]
    state: str
    withdrawn_by: str | None
    withdrawn_at: datetime | None
    withdrawn_because: str
    refusals: str | None
    version: int


class WithdrawalIn(BaseModel):
    """Why what was begun is given up."""

    model_config = ConfigDict(extra="forbid")

    reason: Reason


class PapersIn(BaseModel):
    """Paper → id of the ruling's document, or of its file. The first hand-over holds the day's bundle whole."""

    model_config = ConfigDict(extra="forbid")

    papers: Annotated[dict[PaperName, Reference], Field(min_length=1), papers_as(PURPOSES)]


class PaperCheckIn(BaseModel):
    """What the centre found of each paper: empty where it is accepted, else why it is returned."""

    model_config = ConfigDict(extra="forbid")

    papers: Annotated[dict[PaperName, Reason | Literal[""]], Field(min_length=1)]


class PaperOut(BaseModel):
    paper: str
    document: str
    handed_over_by: str
    handed_over_at: datetime
    checked_by: str | None
    checked_at: datetime | None
    returned_because: str
    state: PaperState
