"""What shows that an applicant has settled under fraud or duress, so that the instrument is enforced again. Pure.

CPC[241] lets the court resume on application; SET[16] has it resume once a judgment has found the agreement void or annulled
it. Read together: the applicant need not sue first, but his word alone takes the agreement from nobody. So there is either
that judgment, in effect, with its number, its day and its paper, which another has entered; or a ruling of this court, signed in
the case, that finds the fraud or duress with its reasons, to which the other side may object (SET[12]).

What was performed in full is not resumed (JS[465], SET[11]): its performance ends the case, and who enforces does not undo it by a
ruling of his own. Only where a judgment has taken the agreement itself away is nothing left that was performed: then SET[16] lets
the instrument be enforced again, less what was had (SET[17]).
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from shared.contracts.documents.kinds import KindOfDocument
from shared.contracts.documents.purposes import FilePurpose, paper_as
from shared.contracts.documents.records import DocumentRecord, FileRecord, RegisteredParty
from shared.law.files import PaperFile, check_files
from shared.law.names import names_all
from shared.values.articles import CPC, SET
from shared.values.fields import Day, OptionalText, Text
from shared.values.labelled import Labelled
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem, refuse
from shared.values.zone import COURT_ZONE, begin_of

_RULING: tuple[KindOfDocument, ...] = ("deceit_ruling",)


class Finding(Labelled):
    JUDGMENT = "judgment", "生效判决确认和解协议无效或者撤销和解协议"
    RULING = "ruling", "本院裁定认定和解协议系因受欺诈、胁迫达成"


@dataclass(frozen=True)
class Found:
    """As it is kept: by what, its number, the day from which it has effect, and the id of its file or of its document."""

    found_by: str
    found_number: str
    found_on: date
    found_paper: str | None = None
    found_ruling: str | None = None


class FoundIn(BaseModel):
    """Where the settlement is said to rest on fraud or duress: of a judgment its number, day and paper; of a ruling of this court the
    signed document alone, by its id. Nothing otherwise.
    """

    model_config = ConfigDict(extra="forbid")

    found_by: Annotated[Finding | None, Field(title="欺诈、胁迫的认定")] = None
    found_number: Annotated[OptionalText, Field(title="判决的案号")] = ""
    found_on: Annotated[Day | None, Field(title="判决的生效日期")] = None
    found_paper: Annotated[Text | None, paper_as(FilePurpose.SETTLEMENT_JUDGMENT), Field(title="判决书")] = (
        None
    )
    found_ruling: Annotated[Text | None, Field(title="本院签发的认定欺诈、胁迫裁定书")] = None

    @property
    def says_anything(self) -> bool:
        return bool(
            self.found_by or self.found_number or self.found_on or self.found_paper or self.found_ruling
        )


@dataclass(frozen=True)
class Shown:
    """What there is to show it: the files of the case, the document that is named, and the case's parties."""

    case_number: str
    files: Sequence[FileRecord]
    ruling: DocumentRecord | None
    parties: Sequence[RegisteredParty]


def check_found(
    said: FoundIn, shown: Shown, *, wanted: bool, agreed_on: date | None, today: date, hands: Set[str]
) -> Found | None:
    """Whole, of a day since the agreement, shown, and only where it is `wanted`; `hands`: whose act it is. 422, 409."""
    if not wanted:
        if said.says_anything:
            error = FieldError("found_by", "以不履行和解协议等为事由的，不写欺诈、胁迫的认定", SET[16])
            raise Problem.of([error], 422, ProblemCode.SETTLEMENT_REFUSED)
        return None
    if said.found_by is None:
        detail = "以受欺诈、胁迫为事由的，须有认定的判决或者本院裁定，仅有申请人的主张不足"
        raise Problem.of([FieldError("found_by", detail, CPC[241])], 422, ProblemCode.SETTLEMENT_REFUSED)
    if said.found_by is Finding.JUDGMENT:
        found = _judged(said, agreed_on, today)
        since = begin_of(found.found_on)
        purpose = FilePurpose.SETTLEMENT_JUDGMENT
        paper = PaperFile(
            "found_paper", found.found_paper or "", purpose, SET[16], shows_at=since, not_by=hands
        )
        check_files(shown.files, [paper])
        return found
    return _ruled(said, shown, agreed_on)


def _judged(said: FoundIn, agreed_on: date | None, today: date) -> Found:
    faults: list[FieldError] = []
    if said.found_ruling:
        faults.append(FieldError("found_ruling", "以判决认定的，不写本院裁定书", SET[16]))
    number, on, paper = said.found_number, said.found_on, said.found_paper
    if on and not (agreed_on or on) <= on <= today:
        detail = "判决的生效日期不得早于达成和解之日，也不得晚于今日"
        faults.append(FieldError("found_on", detail, SET[16]))
    if number and on and paper and not faults:
        return Found(Finding.JUDGMENT, number, on, paper)
    given = {"found_number": number, "found_on": on, "found_paper": paper}
    detail = "以判决认定的，须写明案号、生效日期并有判决书"
    faults += [FieldError(field, detail, SET[16]) for field, value in given.items() if not value]
    refuse(faults, 422, ProblemCode.SETTLEMENT_REFUSED)
    raise AssertionError


def _ruled(said: FoundIn, shown: Shown, agreed_on: date | None) -> Found:
    """Its number and its day are those of the signed document: nobody types them."""
    ruling = shown.ruling
    says = ruling.operative if ruling else None
    fault = ""
    if said.found_number or said.found_on or said.found_paper:
        fault = "以本院裁定认定的，只写该裁定书；案号、日期以该裁定书为准"
    elif ruling is None or ruling.signed_at is None or not ruling.is_signed(shown.case_number, _RULING):
        fault = "须是本案已经签发、没有撤回的认定欺诈、胁迫裁定书"
    elif says is None or (agreed_on is not None and says.settled_on != agreed_on):
        fault = "裁定书写明的和解协议达成日期与本案和解协议不一致"
    elif not names_all(says.parties, shown.parties, ruling.signed_at):
        fault = "裁定书所列当事人与本案当事人不一致"
    else:
        on = ruling.signed_at.astimezone(COURT_ZONE).date()
        return Found(Finding.RULING, ruling.number, on, found_ruling=ruling.id)
    raise Problem.of([FieldError("found_ruling", fault, CPC[241])], 409, ProblemCode.SETTLEMENT_REFUSED)


def check_after_performance(found: Found | None, *, performed: bool) -> None:
    """What was performed in full falls by a judgment alone. 409."""
    if performed and (found is None or found.found_by != Finding.JUDGMENT):
        detail = (
            "执行和解协议已经履行完毕，不予恢复执行；认为协议无效或者应予撤销的，可以向本院提起诉讼，协议被判决确认无效或者"
            "撤销后，凭生效判决申请恢复执行；因迟延履行、瑕疵履行受到损害的，可以另行起诉"
        )
        raise Problem.of([FieldError("found_by", detail, SET[11, 1])], 409, ProblemCode.SETTLEMENT_STATE)
