"""Requests and answers of the decision to dispose and of the hand-over of papers."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from services.auction.notification import Reference, Told
from shared.gateways.auction_platform import AssetClass


class DisposalIn(BaseModel):
    """The instruction: which controlled asset, by which ruling, and that its papers were handed over (二(四)2)."""

    model_config = ConfigDict(extra="forbid")

    asset_id: Reference
    asset_class: AssetClass
    housing: bool
    ruling_document: Reference
    papers_handed_over: bool


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
    version: int


PaperName = Literal["ruling", "title", "inventory", "party_data", "survey_report", "price_minutes"]


class PapersIn(BaseModel):
    """Paper → number of the document. The first hand-over holds the day's bundle whole, later ones the rest."""

    model_config = ConfigDict(extra="forbid")

    papers: Annotated[dict[PaperName, Reference], Field(min_length=1)]


class PaperOut(BaseModel):
    paper: str
    document: str
    handed_over_by: str
    handed_over_at: datetime
