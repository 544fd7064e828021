"""When an applicant is asked for what is missing, and until when (民诉法解释第二百零八条). Pure."""

from __future__ import annotations

from collections.abc import Sequence, Set
from datetime import date, datetime, timedelta

from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.documents.records import FileRecord
from shared.law.files import PaperFile, check_files
from shared.values.articles import JS
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem

ARTICLE = JS[208]
_LONGEST = 15  # ours: days that an applicant has at most; no text says how many


def check_first(asked_at: datetime | None) -> None:
    """409 for a second time: what was not asked for the first time is no reason to wait."""
    if asked_at is not None:
        detail = "已经通知补正，应当一次性告知，不得再次要求补正"
        raise Problem(409, ProblemCode.SUPPLEMENT_STATE, detail, ARTICLE)


def check_term(until: date, today: date) -> None:
    """422 for a day that is over, or too far off."""
    if not today < until <= today + timedelta(days=_LONGEST):
        error = FieldError("until", f"补正的最后一日应当自明日起、{_LONGEST}日以内", ARTICLE)
        raise Problem.of([error], 422, ProblemCode.FILING_DATES)


def check_notice(notice: str, received_at: datetime, files: Sequence[FileRecord], hands: Set[str]) -> None:
    """What the applicant was told, on a paper that he has signed for and another has entered. 409."""
    purpose = FilePurpose.SUPPLEMENT_NOTICE
    paper = PaperFile("notice", notice, purpose, ARTICLE, shows_at=received_at, not_by=hands)
    check_files(files, [paper])


def check_waits(asked_at: datetime | None, supplied_at: datetime | None) -> None:
    """409 unless something was asked for that has not come."""
    if asked_at is None or supplied_at is not None:
        detail = "没有等待补正的材料"
        raise Problem(409, ProblemCode.SUPPLEMENT_STATE, detail, ARTICLE)


def check_supplied(
    paper: str,
    at: datetime,
    received_at: datetime,
    now: datetime,
    files: Sequence[FileRecord],
    hands: Set[str],
) -> None:
    """All of it had come by then, as a file shows that another has entered; the seven days run from there. 409, 422.

    It may have come before the notice, which the applicant had signed at the counter, was on record.
    """
    if not received_at <= at <= now:
        error = FieldError("at", "不得早于收到申请的时间，也不得晚于现在", ARTICLE)
        raise Problem.of([error], 422, ProblemCode.FILING_DATES)
    check_files(files, [PaperFile("paper", paper, FilePurpose.SUPPLEMENT, ARTICLE, at, hands)])
