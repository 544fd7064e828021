"""Requests and answers of the dossier."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from services.documents.dossier.rules import Bundle, OriginalPaper
from shared.contracts.documents.records import DossierItemRecord, ExpectedPaperRecord, HandOverRecord
from shared.platform.acts import Act
from shared.platform.paging import Listing
from shared.values.articles import REGULATION
from shared.values.fields import READABLE, Written
from shared.values.malformed import Malformed

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


class AbsenceIn(BaseModel):
    """Why there is no such paper: `paper` by its id in the list of those that are expected."""

    model_config = ConfigDict(extra="forbid")

    paper: Reference
    reason: Annotated[Written, Field(min_length=10, max_length=500), READABLE]


class ExpectedPaperOut(ExpectedPaperRecord):
    """`reason`: why there is none; who said so, and when. `acts`: what can be done about it."""

    acts: list[Act]
    reason: str = ""
    said_by: str | None = None
    said_at: datetime | None = None


class PaperIn(BaseModel):
    """One paper: the `document` or the `file` of which it is the paper, by id, else what `original` it is."""

    model_config = ConfigDict(extra="forbid")

    document: Reference | None = None
    file: Reference | None = None
    original: OriginalPaper | None = None

    @model_validator(mode="after")
    def is_one_paper(self) -> Self:
        if len(self.model_dump(exclude_none=True)) != 1:
            raise Malformed("每件材料须写明文书编号、文件编号或者原件种类之一", REGULATION["二(一)8"])
        return self


class HandOverIn(BaseModel):
    """`papers`: each once, but for originals; the bundle says what else is to be named."""

    model_config = ConfigDict(extra="forbid")

    bundle: Bundle
    papers: Annotated[list[PaperIn], Field(min_length=1, max_length=200)]
    asset: Reference | None = None
    listing: Reference | None = None
    commission: Reference | None = None


class HandOverOut(HandOverRecord):
    """`items`: the titles of the papers. `acts`: what can be done with it next."""

    acts: list[Act]
    id: str
    case_number: str
    bundle: str
    items: list[str]
    papers: list[PaperIn]
    asset: str | None
    listing: str | None
    commission: str | None
    handed_by: str
    handed_at: datetime
    received_by: str | None
