"""What is filed as 执保, and which later case takes on what was seized by it. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from shared.contracts.custody.records import MeasureRecord
from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.documents.records import FileRecord
from shared.contracts.intake.closing import ClosingMode
from shared.contracts.intake.preservation import LiftingGround, PreservationStage
from shared.law.calendar import Calendar
from shared.law.files import PaperFile, check_files
from shared.law.numbers import AFTER_PERFORMANCE, PRE_SUIT
from shared.law.periods import due
from shared.values.articles import CPC, JS, PRE
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem, refuse
from shared.values.zone import COURT_ZONE, begin_of

ARTICLE = PRE[2]
LIFTED = JS[166]
_FIRST_INSTANCE = "民初"
"""In the number of a civil trial of first instance: a judgment on appeal, or an award, bears another."""
GOES_ON = (ClosingMode.PARTLY_PRESERVED, ClosingMode.NOTHING_TO_PRESERVE)
"""How a case may have ended for its ruling to be carried out further when more is found."""


def check_dates(ruled_at: datetime, received_at: datetime, now: datetime) -> None:
    """What is handed over was ruled before, and nothing lies in the future. 422, all faults at once."""
    errors = []
    if received_at > now:
        errors.append(FieldError("received_at", "收到移送的时间不得晚于现在", ARTICLE))
    if ruled_at > received_at:
        errors.append(FieldError("ruled_at", "裁定作出的时间不得晚于收到移送的时间", ARTICLE))
    refuse(errors, 422, ProblemCode.FILING_DATES)


def check_handed_over(files: Sequence[FileRecord], hands: Set[str]) -> str:
    """The file that is the ruling, the last one that another than who files has entered; 409 where there is none."""
    rulings = [file for file in files if file.purpose is FilePurpose.PRESERVATION_RULING]
    entered = [file for file in rulings if hands.isdisjoint(file.brought_by)]
    if not entered:
        whose = "须由他人" if rulings else "须先"
        detail = f"{whose}在本申请下存入{FilePurpose.PRESERVATION_RULING.label}"
        raise Problem(409, ProblemCode.NO_SUCH_RULING, detail, ARTICLE)
    return max(entered, key=lambda file: (file.entered_at, file.id)).id


@dataclass(frozen=True)
class Kept:
    """A case of preservation that no later case has taken on. `parties`: role and identity of each."""

    case_number: str
    ruling_number: str
    trial_number: str
    state: str
    closing_mode: str
    parties: frozenset[tuple[str, str]]

    def is_between(self, parties: Collection[tuple[str, str]]) -> bool:
        """Whether an applicant and a respondent of it are among `parties`."""
        return {role for role, _ in self.parties.intersection(parties)} == {"applicant", "respondent"}


def goes_on_in(
    parties: Collection[tuple[str, str]],
    instrument: str,
    kept: Sequence[Kept],
    named: str,
    *,
    preserves: bool,
) -> list[str]:
    """The cases whose seizures go on in a case on that instrument: of the very parties, and of the trial that it ends, or
    `named` in its application (民诉法解释第一百六十八条); or, if it `preserves`, on the same ruling, which was not carried
    out in full."""
    return [
        one.case_number
        for one in kept
        if one.is_between(parties)
        and (
            (one.ruling_number == instrument and one.closing_mode in GOES_ON)
            if preserves
            else one.case_number == named or (bool(one.trial_number) and one.trial_number == instrument)
        )
    ]


def check_named(
    named: str, parties: Collection[tuple[str, str]], instrument: str, kept: Sequence[Kept]
) -> None:
    """409 unless property is kept in the case that an application names, between its own parties, and not for another trial."""
    found = next((one for one in kept if one.case_number == named), None)
    detail = ""
    if found is None:
        detail = "没有这一保全案件，或者其保全已经解除、已经转入其他案件"
    elif not found.is_between(parties):
        detail = "保全案件的双方当事人与本申请不同"
    elif instrument != found.trial_number and all(
        _FIRST_INSTANCE in one for one in (found.trial_number, instrument)
    ):
        detail = f"该保全系{found.trial_number}案件的保全，不是本申请执行依据所终结的案件"
    if detail:
        raise Problem.of([FieldError("preservation", detail, JS[168])], 409, ProblemCode.NO_PRESERVATION)


def check_preserves(preserves: bool) -> None:
    """409 unless the case carries out a ruling of preservation."""
    if not preserves:
        raise Problem(409, ProblemCode.NO_PRESERVATION, article=ARTICLE)


def check_told(
    party: str,
    names: Mapping[str, str],
    told_at: datetime,
    receipt: str,
    files: Sequence[FileRecord],
    filed_at: datetime,
    now: datetime,
    hands: Set[str],
) -> None:
    """A party of the case, since it was filed, by a receipt of its own that another has entered. `names`: by party id."""
    errors = []
    if party not in names:
        errors.append(FieldError("party", "不是本案当事人", PRE[18]))
    if not filed_at <= told_at <= now:
        errors.append(FieldError("told_at", "告知不得早于立案、晚于现在", PRE[18]))
    refuse(errors, 422, ProblemCode.FILING_DATES)
    whose = (names[party],)
    check_files(
        files,
        [PaperFile("receipt", receipt, FilePurpose.SERVICE_RECEIPT, PRE[18], told_at, hands, whose)],
    )


def check_new(recorded: bool) -> None:
    """409 for a receipt that is on record for that party: it shows one handing over."""
    if recorded:
        raise Problem(409, ProblemCode.NOTICE_RECORDED, article=PRE[18])


def held_since(measures: Sequence[MeasureRecord]) -> datetime | None:
    """When the first of its measures took effect."""
    taken = [one.effective_at for one in measures if one.state != "waiting" and one.effective_at]
    return min(taken, default=None)


def end_of_performance(day: date) -> datetime:
    """24:00 of the last day on which a judgment was to be performed."""
    return begin_of(day + timedelta(1))


def check_before_suit(stage: str, *, sued: bool) -> None:
    """409 unless it was ruled before the suit, and none is on record yet."""
    refused = ""
    if stage != PreservationStage.PRE_SUIT:
        refused = "只有诉前、仲裁前的保全，申请人才须在采取保全措施后起诉、申请仲裁"
    elif sued:
        refused = "起诉、申请仲裁的情况已经登记"
    if refused:
        raise Problem(409, ProblemCode.PRESERVATION_GROUND, refused, CPC[104])


def check_sued(
    brought_at: datetime, ruled_at: datetime, held: datetime | None, calendar: Calendar, now: datetime
) -> None:
    """After the ruling, and within thirty days of the first measure; what is brought later keeps nothing. 422, 409."""
    if not ruled_at <= brought_at <= now:
        error = FieldError("brought_at", "起诉、申请仲裁不得早于保全裁定、晚于现在", CPC[104])
        raise Problem.of([error], 422, ProblemCode.FILING_DATES)
    if held is None:
        return
    end = due(held, PRE_SUIT.on(held.astimezone(COURT_ZONE).date()), calendar)
    if brought_at >= end.due_at:
        detail = f"采取保全措施后三十日已于{end.due_date}届满，应当裁定解除保全"
        raise Problem.of([FieldError("brought_at", detail, CPC[104])], 409, ProblemCode.PRESERVATION_GROUND)


def check_suit_paper(paper: str, brought_at: datetime, files: Sequence[FileRecord], hands: Set[str]) -> None:
    """By the paper of who has received the suit, which another has entered. 409."""
    shown = PaperFile("paper", paper, FilePurpose.PRESERVATION_SUIT, CPC[104], brought_at, hands)
    check_files(files, [shown])


def check_ground(
    ground: LiftingGround,
    stage: str,
    ruled_at: datetime,
    held: datetime | None,
    performance_due_on: date,
    calendar: Calendar,
    *,
    sued: bool,
) -> None:
    """That a time has passed is a ground only of the preservation that has it, once it has passed, unless the creditor has
    done what was his to do. 409."""
    refused, article = "", CPC[104]
    if ground is LiftingGround.NO_SUIT:
        end = held and due(held, PRE_SUIT.on(held.astimezone(COURT_ZONE).date()), calendar)
        if stage != PreservationStage.PRE_SUIT:
            refused = "不是诉前、仲裁前的保全"
        elif sued:
            refused = "申请人已经起诉、申请仲裁"
        elif end and ruled_at < end.due_at:
            refused = f"采取保全措施后三十日于{end.due_date}届满，期满前不得以此解除"
    elif ground is LiftingGround.NO_ENFORCEMENT:
        article = JS[163]
        last = end_of_performance(performance_due_on)
        limit = AFTER_PERFORMANCE.on(performance_due_on)
        after = due(last - timedelta(microseconds=1), limit, calendar)
        if stage != PreservationStage.BEFORE_ENFORCEMENT:
            refused = "不是法律文书生效后、进入执行程序前的保全"
        elif ruled_at < after.due_at:
            refused = f"履行期间届满后五日于{after.due_date}届满，期满前不得以此解除"
    if refused:
        raise Problem.of([FieldError("ground", refused, article)], 409, ProblemCode.PRESERVATION_GROUND)


def check_lifting(
    number: str, seized_by: str, ruled_at: datetime, preserved_at: datetime, now: datetime
) -> None:
    """Another ruling, made after the one that it lifts. 422, all faults at once."""
    errors = []
    if number == seized_by:
        errors.append(FieldError("number", "须是另行作出的解除保全裁定书", LIFTED))
    if not preserved_at <= ruled_at <= now:
        errors.append(FieldError("ruled_at", "解除裁定不得早于保全裁定、晚于现在", LIFTED))
    refuse(errors, 422, ProblemCode.FILING_DATES)


def check_liftable(*, lifted: bool, goes_on_in: str | None) -> None:
    """409 once it is lifted, or has turned into a measure of enforcement: that case lifts it by a ruling of its own."""
    if lifted:
        raise Problem(409, ProblemCode.PRESERVATION_LIFTED, article=LIFTED)
    if goes_on_in is not None:
        detail = f"保全措施已经转为{goes_on_in}的执行措施，由该案裁定解除"
        raise Problem(409, ProblemCode.PRESERVATION_LIFTED, detail, JS[168])


def check_lifting_paper(
    ruling: str, ruled_at: datetime, files: Sequence[FileRecord], hands: Set[str]
) -> None:
    """The court that has ruled lifts, and nobody else (民诉法解释第一百六十五条): by its paper, which another has entered. 409."""
    paper = PaperFile("ruling", ruling, FilePurpose.PRESERVATION_LIFTING, JS[165], ruled_at, hands)
    check_files(files, [paper])
