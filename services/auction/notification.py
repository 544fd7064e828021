"""Who was told, how, and when that counts as received: price reports, notices before publication, announcements."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.documents.records import FileRecord
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
    *,
    waivable: Collection[str] = (),
) -> dict[str, str]:
    """Everybody in `needed` must have been told, each once and not in the future; all faults at once (422).

    409 if anybody was told before `since`, when that of which the notice tells was made (a waiver may be older), or if
    the proof is none of the case's `files`. Answers the SHA-256 of each proof, by its file's id.
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
        PaperFile(f"told.{at}.proof", one.proof, _PROOFS.get(one.mode, _RECEIPT), article, one.at)
        for at, one in enumerate(told)
    ]
    return check_files(files, proofs)


def received_at(one: Told, display: Limit, calendar: Calendar) -> datetime:
    """When it counts as received: at once, or at the end of the `display` that stands for service."""
    return due(one.at, display, calendar).due_at if one.mode == "public" else one.at
