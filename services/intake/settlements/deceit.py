"""What shows that an applicant has settled under fraud or duress, so that the instrument is enforced again. Pure.

CPC[241] lets the court resume on application; SET[16] has it resume once a judgment has found the agreement void or annulled
it. Read together: the applicant need not sue first, but his word alone takes the agreement from nobody. So there is either
that judgment, in effect, or a ruling of this court that finds the fraud or duress with its reasons, to which the other side
may object (SET[12]); each with its number, its day and its paper, which another has entered.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from shared.contracts.documents.purposes import FilePurpose, paper_as
from shared.contracts.documents.records import FileRecord
from shared.law.files import PaperFile, check_files
from shared.values.articles import CPC, SET, Article
from shared.values.fields import Day, OptionalText, Text
from shared.values.labelled import Labelled
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, refuse
from shared.values.zone import COURT_ZONE


class Finding(Labelled):
    JUDGMENT = "judgment", "生效判决确认和解协议无效或者撤销和解协议"
    RULING = "ruling", "本院裁定认定和解协议系因受欺诈、胁迫达成"


_PAPERS: dict[Finding, tuple[FilePurpose, Article]] = {
    Finding.JUDGMENT: (FilePurpose.SETTLEMENT_JUDGMENT, SET[16]),
    Finding.RULING: (FilePurpose.DECEIT_RULING, CPC[241]),
}


@dataclass(frozen=True)
class Found:
    """As it is kept: by what, its number, the day from which it has effect, and the id of its file."""

    found_by: str
    found_number: str
    found_on: date
    found_paper: str


class FoundIn(BaseModel):
    """All four where the settlement is said to rest on fraud or duress, and none otherwise."""

    model_config = ConfigDict(extra="forbid")

    found_by: Annotated[Finding | None, Field(title="欺诈、胁迫的认定")] = None
    found_number: Annotated[OptionalText, Field(title="判决、裁定的案号")] = ""
    found_on: Annotated[Day | None, Field(title="判决、裁定的生效日期")] = None
    found_paper: Annotated[
        Text | None,
        paper_as(*(purpose for purpose, _ in _PAPERS.values())),
        Field(title="判决书、裁定书"),
    ] = None


def check_found(said: FoundIn, *, wanted: bool, agreed_on: date | None, today: date) -> Found | None:
    """Whole, of a day since the agreement, and only where it is `wanted`. 422, all faults at once."""
    faults: list[FieldError] = []
    by, on, paper = said.found_by, said.found_on, said.found_paper
    if not wanted:
        if by or said.found_number or on or paper:
            faults.append(FieldError("found_by", "以不履行和解协议等为事由的，不写欺诈、胁迫的认定", SET[16]))
        refuse(faults, 422, ProblemCode.SETTLEMENT_REFUSED)
        return None
    if by and said.found_number and on and paper:
        if not (agreed_on or on) <= on <= today:
            detail = "判决、裁定的生效日期不得早于达成和解之日，也不得晚于今日"
            faults.append(FieldError("found_on", detail, _PAPERS[by][1]))
        refuse(faults, 422, ProblemCode.SETTLEMENT_REFUSED)
        return Found(by, said.found_number, on, paper)
    given = {"found_by": by, "found_number": said.found_number, "found_on": on, "found_paper": paper}
    detail = (
        "以受欺诈、胁迫为事由的，须写明认定的判决或者裁定及其案号、生效日期并有该文书，仅有申请人的主张不足"
    )
    faults += [FieldError(field, detail, CPC[241]) for field, value in given.items() if not value]
    refuse(faults, 422, ProblemCode.SETTLEMENT_REFUSED)
    raise AssertionError


def check_paper(found: Found, files: Sequence[FileRecord], hands: Set[str]) -> None:
    """The judgment or ruling, entered since its day by another than who acts on it. 409."""
    purpose, article = _PAPERS[Finding(found.found_by)]
    since = datetime.combine(found.found_on, time(), COURT_ZONE)
    check_files(
        files,
        [PaperFile("found_paper", found.found_paper, purpose, article, shows_at=since, not_by=hands)],
    )
