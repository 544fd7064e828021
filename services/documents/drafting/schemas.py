"""Requests and answers of drafting."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from pydantic import BaseModel, ConfigDict

from services.documents.drafting.kinds import KINDS
from services.documents.drafting.models import Document
from services.documents.drafting.operative import operative
from shared.contracts.documents.records import DocumentRecord, DraftedRecord
from shared.values.fields import LongVerbatim


class ContactIn(BaseModel):
    """Who answers for the case, as printed on its documents."""

    model_config = ConfigDict(extra="forbid")

    officer: LongVerbatim
    contact_phone: LongVerbatim
    court_address: LongVerbatim
    court_postcode: LongVerbatim


class InitialBatchIn(BaseModel):
    """What the first documents say beyond the case's record."""

    model_config = ConfigDict(extra="forbid")

    cause: LongVerbatim
    basis_title: LongVerbatim
    obligations: LongVerbatim
    performance_term: LongVerbatim
    report_term: LongVerbatim
    papers_to_bring: LongVerbatim
    contact: ContactIn


class DraftIn(BaseModel):
    """Any other document; `fields` as its kind in the register demands.

    `addressee`: the party it is made for, if any. `redraft_of`: the returned document in whose place it stands.
    """

    model_config = ConfigDict(extra="forbid")

    kind: str
    fields: dict[str, Any]
    addressee: str = ""
    redraft_of: str | None = None


class DocumentOut(DraftedRecord):
    """`number` is printed as 案号: a ruling's own, else the case's."""

    id: str
    case_number: str
    kind: str
    signer: str
    initial: bool
    addressee: str
    sha256: str
    pages: int
    state: str
    made_by: str
    made_at: datetime
    verified_at: datetime | None
    reviewed_by: str | None
    reviewed_at: datetime | None
    opinion: str
    signed_by: str | None
    dispatched_at: datetime | None
    served_at: datetime | None

    @classmethod
    def of(cls, document: Document) -> DocumentOut:
        return cls(**document.model_dump(), title=KINDS[document.kind].title, number=document.number)


class DocumentDetail(DocumentOut, DocumentRecord):
    """With what it says, which assets it lists, and which of it was verified against which paper."""

    fields: dict[str, Any]
    verification: list[dict[str, Any]]

    @classmethod
    def of(cls, document: Document) -> DocumentDetail:
        return cls(
            **document.model_dump(),
            title=KINDS[document.kind].title,
            number=document.number,
            asset_identifiers=document.asset_identifiers,
            operative=operative(document.fields) if KINDS[document.kind].is_ruling else None,
        )
