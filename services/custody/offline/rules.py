"""What may be recorded of offline work. Pure."""

from __future__ import annotations

from collections.abc import Set
from datetime import datetime

from services.custody.offline.schemas import Matter, OfflineIn, ReturnIn
from shared.contracts.documents.purposes import FilePurpose
from shared.law.files import PaperFile
from shared.values.articles import JS, REGULATION, cite
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem, refuse
from shared.values.zone import COURT_ZONE

ARTICLE = cite(REGULATION["二(二)3"], REGULATION["二(二)4"])


def check_pending(way: str | None, measured: bool) -> None:
    """Raises Problem 409 unless the asset is decided to be dealt with offline, and has not been."""
    if way != "offline" or measured:
        raise Problem(409, ProblemCode.NOT_OFFLINE, article=ARTICLE)


def paper(file: str, shows_at: datetime, hands: Set[str]) -> PaperFile:
    """Brought back after what was ordered or has happened, and entered by another than who books it."""
    return PaperFile("record", file, FilePurpose.SEIZURE_RETURN, ARTICLE, shows_at, not_by=hands)


def check_result(body: OfflineIn, ordered_at: datetime, now: datetime) -> None:
    """A seizure says by which ruling, what it is, since when and until when. Raises Problem 409 with every fault.

    `ordered_at`: since when it was decided, ruled and notified.
    """
    faults = []
    if body.result == "none":
        if not body.reason:
            faults.append(FieldError("reason", "须写明未能查封、冻结的原因", ARTICLE))
    else:
        needed = {
            "ruling_document": "裁定书",
            "letter_document": "协助执行通知书",
            "measure_no": "查封、冻结文号",
            "effective_at": "生效时间",
            "expires_on": "届满日期",
        }
        missing = [name for name in needed if not getattr(body, name)]
        faults += [FieldError(name, f"须写明{needed[name]}", JS[485]) for name in missing]
    if body.effective_at and not ordered_at <= body.effective_at <= now:
        detail = "生效时间须在决定线下办理、签发裁定书和协助执行通知书之后，且不得晚于现在"
        faults.append(FieldError("effective_at", detail, ARTICLE))
    if (
        body.effective_at
        and body.expires_on
        and body.expires_on <= body.effective_at.astimezone(COURT_ZONE).date()
    ):
        faults.append(FieldError("expires_on", "届满日期不在生效日期之后", JS[485]))
    refuse(faults, 409, ProblemCode.OFFLINE_RESULT_REFUSED)


def check_return(body: ReturnIn, ordered_at: datetime, now: datetime) -> None:
    """What the institution has done it did after it was ordered, on a day that its paper says. Raises Problem 409."""
    faults = []
    if (body.result == "refused") != (body.effective_at is None):
        faults.append(FieldError("effective_at", "已经办理的须写明生效时间，拒绝办理的不填写", ARTICLE))
    elif body.effective_at and not ordered_at <= body.effective_at <= now:
        detail = "生效时间须在决定解除、续行或者登记轮候之后，且不得晚于现在"
        faults.append(FieldError("effective_at", detail, ARTICLE))
    refuse(faults, 409, ProblemCode.OFFLINE_RESULT_REFUSED)


def matter_of(lifts: bool, renews: bool, named: Matter | None) -> Matter:
    """Which of what waits for its paper has come back: of a deposit a part may be let go of while the freeze is renewed.
    Raises Problem 409."""
    if named is None and lifts and renews:
        detail = "解除和续行都在等待回执，须写明该回执所办的是哪一项"
        raise Problem.of([FieldError("matter", detail, ARTICLE)], 409, ProblemCode.OFFLINE_RESULT_REFUSED)
    check_returnable(lifts if named == "lifting" else renews if named else lifts or renews)
    return named or ("lifting" if lifts else "renewal")


def check_returnable(awaited: bool) -> None:
    """Raises Problem 409 unless a measure is to be lifted or renewed offline, or waits behind another court."""
    if not awaited:
        raise Problem(409, ProblemCode.NOTHING_TO_RETURN, article=ARTICLE)
