"""Who was told, how, and when that counts as received: price reports, notices before publication, announcements."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.documents.records import DeliveryRecord, FileRecord
from shared.law.calendar import Calendar
from shared.law.files import PaperFile, check_files
from shared.law.periods import Limit, due
from shared.values.fields import Instant, LongText
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, refuse
from shared.values.zone import COURT_ZONE

Reference = Annotated[str, Field(min_length=1, max_length=200)]


class Told(BaseModel):
    """One recipient: a party's id, or `holder-n` of the survey. `public`: could not be reached, published instead;
    `waived`: gave the right up in writing. `at` is when it was done; `proof` the file of the receipt, the page or the
    waiver (what is on record from before may have it in words).
    """

    model_config = ConfigDict(extra="forbid")

    recipient: Reference
    mode: Literal["direct", "left", "entrusted", "post", "electronic", "public", "waived"]
    at: Instant
    proof: LongText


_RECEIPT = FilePurpose.SERVICE_RECEIPT
_PROOFS = {"waived": FilePurpose.WAIVER}


class ToldIn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    told: Annotated[list[Told], Field(max_length=200)]


def check_told(
    told: Sequence[Told],
    needed: Collection[str],
    since: datetime,
    now: datetime,
    article: str,
    files: Collection[FileRecord],
    actor: str,
    *,
    waivable: Collection[str] = (),
) -> dict[str, str]:
    """Everybody in `needed` must have been told, each once and not in the future; all faults at once (422).

    409 if anybody was told before `since`, when that of which the notice tells was made (a waiver may be older), or if
    the proof is none of the case's `files`, or was entered by the `actor` who relies on it. Answers the SHA-256 of each proof, by its file's id.
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
        if one.at > now:
            errors.append(FieldError(f"{field}.at", "送达时间不得晚于现在", article))
        if one.mode == "waived" and one.recipient not in waivable:
            errors.append(FieldError(f"{field}.mode", "只有优先购买权人书面放弃权利的可以不通知", article))
    refuse(errors, 422, ProblemCode.NOT_ALL_TOLD)
    made = f"{since.astimezone(COURT_ZONE):%Y-%m-%d %H:%M}"
    early = [
        FieldError(f"told.{at}.at", f"所送达（通知）的事项{made}方才作出", article)
        for at, one in enumerate(told)
        if one.at < since and one.mode != "waived"
    ]
    refuse(early, 409, ProblemCode.TOLD_BEFORE_MADE)
    proofs = [
        PaperFile(f"told.{at}.proof", one.proof, _PROOFS.get(one.mode, _RECEIPT), article, one.at, actor)
        for at, one in enumerate(told)
    ]
    return check_files(files, proofs)


def delivered(deliveries: Collection[DeliveryRecord], document: str, actor: str) -> list[Told]:
    """Whom the document has provably reached by a delivery on record, which another than `actor` has ordered."""
    return [
        Told(recipient=one.addressee, mode=_mode(one), at=one.served_at, proof=document)
        for one in deliveries
        if one.served_at is not None and one.ordered_by != actor
    ]


def _mode(delivery: DeliveryRecord) -> Literal["post", "electronic"]:
    proven = {attempt.channel for attempt in delivery.attempts if attempt.state == "delivered"}
    return "post" if proven <= {"post"} else "electronic"


@dataclass(frozen=True)
class Served:
    """A document served on all who are to have it. `files`: SHA-256 of the receipts of those it was handed to."""

    told: list[Told]
    files: dict[str, str]

    @property
    def last(self) -> datetime:
        return max(one.at for one in self.told)


def check_served(
    document: str,
    deliveries: Collection[DeliveryRecord],
    by_hand: Sequence[Told],
    needed: Collection[str],
    since: datetime,
    now: datetime,
    article: str,
    files: Collection[FileRecord],
    actor: str,
) -> Served:
    """The document has reached everybody in `needed`: by its delivery on record, else by hand as `check_told` has it.

    What is typed of one whom a delivery has reached counts for nothing.
    """
    on_record = [one for one in delivered(deliveries, document, actor) if one.recipient in needed]
    reached = {one.recipient for one in on_record}
    rest = [one for one in by_hand if one.recipient not in reached]
    proofs = check_told(rest, set(needed) - reached, since, now, article, files, actor)
    return Served([*on_record, *rest], proofs)


def received_at(one: Told, display: Limit, calendar: Calendar) -> datetime:
    """When it counts as received: at once, or at the end of the `display` that stands for service."""
    return due(one.at, display, calendar).due_at if one.mode == "public" else one.at
