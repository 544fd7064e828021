"""What a settlement in enforcement must be, whether it is performed by the money that came, and when enforcement goes on. Pure."""

from __future__ import annotations

from collections.abc import Collection, Sequence, Set
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.documents.records import FileRecord
from shared.contracts.funds.records import ComeIn
from shared.law.case_rules import is_same_hand
from shared.law.files import PaperFile, check_files
from shared.values.articles import CPC, SET
from shared.values.labelled import Labelled
from shared.values.money import format_yuan
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem, refuse
from shared.values.roles import Actor, Office
from shared.values.zone import begin_of

ARTICLE = CPC[241]
NO_MORE = "不得再登记执行和解"


class State(Labelled):
    RECORDED = "recorded", "待执行法官确认"
    CONFIRMED = "confirmed", "履行中"
    REFUSED = "refused", "不予确认"
    PERFORMED = "performed", "已履行完毕"
    RESUMED = "resumed", "已恢复对原生效法律文书的执行"
    REPLACED = "replaced", "已由变更后的协议代替"


NEXT: dict[State, tuple[State, ...]] = {
    State.RECORDED: (State.CONFIRMED, State.REFUSED),
    State.CONFIRMED: (State.PERFORMED, State.RESUMED, State.REPLACED),
    State.PERFORMED: (State.RESUMED,),
}
"""What may become of one; what is no key of it has ended. One that was performed falls by a judgment alone (SET[16])."""


class ActState(Labelled):
    RECORDED = "recorded", "待执行法官确认"
    CONFIRMED = "confirmed", "已确认履行"
    REFUSED = "refused", "不予确认"


ACT_NEXT: dict[ActState, tuple[ActState, ...]] = {
    ActState.RECORDED: (ActState.CONFIRMED, ActState.REFUSED),
}
"""What may become of the record of an act's performance. One that was not confirmed is recorded anew."""


@dataclass(frozen=True)
class Due:
    """An instalment: its last day, and its sum in yuan, or the act that is to be done."""

    due_on: date
    amount: Decimal
    act: str = ""


@dataclass(frozen=True)
class Side:
    """One party, with the ids by which it is bound: its own, and of its agents with a special power."""

    name: str
    is_applicant: bool
    signers: frozenset[str]


def check_said(
    total: Decimal, instalments: Sequence[Due], agreed_on: date, filed_on: date, today: date
) -> None:
    """Sums that add up, on days that follow one another, agreed on a day that can be. 422, all faults at once."""
    found = []
    if not filed_on <= agreed_on <= today:
        detail = "达成和解的日期不得早于立案之日，也不得晚于今日"
        found.append(FieldError("agreed_on", detail, ARTICLE))
    if (added := sum((one.amount for one in instalments), Decimal(0))) != total:
        detail = f"各期金额合计{format_yuan(added)}，与应付总额{format_yuan(total)}不一致"
        found.append(FieldError("instalments", detail, ARTICLE))
    if any(bool(one.amount) == bool(one.act) for one in instalments):
        found.append(FieldError("instalments", "每期须写明金额或者应当履行的行为，二者择一", SET[1]))
    days = [agreed_on, *(one.due_on for one in instalments)]
    if any(late < early for early, late in pairwise(days)):
        detail = "各期的最后一日应依次排列，且不得早于达成和解之日"
        found.append(FieldError("instalments", detail, ARTICLE))
    refuse(found, 422, ProblemCode.SETTLEMENT_REFUSED)


def check_agreed(agreed_by: Collection[str], sides: Sequence[Side], agents: Collection[str]) -> None:
    """Each applicant has signed, and a respondent, or agents with a special power of theirs; `agents`: without one. 409.

    It puts an end to the enforcement for all applicants: who has not signed would be bound by another's word.
    """
    found = []
    if set(agreed_by) & set(agents):
        found.append(
            FieldError(
                "agreed_by",
                "委托代理人代为执行和解，应当有委托人的特别授权，写明该代理人姓名的授权委托书已经入卷",
                SET[4],
            )
        )
    if set(agreed_by).difference(agents, *(one.signers for one in sides)):
        found.append(FieldError("agreed_by", "不是本案当事人或者其代理人", ARTICLE))
    signed = [one for one in sides if not one.signers.isdisjoint(agreed_by)]
    if missing := [one.name for one in sides if one.is_applicant and one not in signed]:
        detail = f"申请执行人{'、'.join(missing)}没有签名、盖章或者特别授权，和解对其没有约束力"
        found.append(FieldError("agreed_by", detail, SET[2, 1]))
    if all(one.is_applicant for one in signed):
        found.append(FieldError("agreed_by", "和解须有被执行人签名或者盖章", ARTICLE))
    refuse(found, 409, ProblemCode.SETTLEMENT_REFUSED)


def check_paper(file: str, agreed_on: date, files: Sequence[FileRecord], hands: Set[str]) -> str:
    """The agreement, or the record that both have signed, entered by another than who acts on it; its SHA-256. 409."""
    since = begin_of(agreed_on)
    paper = PaperFile("file", file, FilePurpose.SETTLEMENT, ARTICLE, shows_at=since, not_by=hands)
    return check_files(files, [paper])[file]


def check_first(recorded: bool) -> None:
    """A paper is recorded once. 409."""
    if recorded:
        raise Problem(409, ProblemCode.SETTLEMENT_STATE, "该份和解材料已经登记", ARTICLE)


def check_binds(binds: bool) -> None:
    """409 for one in whose place the parties have agreed on another since."""
    if not binds:
        detail = "双方此后又达成执行和解，以后达成的和解协议为准"
        raise Problem(409, ProblemCode.SETTLEMENT_STATE, detail, SET[5])


def check_another(recorded: Collection[str | None], actor: Actor) -> None:
    """Who records it does not confirm it. 403."""
    if is_same_hand(recorded, actor, Office.JUDGE):
        raise Problem(403, ProblemCode.SAME_PERSON, "不得确认自己登记的和解", ARTICLE)


def check_follows(state: str, to: State) -> None:
    """409 where `to` does not follow."""
    if to not in NEXT.get(State(state), ()):
        raise Problem(409, ProblemCode.SETTLEMENT_STATE, f"该项和解{State(state).label}", ARTICLE)


def check_says_why(to: State | ActState, reason: str) -> None:
    """422 where it is not confirmed, and nobody says why."""
    if to in (State.REFUSED, ActState.REFUSED) and not reason:
        error = FieldError("reason", "不予确认的，须写明理由", ARTICLE)
        raise Problem.of([error], 422, ProblemCode.SETTLEMENT_REFUSED)


def paid(come_in: Sequence[ComeIn], agreed_on: date) -> Decimal:
    """What has come for the claim since it was agreed on, by the ledger."""
    return sum((one.amount for one in come_in if one.arrived_on >= agreed_on), Decimal(0))


def overdue(instalments: Sequence[Due], paid: Decimal, today: date) -> Decimal:
    """What ought to have come before `today`, and has not."""
    due = sum((one.amount for one in instalments if one.due_on < today), Decimal(0))
    return max(due - paid, Decimal(0))


def check_records_act(
    state: str, instalments: Sequence[Due], recorded: Collection[int], *, waits: bool
) -> None:
    """While it is being performed, of an act that is not on record; one at a time waits for the judge. 409."""
    if State.PERFORMED not in NEXT.get(State(state), ()):
        raise Problem(409, ProblemCode.SETTLEMENT_STATE, f"该项和解{State(state).label}", SET[8])
    if waits:
        raise Problem(409, ProblemCode.SETTLEMENT_STATE, "已有一项行为的履行待执行法官确认", SET[8])
    if not acts_missing(instalments, recorded):
        raise Problem(409, ProblemCode.SETTLEMENT_STATE, "没有尚未登记履行的行为", SET[8])


def check_act(
    instalments: Sequence[Due],
    place: int,
    performed_on: date,
    agreed_on: date,
    today: date,
    *,
    recorded: Collection[int],
) -> None:
    """The act of the instalment at `place` (from 1), done since the agreement; `recorded`: the places on record. 422, 409."""
    found = []
    if not 1 <= place <= len(instalments) or not instalments[place - 1].act:
        found.append(FieldError("place", "该期不是应当履行的行为", SET[1]))
    if not agreed_on <= performed_on <= today:
        found.append(FieldError("performed_on", "不得早于达成和解之日，也不得晚于今日", SET[8]))
    refuse(found, 422, ProblemCode.SETTLEMENT_REFUSED)
    if place in recorded:
        raise Problem(409, ProblemCode.SETTLEMENT_STATE, "该期行为的履行已经登记", SET[8])


def check_act_paper(paper: str, performed_on: date, files: Sequence[FileRecord], hands: Set[str]) -> str:
    """The record of the performance, of that day or later, entered by another than who acts on it; its SHA-256. 409."""
    since = begin_of(performed_on)
    purpose = FilePurpose.PERFORMANCE_RECORD
    return check_files(files, [PaperFile("paper", paper, purpose, SET[8], shows_at=since, not_by=hands)])[
        paper
    ]


def check_act_waits(state: str, *, waits: bool) -> None:
    """409 unless it is being performed, and the performance of an act waits for the judge."""
    if not waits or State.PERFORMED not in NEXT.get(State(state), ()):
        raise Problem(409, ProblemCode.SETTLEMENT_STATE, "没有待确认的行为履行", SET[8])


def acts_missing(
    instalments: Sequence[Due], confirmed: Collection[int], until: date | None = None
) -> list[str]:
    """The acts that were to be done before `until` (None: at all), and were not by what is confirmed."""
    return [
        one.act
        for place, one in enumerate(instalments, 1)
        if one.act and place not in confirmed and (until is None or one.due_on < until)
    ]


def check_performed(total: Decimal, paid: Decimal, acts: Sequence[str] = ()) -> None:
    """409 while a fen of it is missing, or one of the `acts`."""
    if acts:
        detail = f"和解约定的行为尚未确认履行：{'；'.join(acts)}"
        raise Problem(409, ProblemCode.SETTLEMENT_STATE, detail, SET[8])
    if paid < total:
        detail = f"和解约定的款项尚差{format_yuan(total - paid)}未到账，未履行完毕"
        raise Problem(409, ProblemCode.SETTLEMENT_STATE, detail, SET[8])


def check_resumes(overdue: Decimal, acts: Sequence[str] = ()) -> None:
    """409 while nothing that was due is missing, no sum and none of the `acts`: it is performed as agreed, or not due yet."""
    if not overdue and not acts:
        detail = "没有到期未履行的款项、行为：履行期限未到或者正在按约定履行的，不予恢复执行"
        raise Problem(409, ProblemCode.SETTLEMENT_STATE, detail, SET[11])
