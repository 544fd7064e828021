"""When the term of a case does not run, on which paper, how long at most; and when it is lengthened. Pure."""

from __future__ import annotations

from collections.abc import Collection, Sequence, Set
from datetime import date, datetime
from typing import NamedTuple

from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.documents.records import FileRecord
from shared.contracts.intake.facts import StayGround
from shared.law import numbers
from shared.law.case_rules import is_same_hand
from shared.law.files import PaperFile, check_files
from shared.law.numbers import Number
from shared.law.periods import Limit, nominal
from shared.values.articles import CPC, EXE, GUA, SET, TIM, Article
from shared.values.labelled import Labelled
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem, refuse
from shared.values.roles import Actor, Office
from shared.values.zone import COURT_ZONE, begin_of

_RULED = (FilePurpose.RESUMPTION, FilePurpose.JURISDICTION_RULING)
NO_MORE_STAYS = "不得再登记中止、暂缓，也不得再延长执行期限"


class Basis(NamedTuple):
    """What a ground rests on. `has_end`: the paper must name its last day; None: it may. `longest`: the law's limit."""

    purpose: FilePurpose
    ends_on: FilePurpose
    article: Article
    has_end: bool | None = None
    longest: Number[Limit] | None = None


BASES: dict[StayGround, Basis] = {
    "suspension": Basis(FilePurpose.STAY_RULING, FilePurpose.RESUMPTION, CPC[267], has_end=False),
    "security": Basis(
        FilePurpose.DEFERRAL_DECISION,
        FilePurpose.RESUMPTION,
        GUA[10],
        has_end=True,
        longest=numbers.SECURITY_DEFERRAL,
    ),
    "settlement": Basis(FilePurpose.DEFERRAL_DECISION, FilePurpose.RESUMPTION, SET[2]),
    "superior": Basis(
        FilePurpose.SUPERIOR_DEFERRAL,
        FilePurpose.RESUMPTION,
        EXE[77],
        has_end=True,
        longest=numbers.SUPERIOR_DEFERRAL,
    ),
    "appraisal": Basis(FilePurpose.EXPERT_COMMISSION, FilePurpose.PRICE_REPORT, TIM[9, 8], has_end=False),
    "expertise": Basis(FilePurpose.EXPERT_COMMISSION, FilePurpose.DOUBT_SETTLED, TIM[9, 6], has_end=False),
    "public_notice": Basis(FilePurpose.PUBLIC_NOTICE, FilePurpose.RESUMPTION, TIM[9, 6], has_end=True),
    "jurisdiction": Basis(
        FilePurpose.JURISDICTION_OBJECTION, FilePurpose.JURISDICTION_RULING, TIM[9, 7], has_end=False
    ),
}
"""An objection to enforcement is no ground: where it should stop the case, the case is suspended by ruling (CPC[267])."""


CONTINUING = FilePurpose.SUPERIOR_EXTENSION
"""What a deferral by a higher court is continued on: its own notice, after its president has approved (EXE[77])."""


class Deferral(NamedTuple):
    """One deferral by a higher court that stands, by id. `over`: enforcement has been resumed since."""

    id: str
    decided_on: date
    until: date | None
    continues: str | None
    over: bool


class State(Labelled):
    RECORDED = "recorded", "待执行法官确认"
    CONFIRMED = "confirmed", "期间不计入"
    REFUSED = "refused", "不予确认"
    WITHDRAWN = "withdrawn", "登记有误，已撤回"
    ENDED = "ended", "已恢复"


NEXT: dict[State, tuple[State, ...]] = {
    State.RECORDED: (State.CONFIRMED, State.REFUSED, State.WITHDRAWN),
    State.CONFIRMED: (State.ENDED,),
}
"""What may become of a stay; what is no key of it is over."""


class ExtensionState(Labelled):
    REQUESTED = "requested", "待院长批准"
    APPROVED = "approved", "已批准延长"
    REFUSED = "refused", "不批准延长"


def check_said(
    ground: StayGround,
    decided_on: date,
    until: date | None,
    filed_on: date,
    today: date,
    since: date | None = None,
    *,
    continued: bool = False,
) -> None:
    """A paper of a day that can be, for no longer than the law allows. `since`: when the case was first deferred on a guarantee, which
    may last a year in all. `continued`: by the higher court's notice, for which EXE[77] sets no number. 422.
    """
    basis, found = BASES[ground], []
    if not filed_on <= decided_on <= today:
        found.append(FieldError("decided_on", "材料的日期不得早于立案之日，也不得晚于今日", basis.article))
    if until is None and basis.has_end:
        found.append(FieldError("until", "该项期间须写明最后一日", basis.article))
    elif until is not None and basis.has_end is False:
        found.append(
            FieldError("until", "该项期间至恢复执行或者材料收到之日止，不预先写明最后一日", basis.article)
        )
    elif until is not None and until < decided_on:
        found.append(FieldError("until", "期间的最后一日早于开始之日", basis.article))
    elif until is not None and basis.longest is not None and not continued:
        longest = basis.longest.on(decided_on)
        begun = min(since or decided_on, decided_on) if ground == "security" else decided_on
        if until > nominal(begun, longest):
            found.append(FieldError("until", f"期限最长不得超过{longest.words}", basis.longest.article))
    refuse(found, 422, ProblemCode.STAY_REFUSED)


def check_continues(
    ground: StayGround,
    continues: str | None,
    notice_number: str,
    decided_on: date,
    until: date | None,
    standing: Sequence[Deferral],
) -> None:
    """While a higher court's deferral is neither over nor continued, another is its continuation, on that court's own notice. 422.

    Three months pass once: who was to have more by a second notice of the same kind is asked for the extension that EXE[77]
    knows. Once enforcement has been resumed, or the last day has passed without an extension, a deferral is a new one.
    """
    continued = {one.continues for one in standing}
    standing = [one for one in standing if not one.over and (one.until is None or decided_on <= one.until)]
    last = next((one for one in standing if one.id not in continued), None)
    wanted = last if ground == "superior" else None
    found = []

    def fault(field: str, detail: str) -> None:
        found.append(FieldError(field, detail, EXE[77]))

    if continues != (wanted.id if wanted else None):
        fault(
            "continues",
            f"上级人民法院{wanted.decided_on}通知的暂缓执行尚未恢复，再次暂缓的，须写明所延长的该项期间，并有上级人民法院继续暂缓执行的通知"
            if wanted
            else "没有可以由上级人民法院通知继续的暂缓执行",
        )
    if bool(notice_number) != bool(continues):
        fault("notice_number", "继续暂缓执行的，须写明上级人民法院通知的文号；其他事由不写")
    if continues and wanted:
        if decided_on < wanted.decided_on:
            fault("decided_on", "继续暂缓执行的通知不得早于原暂缓执行的通知")
        if until and wanted.until and until <= wanted.until:
            fault("until", f"继续暂缓的最后一日须晚于原期限{wanted.until}")
    refuse(found, 422, ProblemCode.STAY_REFUSED)


def check_still_continues(state: str | None) -> None:
    """The deferral that it continues is confirmed, and not over. `state`: None: it continues none. 409."""
    if state is not None and state != State.CONFIRMED:
        detail = f"所延长的暂缓执行{State(state).label}，不能再继续"
        raise Problem(409, ProblemCode.STAY_STATE, detail, EXE[77])


def check_secured(ground: StayGround, guarantees: Sequence[str]) -> None:
    """On security a case is deferred that has one; no other stay rests on any. 422."""
    if (ground == "security") != bool(guarantees):
        detail = "以执行担保暂缓执行的，须写明所依据的执行担保；其他事由不写"
        raise Problem.of([FieldError("guarantees", detail, CPC[242])], 422, ProblemCode.STAY_REFUSED)


def check_known(asked: Sequence[str], found: Collection[str]) -> None:
    """422 for a guarantee that the case has not, or that is named twice."""
    if len(set(asked)) < len(asked) or set(asked) - set(found):
        detail = "须是本案登记的执行担保，每项写一次"
        raise Problem.of([FieldError("guarantees", detail, CPC[242])], 422, ProblemCode.STAY_REFUSED)


def check_paper(
    ground: StayGround, file: str, files: Sequence[FileRecord], hands: Set[str], *, continued: bool = False
) -> str:
    """The ruling or decision is a file of the case that none of `hands` has entered; its SHA-256. 409."""
    basis = BASES[ground]
    purpose = CONTINUING if continued else basis.purpose
    return check_files(files, [PaperFile("file", file, purpose, basis.article, not_by=hands)])[file]


def begins_at(decided_on: date, entered_at: datetime) -> datetime:
    """From when the term does not run: not before the paper lies in the dossier, so that none made later takes time back."""
    return max(begin_of(decided_on), entered_at)


def check_end(
    ground: StayGround,
    end_file: str,
    ended_on: date,
    began: datetime,
    files: Sequence[FileRecord],
    today: date,
    hands: Set[str],
) -> str:
    """Enforcement goes on by a paper of a day after it was stayed; its SHA-256. 422, 409.

    What the court or a higher one has ruled was entered by none of `hands`; a report that was waited for, by anybody.
    """
    basis = BASES[ground]
    if not began.astimezone(COURT_ZONE).date() <= ended_on <= today:
        detail = "恢复的日期不得早于期间开始之日，也不得晚于今日"
        raise Problem.of([FieldError("ended_on", detail, basis.article)], 422, ProblemCode.STAY_REFUSED)
    paper = PaperFile("end_file", end_file, basis.ends_on, basis.article, shows_at=begin_of(ended_on))
    if basis.ends_on in _RULED:
        paper = paper._replace(not_by=hands)
    return check_files(files, [paper])[end_file]


def ends_at(ended_on: date, began: datetime) -> datetime:
    """The day on which it goes on counts; never before it was stayed."""
    return max(begin_of(ended_on), began)


def check_another(first: Collection[str | None], actor: Actor, office: Office) -> None:
    """Who records or asks, or in whose stead, does not confirm or approve. 403."""
    if is_same_hand(first, actor, office):
        raise Problem(403, ProblemCode.OWN_STAY, article=TIM[9])


def check_first(recorded: bool, ground: StayGround) -> None:
    """A paper stops the term once. 409."""
    if recorded:
        raise Problem(409, ProblemCode.STAY_STATE, "该份材料已经登记", BASES[ground].article)


def check_follows(state: str, to: State) -> None:
    if to not in NEXT.get(State(state), ()):
        raise Problem(409, ProblemCode.STAY_STATE, f"现为“{State(state).label}”", TIM[9])


def moved(state: str, to: str, reason: str) -> State:
    """`to`; 409 where it does not follow, 422 where it must say why and does not."""
    check_follows(state, State(to))
    if to == State.REFUSED and not reason:
        error = FieldError("reason", "不予确认的，须写明理由", TIM[9])
        raise Problem.of([error], 422, ProblemCode.STAY_REFUSED)
    return State(to)


def check_request(months: int, due_date: date | None, today: date, *, again: bool, filed: bool) -> date:
    """Asked in time, for three months at most; once more only with the High Court's record of it (TIM[5]). 409, 422.

    `due_date`: the last day of the term as it now stands, which is answered; None: it is not open.
    """
    if due_date is None:
        raise Problem(409, ProblemCode.EXTENSION_STATE, "没有正在计算的执行期限", TIM[5])
    if today > nominal(due_date, numbers.EXTENSION_ASKED.on(today)):
        detail = f"延长应当在期限届满十日前申请，期限至{due_date}届满"
        raise Problem(409, ProblemCode.EXTENSION_LATE, detail, TIM[12])
    longest, found = numbers.TERM_EXTENSION.on(today), []
    if months > longest.amount:
        found.append(FieldError("months", f"每次延长不得超过{longest.words}", TIM[5]))
    if again and not filed:
        found.append(FieldError("filed_with", "再次延长的，须有层报高级人民法院备案的材料", TIM[5]))
    refuse(found, 422, ProblemCode.STAY_REFUSED)
    return due_date


def check_none_open(requested: bool) -> None:
    """One request at a time. 409."""
    if requested:
        raise Problem(409, ProblemCode.EXTENSION_STATE, "已有一项延长申请等待院长批准", TIM[12])


def check_undecided(state: str) -> None:
    if state != ExtensionState.REQUESTED:
        raise Problem(409, ProblemCode.EXTENSION_STATE, f"该项申请{ExtensionState(state).label}", TIM[5])


def check_in_time(due_at: datetime | None, now: datetime) -> None:
    """The president approves before the term has ended; later he can only refuse. 409."""
    if due_at is None or now >= due_at:
        raise Problem(409, ProblemCode.EXTENSION_LATE, "执行期限已经届满，不能再批准延长", TIM[14])
