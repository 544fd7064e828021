"""What a settlement in enforcement must be, whether it is performed by the money that came, and when enforcement goes on. Pure."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from itertools import pairwise

from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.documents.records import FileRecord
from shared.contracts.funds.records import ComeIn
from shared.law.files import PaperFile, check_files
from shared.values.articles import CPC, SET
from shared.values.labelled import Labelled
from shared.values.money import format_yuan
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem, refuse
from shared.values.zone import COURT_ZONE

ARTICLE = CPC[241]
NO_MORE = "不得再登记执行和解"


class State(Labelled):
    RECORDED = "recorded", "待执行法官确认"
    CONFIRMED = "confirmed", "履行中"
    REFUSED = "refused", "不予确认"
    PERFORMED = "performed", "已履行完毕"
    RESUMED = "resumed", "未履行，已恢复执行"
    REPLACED = "replaced", "已由变更后的协议代替"


NEXT: dict[State, tuple[State, ...]] = {
    State.RECORDED: (State.CONFIRMED, State.REFUSED),
    State.CONFIRMED: (State.PERFORMED, State.RESUMED, State.REPLACED),
}
"""What may become of one; what is no key of it has ended."""


@dataclass(frozen=True)
class Due:
    """An instalment: its last day, and its sum in yuan."""

    due_on: date
    amount: Decimal


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
    if any(not one.amount for one in instalments):
        found.append(FieldError("instalments", "每期须有金额", ARTICLE))
    days = [agreed_on, *(one.due_on for one in instalments)]
    if any(late < early for early, late in pairwise(days)):
        detail = "各期的最后一日应依次排列，且不得早于达成和解之日"
        found.append(FieldError("instalments", detail, ARTICLE))
    refuse(found, 422, ProblemCode.SETTLEMENT_REFUSED)


def check_agreed(
    agreed_by: Collection[str],
    applicants: Collection[str],
    respondents: Collection[str],
    agents: Collection[str],
) -> None:
    """Both sides have signed, or agents with a special power. `applicants`, `respondents`: parties and such agents; `agents`: others. 409."""
    found = []
    if set(agreed_by) & set(agents):
        found.append(FieldError("agreed_by", "委托代理人代为执行和解，应当有委托人的特别授权", SET[4]))
    if set(agreed_by) - {*applicants, *respondents, *agents}:
        found.append(FieldError("agreed_by", "不是本案当事人或者其代理人", ARTICLE))
    if set(agreed_by).isdisjoint(applicants) or set(agreed_by).isdisjoint(respondents):
        found.append(FieldError("agreed_by", "和解须有申请执行人和被执行人双方签名或者盖章", ARTICLE))
    refuse(found, 409, ProblemCode.SETTLEMENT_REFUSED)


def check_paper(file: str, agreed_on: date, files: Sequence[FileRecord], person: str) -> str:
    """The agreement, or the record that both have signed, entered by another than who acts on it; its SHA-256. 409."""
    since = datetime.combine(agreed_on, time(), COURT_ZONE)
    paper = PaperFile("file", file, FilePurpose.SETTLEMENT, ARTICLE, shows_at=since, not_by=person)
    return check_files(files, [paper])[file]


def check_first(recorded: bool) -> None:
    """A paper is recorded once. 409."""
    if recorded:
        raise Problem(409, ProblemCode.SETTLEMENT_STATE, "该份和解材料已经登记", ARTICLE)


def check_another(recorded_by: str, person: str) -> None:
    """Who records it does not confirm it. 403."""
    if recorded_by == person:
        raise Problem(403, ProblemCode.SAME_PERSON, "不得确认自己登记的和解", ARTICLE)


def check_follows(state: str, to: State) -> None:
    """409 where `to` does not follow."""
    if to not in NEXT.get(State(state), ()):
        raise Problem(409, ProblemCode.SETTLEMENT_STATE, f"该项和解{State(state).label}", ARTICLE)


def check_says_why(to: State, reason: str) -> None:
    """422 where it is not confirmed, and nobody says why."""
    if to is State.REFUSED and not reason:
        error = FieldError("reason", "不予确认的，须写明理由", ARTICLE)
        raise Problem.of([error], 422, ProblemCode.SETTLEMENT_REFUSED)


def paid(come_in: Sequence[ComeIn], agreed_on: date) -> Decimal:
    """What has come for the claim since it was agreed on, by the ledger."""
    return sum((one.amount for one in come_in if one.arrived_on >= agreed_on), Decimal(0))


def overdue(instalments: Sequence[Due], paid: Decimal, today: date) -> Decimal:
    """What ought to have come before `today`, and has not."""
    due = sum((one.amount for one in instalments if one.due_on < today), Decimal(0))
    return max(due - paid, Decimal(0))


def check_performed(total: Decimal, paid: Decimal) -> None:
    """409 while a fen of it is missing."""
    if paid < total:
        detail = f"和解约定的款项尚差{format_yuan(total - paid)}未到账，未履行完毕"
        raise Problem(409, ProblemCode.SETTLEMENT_STATE, detail, SET[8])


def check_resumes(overdue: Decimal) -> None:
    """409 while nothing that was due is missing: it is performed as agreed, or not due yet."""
    if not overdue:
        detail = "没有到期未履行的款项：履行期限未到或者正在按约定履行的，不予恢复执行"
        raise Problem(409, ProblemCode.SETTLEMENT_STATE, detail, SET[11])
