"""Requests and answers of the dossier."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from services.documents.dossier.rules import Bundle
from shared.contracts.documents.records import DossierItemRecord, HandOverRecord
from shared.platform.acts import Act
from shared.platform.paging import Listing

Title = Annotated[str, Field(min_length=1, max_length=200)]
Reference = Annotated[str, Field(min_length=1, max_length=200)]


class DossierFilter(Listing):
    """Entries of a catalogue, by number; `q`: part of a title."""

    kind: Annotated[str | None, Field(max_length=200)] = None
    q: Annotated[str, Field(max_length=100, description="材料名称")] = ""


class HandOverFilter(Listing):
    """Hand-overs by what people ask for; `received`: whether the dossier centre has the papers."""

    bundle: Bundle | None = None
    received: bool | None = None
    handed_by: Annotated[str | None, Field(max_length=200)] = None
    asset: Annotated[str | None, Field(max_length=200)] = None


class DossierItemOut(DossierItemRecord):
    kind: str
    document_id: str | None
    reference: str | None
    added_by: str
    added_at: datetime


class HandOverIn(BaseModel):
    """`items`: the titles of the papers; the bundle says what else is to be named."""

    model_config = ConfigDict(extra="forbid")

    bundle: Bundle
    items: Annotated[list[Title], Field(min_length=1, max_length=200)]
    asset: Reference | None = None
    listing: Reference | None = None
    commission: Reference | None = None


class HandOverOut(HandOverRecord):
    """`acts`: what can be done with it next."""

    acts: list[Act]
    id: str
    case_number: str
    bundle: str
    items: list[str]
    asset: str | None
    listing: str | None
    commission: str | None
    handed_by: str
    handed_at: datetime
    received_by: str | None
