"""Requests and answers of outbound commissions."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StrictBool

from services.commission.outbound.rules import Paper
from shared.contracts.commission.records import CommissionPaperRecord, CommissionRecord, CommissionState
from shared.contracts.documents.purposes import FilePurpose, paper_as
from shared.gateways.court_link import Matter
from shared.law.numbers import COMMISSION_TERM
from shared.platform.acts import Act
from shared.platform.paging import Listing
from shared.values.case_number import CourtCode
from shared.values.fields import Text


class PaperIn(BaseModel):
    """A paper by its kind and its id at documents: of the document made here, or of the file that was scanned."""

    model_config = ConfigDict(extra="forbid")

    kind: Paper
    document_id: Annotated[Text, paper_as(FilePurpose.SERVICE_RECEIPT, FilePurpose.OFFICER_CARD, made=True)]


class PaperOut(CommissionPaperRecord):
    """`sha256`: of its file."""

    kind: Paper
    document_id: str
    sha256: str


class PostedOut(BaseModel):
    """What went by post: `what` it was, by which number, and the file that proves it."""

    what: Literal["letter", "withdrawal", "supplement"]
    receipt_no: str
    file: str
    sha256: str
    by: str
    at: datetime


class InstructionIn(BaseModel):
    """What another court is to do, with the papers made for it. `ruling_document`: the signed ruling's id at documents.

    `court_code`: of a court of the register (GET /courts at intake), that of the asset's place. `term_days` 10 to 20, or 1 when `urgent`.
    """

    model_config = ConfigDict(extra="forbid")

    asset_id: Text
    matter: Matter
    court_code: CourtCode
    ruling_document: Text
    period_months: int | None = None
    term_days: int = int(COMMISSION_TERM.only.most)
    urgent: StrictBool = False
    papers: Annotated[list[PaperIn], Field(max_length=20)]


class LetterIn(BaseModel):
    """委托执行函, and the enclosures that do not come from the team."""

    model_config = ConfigDict(extra="forbid")

    document_id: Text
    enclosures: Annotated[list[PaperIn], Field(max_length=20)] = []


class WithdrawalIn(BaseModel):
    """Why the matter is not to be done any more, or to be commissioned anew."""

    model_config = ConfigDict(extra="forbid")

    reason: Text


class CommissionFilter(Listing):
    """Commissions by what people ask for; `q`: the beginning of an asset's identifier, or of the receiving court's name."""

    state: CommissionState | None = None
    matter: Matter | None = None
    urgent: bool | None = None
    instructed_by: Annotated[str | None, Field(max_length=200)] = None
    q: Annotated[str, Field(max_length=100, description="财产标识或者受托法院名称的开头")] = ""


class CommissionOut(CommissionRecord):
    """`acts`: what can be done with it next."""

    acts: list[Act]
    case_number: str
    asset_id: str
    asset_kind: str
    asset_identifier: str
    place_code: str
    matter: Matter
    receiving_court: str
    court_code: str | None
    ruling_document: str
    period_months: int | None
    ends_on: date | None
    term_days: int
    urgent: bool
    papers: list[PaperOut]
    instructed_at: datetime
    instructed_by: str
    letter_document: str | None
    letter_sha256: str | None
    enclosures: list[PaperOut]
    issued_at: datetime | None
    issued_by: str | None
    receipt_no: str | None
    sent_at: datetime | None
    result: str | None
    measure_no: str | None
    effective_at: datetime | None
    expires_on: date | None
    note: str
    answered_at: datetime | None
    told_at: datetime | None
    told_by: str | None
    withdrawn_at: datetime | None
    withdrawn_by: str | None
    withdrawn_reason: str | None
    recalled_at: datetime | None
    recall_receipt: str | None
    posted_to: str | None
    posted: list[PostedOut]
    answer_file: str | None
    answer_entered_by: str | None
