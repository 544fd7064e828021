"""Who was told, how, and when that counts as received: rulings, price reports, notices before publication, announcements."""

from __future__ import annotations

from collections.abc import Collection, Sequence, Set
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from shared.contracts.documents.kinds import KindOfDocument
from shared.contracts.documents.purposes import FilePurpose, paper_as
from shared.contracts.documents.records import DeliveryRecord, DocumentRecord, FileRecord
from shared.law.calendar import Calendar
from shared.law.files import PaperFile, check_files
from shared.law.periods import Limit, due
from shared.values.articles import CPC
from shared.values.fields import Instant, LongText
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem, refuse

Reference = Annotated[str, Field(min_length=1, max_length=200)]
Mode = Literal["direct", "left", "entrusted", "post", "electronic", "public", "waived"]


class Named(BaseModel):
    """One recipient: a party's id, or `holder-n` of the survey. `public`: could not be reached, published instead;
    `waived`: gave the right up in writing. `proof`: the file of the receipt, the page or the waiver.
    """

    model_config = ConfigDict(extra="forbid")

    recipient: Reference
    mode: Mode
    proof: Annotated[LongText, paper_as(FilePurpose.SERVICE_RECEIPT, FilePurpose.WAIVER)]


class Told(Named):
    """`at`: the delivery's own instant, or when the proof was entered (what is on record from before: as it was typed).

    `proof` of what was delivered: its document.
    """

    at: Instant


class ToldIn(BaseModel):
    """Whom no delivery on record has reached, and how each was told. When is never typed: another person's entry says it."""

    model_config = ConfigDict(extra="forbid")

    told: Annotated[list[Named], Field(max_length=200)]


class ServedIn(ToldIn):
    """`document`: the signed document by whose deliveries the others were served."""

    document: Reference | None = None


_RECEIPT = FilePurpose.SERVICE_RECEIPT
_PROOFS = {"waived": FilePurpose.WAIVER}
_CARRIED = {"post": CPC[91], "electronic": CPC[90]}
"""What a carrier delivers: its own record shows the consent and the receipt, a paper in a dossier shows neither."""


@dataclass(frozen=True)
class Served:
    """All who are to have it, and since when each has. `files`: SHA-256 of the proofs of those told by hand."""

    told: list[Told]
    files: dict[str, str]

    @property
    def last(self) -> datetime:
        return max(one.at for one in self.told)


def check_told(
    told: Sequence[Named],
    needed: Collection[str],
    since: datetime,
    article: str,
    files: Collection[FileRecord],
    hands: Set[str],
    *,
    waivable: Collection[str] = (),
) -> Served:
    """Everybody in `needed` must have been told, each once; all faults at once (422).

    Each since the proof was entered: 409 if that was before `since`, when that of which the notice tells was made (a
    waiver may be older), if the proof is none of the case's `files`, or was entered by one of the `hands` that rely on it.
    """
    errors = []
    recipients = [one.recipient for one in told]
    for missing in sorted(set(needed) - set(recipients)):
        errors.append(FieldError("told", f"尚未通知 {missing}", article))
    for at, one in enumerate(told):
        field = f"told.{at}"
        if one.recipient not in needed:
            errors.append(FieldError(f"{field}.recipient", "不是本案当事人，也不是已知优先购买权人", article))
        elif one.recipient in recipients[:at]:
            errors.append(FieldError(f"{field}.recipient", "同一人重复填写", article))
        if one.mode == "waived" and one.recipient not in waivable:
            errors.append(FieldError(f"{field}.mode", "只有优先购买权人书面放弃权利的可以不通知", article))
    refuse(errors, 422, ProblemCode.NOT_ALL_TOLD)
    proofs = [
        PaperFile(
            f"told.{at}.proof",
            one.proof,
            _PROOFS.get(one.mode, _RECEIPT),
            article,
            None if one.mode == "waived" else since,
            hands,
        )
        for at, one in enumerate(told)
    ]
    digests = check_files(files, proofs)
    entered = {file.id: file.entered_at for file in files}
    return Served([Told(**one.model_dump(), at=entered[one.proof]) for one in told], digests)


def check_serving(
    document: DocumentRecord | None,
    named: str | None,
    case_number: str,
    kind: KindOfDocument,
    identifier: str,
    since: datetime,
    article: str,
) -> None:
    """409 unless `document`, if one is `named`, is of that kind and case, about that asset, and signed after `since`."""
    if named is None:
        return
    if (
        document is None
        or document.signed_at is None
        or not document.is_signed(case_number, (kind,))
        or identifier not in document.asset_identifiers
        or document.signed_at < since
    ):
        detail = "须是本案就该财产、在所送达的事项形成以后签发的相应文书"
        raise Problem.of([FieldError("document", detail, article)], 409, ProblemCode.FILE_NOT_OF_CASE)


def delivered(deliveries: Collection[DeliveryRecord], document: str, hands: Set[str]) -> list[Told]:
    """Whom the document has provably reached by a delivery on record, which none of `hands` has ordered."""
    return [
        Told(recipient=one.addressee, mode=_mode(one), at=one.served_at, proof=document)
        for one in deliveries
        if one.served_at is not None and not one.is_by(hands)
    ]


def _mode(delivery: DeliveryRecord) -> Literal["post", "electronic"]:
    proven = {attempt.channel for attempt in delivery.attempts if attempt.state == "delivered"}
    return "post" if proven <= {"post"} else "electronic"


def check_served(
    document: str | None,
    deliveries: Collection[DeliveryRecord],
    by_hand: Sequence[Named],
    needed: Collection[str],
    since: datetime,
    article: str,
    files: Collection[FileRecord],
    hands: Set[str],
) -> Served:
    """The document has reached everybody in `needed`: by its delivery on record, else by hand as `check_told` has it.

    What is typed of one whom a delivery has reached counts for nothing; post and electronic service are never typed.
    """
    on_record = [one for one in delivered(deliveries, document or "", hands) if one.recipient in needed]
    reached = {one.recipient for one in on_record}
    rest = [one for one in by_hand if one.recipient not in reached]
    carried = [
        FieldError(f"told.{at}.mode", "邮寄、电子送达以文书送达记录为准，不得自行填写", _CARRIED[one.mode])
        for at, one in enumerate(by_hand)
        if one.mode in _CARRIED and one.recipient not in reached
    ]
    refuse(carried, 409, ProblemCode.NOT_DELIVERED)
    by_receipt = check_told(rest, set(needed) - reached, since, article, files, hands)
    return Served([*on_record, *by_receipt.told], by_receipt.files)


def received_at(one: Told, display: Limit, calendar: Calendar) -> datetime:
    """When it counts as received: at once, or at the end of the last day of the `display` that stands for service."""
    return due(one.at, display, calendar).due_at - timedelta.resolution if one.mode == "public" else one.at
