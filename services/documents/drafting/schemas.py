"""Requests and answers of drafting."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StrictBool

from services.documents.drafting.fields import DocumentKind, Form, SignerClass
from services.documents.drafting.fields import Field as KindField
from services.documents.drafting.kinds import KINDS
from services.documents.drafting.models import Document
from services.documents.drafting.operative import operative
from services.documents.signing.rules import State
from shared.contracts.documents.kinds import KindOfDocument
from shared.contracts.documents.purposes import FilePurpose, paper_as
from shared.contracts.documents.records import DocumentRecord, DraftedRecord, NoticeRecord
from shared.platform.acts import Act
from shared.platform.paging import Listing
from shared.values.fields import READABLE, LongVerbatim, Reason, Text, Written
from shared.values.numerals import days_in


class ContactIn(BaseModel):
    """Who answers for the case, as printed on its documents."""

    model_config = ConfigDict(extra="forbid")

    officer: Annotated[LongVerbatim, Field(title="承办人姓名")]
    contact_phone: LongVerbatim
    court_address: LongVerbatim
    court_postcode: LongVerbatim


class HandmadeIn(BaseModel):
    """A PDF made by hand in place of one that cannot be printed: its file, and why; `fields` still say what it says."""

    model_config = ConfigDict(extra="forbid")

    file: Annotated[Text, paper_as(FilePurpose.DOCUMENT)]
    reason: Annotated[Written, Field(min_length=10, max_length=500), READABLE]


class HandmadeItemIn(HandmadeIn):
    """Of the first documents, that `kind` for that party."""

    kind: str
    addressee: str


class InitialBatchIn(BaseModel):
    """What the first documents say beyond the case's record, and those that were made by hand."""

    model_config = ConfigDict(extra="forbid")

    cause: LongVerbatim
    basis_title: LongVerbatim
    obligations: LongVerbatim
    performance_term: LongVerbatim
    report_term: LongVerbatim
    papers_to_bring: LongVerbatim
    contact: ContactIn
    handmade: Annotated[list[HandmadeItemIn], Field(max_length=100)] = []


class FieldOut(BaseModel):
    """What a document of the kind must hold. `form`: of its value; `columns`: of each row; `by_hand`: filled in with a pen; `optional`: may be empty."""

    name: str
    label: str
    form: Form
    article: str
    by_hand: bool
    optional: bool
    columns: list[FieldOut]

    @classmethod
    def of(cls, field: KindField) -> FieldOut:
        return cls(
            name=field.name,
            label=field.label,
            form=field.form,
            article=field.source,
            by_hand=field.by_hand,
            optional=field.optional,
            columns=[cls.of(column) for column in field.columns],
        )


class KindOut(BaseModel):
    """A kind of document. `signer`: who signs it by the regulation; `to_both_sides`: the article that wants both served."""

    code: str
    title: str
    signer: SignerClass
    to_both_sides: str
    fields: list[FieldOut]

    @classmethod
    def of(cls, kind: DocumentKind) -> KindOut:
        return cls(
            code=kind.code,
            title=kind.title,
            signer=kind.signer,
            to_both_sides=kind.to_both_sides,
            fields=[FieldOut.of(field) for field in kind.fields],
        )


_KINDS_SAID = "文书样式：" + "、".join(f"{code}（{kind.title}）" for code, kind in KINDS.items())
_FIELDS_SAID = "各样式须填写的内容，另见 GET /document-kinds：" + "；".join(
    f"{code}：" + "、".join(f"{field.name}（{field.label}）" for field in kind.fields)
    for code, kind in KINDS.items()
)


class DraftIn(BaseModel):
    """Any other document; `fields` as its kind in the register demands.

    `addressee`: the party it is made for, if any. `redraft_of`: the returned document in whose place it stands.
    """

    model_config = ConfigDict(extra="forbid")

    kind: Annotated[str, Field(json_schema_extra={"enum": list(KINDS)}, description=_KINDS_SAID)]
    fields: Annotated[dict[str, Any], Field(description=_FIELDS_SAID)]
    addressee: str = ""
    redraft_of: str | None = None
    handmade: HandmadeIn | None = None


class DocumentFilter(Listing):
    """Documents by what people ask for; `q`: the beginning of a case's or ruling's number, or part of a title."""

    state: State | None = None
    kind: KindOfDocument | None = None
    signer: SignerClass | None = None
    initial: bool | None = None
    made_by: Annotated[str | None, Field(max_length=200)] = None
    q: Annotated[str, Field(max_length=100, description="文书案号的开头，或者文书名称")] = ""


class DocumentOut(DraftedRecord, NoticeRecord):
    """`number` is printed as 案号: a ruling's own, else the case's. `acts`: what can be done with it next."""

    acts: list[Act]
    id: str
    case_number: str
    kind: str
    signer: str
    initial: bool
    addressee: str
    handmade_file: str | None
    handmade_reason: str | None
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
    withdrawn_by: str | None
    withdrawn_because: str | None
    closed_to_others: bool
    asset_identifiers: list[str]

    @classmethod
    def of(cls, document: Document, acts: list[Act]) -> DocumentOut:
        return cls(
            **document.model_dump(),
            title=KINDS[document.kind].title,
            number=document.number,
            acts=acts,
            asset_identifiers=document.asset_identifiers,
        )


class SealedDocument(DraftedRecord):
    """What is seen of a document that is closed to the caller: its title, where it stands, what can be done with it."""

    acts: list[Act]
    id: str
    state: str
    closed_to_others: bool


class SealingIn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    sealed: StrictBool
    reason: Reason


class DocumentDetail(DocumentOut, DocumentRecord):
    """With what it says, which assets it lists, and which of it was verified against which paper.

    `redraft_of`: the returned document in whose place it stands.
    """

    redraft_of: str | None
    fields: dict[str, Any]
    verification: list[dict[str, Any]]

    @classmethod
    def of(cls, document: Document, acts: list[Act]) -> DocumentDetail:
        return cls(
            **document.model_dump(),
            title=KINDS[document.kind].title,
            number=document.number,
            acts=acts,
            asset_identifiers=document.asset_identifiers,
            receiving_court=document.fields.get("receiving_court"),
            report_days=days_in(document.fields.get("report_term") or ""),
            operative=operative(document.fields) if KINDS[document.kind].orders else None,
        )
