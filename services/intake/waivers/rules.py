"""What a waiver, a settlement or a relief of the fee must be, and what becomes of it. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.documents.records import FileRecord
from shared.law.case_rules import is_same_hand
from shared.law.files import PaperFile, check_files
from shared.values.articles import CPC, FEE
from shared.values.labelled import Labelled
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem, refuse
from shared.values.roles import Actor, Office
from shared.values.zone import begin_of

WAIVER = CPC[62]
NO_MORE_WAIVERS = "不得再登记放弃、和解"

PAPERS = {
    "waiver": (FilePurpose.CLAIM_WAIVER, WAIVER),
    "settlement": (FilePurpose.SETTLEMENT, CPC[241]),
    "fee_relief": (FilePurpose.FEE_RELIEF, FEE[51]),
}
"""Kind → the paper that it rests on, and its article."""


class State(Labelled):
    RECORDED = "recorded", "待执行法官确认"
    CONFIRMED = "confirmed", "已确认"
    REFUSED = "refused", "不予确认"
    WITHDRAWN = "withdrawn", "已失效"


NEXT: dict[State, tuple[State, ...]] = {
    State.RECORDED: (State.CONFIRMED, State.REFUSED),
    State.CONFIRMED: (State.WITHDRAWN,),
}
"""What may become of one; what is no key of it has ended. A settlement that is not performed falls away (CPC[241])."""


@dataclass(frozen=True)
class Said:
    """What the paper says, as it was recorded."""

    kind: str
    file: str
    waived_by: str | None
    waived_on: date
    judgment_debt: Decimal
    delay_interest: Decimal
    all_delay_interest: bool
    fee: Decimal


def check_said(said: Said, claim: Decimal, effective_on: date, today: date) -> None:
    """The applicant gives up what is his, the court its fee; no more than is claimed, on a day that can be. 422."""
    found, article = [], PAPERS[said.kind][1]
    of_court = said.kind == "fee_relief"

    def fault(field: str, detail: str) -> None:
        found.append(FieldError(field, detail, article))

    if of_court and (said.judgment_debt or said.delay_interest or said.all_delay_interest or said.waived_by):
        fault("kind", "减交、免交决定只及于申请执行费，债权由申请执行人放弃")
    if not of_court and said.fee:
        fault("fee", "申请执行费不由当事人放弃，须有减交、免交的决定")
    if not of_court and said.waived_by is None:
        fault("waived_by", "须写明作出放弃的申请执行人或者其有特别授权的代理人")
    if not (said.judgment_debt or said.delay_interest or said.all_delay_interest or said.fee):
        fault("judgment_debt", "须写明放弃、减免的数额")
    if said.judgment_debt > claim:
        fault("judgment_debt", f"放弃的数额不得超过申请执行标的额 {claim} 元")
    if said.all_delay_interest and said.delay_interest:
        fault("delay_interest", "已经放弃全部加倍部分债务利息的，不再写数额")
    if not effective_on <= said.waived_on <= today:
        fault("waived_on", "材料的日期不得早于执行依据生效之日，也不得晚于今日")
    refuse(found, 422, ProblemCode.WAIVER_REFUSED)


def waived_for(waived_by: str | None, entitled: Mapping[str, str]) -> str | None:
    """The applicant whose claim it is. `entitled`: applicants and their agents whose special power a paper shows → the applicant. 409."""
    if waived_by is None:
        return None
    if waived_by not in entitled:
        detail = "放弃须由申请执行人本人或者有特别授权的代理人作出：授权委托书写明该代理人姓名、已经入卷的，特别授权方可生效，一般代理无权放弃"
        error = FieldError("waived_by", detail, WAIVER)
        raise Problem.of([error], 409, ProblemCode.NO_SPECIAL_POWER)
    return entitled[waived_by]


def check_paper(said: Said, files: Sequence[FileRecord], hands: Set[str]) -> str:
    """The paper is a file of the case that none of `hands` has entered, since its date; its SHA-256. 409."""
    purpose, article = PAPERS[said.kind]
    since = begin_of(said.waived_on)
    paper = PaperFile("file", said.file, purpose, article, shows_at=since, not_by=hands)
    return check_files(files, [paper])[said.file]


def check_first(recorded: bool) -> None:
    """A paper counts once, whatever it was entered as. 409."""
    if recorded:
        raise Problem(409, ProblemCode.WAIVER_ON_RECORD, article=WAIVER)


def check_another(recorded: Collection[str | None], actor: Actor) -> None:
    """Who records a paper, or in whose stead it is recorded, does not confirm it. 403."""
    if is_same_hand(recorded, actor, Office.JUDGE):
        raise Problem(403, ProblemCode.OWN_WAIVER, article=WAIVER)


def check_to_decide(state: str) -> None:
    if not NEXT.get(State(state)):
        detail = f"该份材料{State(state).label}"
        raise Problem(409, ProblemCode.WAIVER_DECIDED, detail, WAIVER)


def moved(state: str, to: str, reason: str) -> State:
    """`to`; 409 where it does not follow, 422 where it must say why and does not."""
    if to not in NEXT.get(State(state), ()):
        detail = f"该份材料{State(state).label}，不能成为{State(to).label}"
        raise Problem(409, ProblemCode.WAIVER_DECIDED, detail, WAIVER)
    if to != State.CONFIRMED and not reason:
        error = FieldError("reason", "不予确认或者失效的，须写明理由", WAIVER)
        raise Problem.of([error], 422, ProblemCode.WAIVER_REFUSED)
    return State(to)
