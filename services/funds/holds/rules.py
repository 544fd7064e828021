"""When money may wait (法发〔2017〕6号第十条; 二(六)5(2) 暂缓发放手续): for which cause, by whose approval, until when. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from shared.law.case_rules import by_office, check_officer, is_same_hand
from shared.values.articles import CASE_MONEY
from shared.values.labelled import Labelled
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem
from shared.values.roles import Actor, Deputyship, Office

ARTICLE = CASE_MONEY[10]
LONGEST_DAYS = (
    90  # ours: no article says how long money may wait, here or unidentified; after it a leader is asked anew
)


class Cause(Labelled):
    DISTRIBUTION = "distribution", "需要进行案款分配"
    FROZEN = "frozen", "案款被其他案件冻结"
    PAYEE_ABSENT = "payee_absent", "申请执行人经通知未前来领取"
    STAYED = "stayed", "中止执行或者暂缓执行"
    OTHER = "other", "其他正当理由"


@dataclass(frozen=True)
class Standing:
    """A hold as it stands; `requested`: by whom, and in whose stead; `granted` is None until it is decided."""

    requested: tuple[str | None, ...]
    granted: bool | None
    resumed: bool


def check_until(until: date, today: date) -> None:
    """422 for a day that is not to come, or beyond the longest."""
    if not 0 < (until - today).days <= LONGEST_DAYS:
        error = FieldError("until", f"应为今后{LONGEST_DAYS}日以内的一日", ARTICLE)
        raise Problem.of([error], 422, ProblemCode.IMPOSSIBLE_TIME)


def check_none_stands(*, stands: bool) -> None:
    """409 while a hold of the case is asked for or in force: it is lifted before another is asked for."""
    if stands:
        raise Problem(409, ProblemCode.HOLD_STANDS, article=ARTICLE)


def check_decides(hold: Standing, actor: Actor) -> None:
    """409 for a second decision, 403 for who has asked for it, or in whose stead it was."""
    if hold.granted is not None:
        raise Problem(409, ProblemCode.HOLD_DECIDED, article=ARTICLE)
    if is_same_hand(hold.requested, actor, Office.BUREAU_DIRECTOR, Office.LEADER_IN_CHARGE):
        detail = "暂缓发放不得由申请人本人审批"
        raise Problem(403, ProblemCode.SAME_PERSON, detail, ARTICLE)


def check_in_force(hold: Standing) -> None:
    """409 unless it is granted and not lifted yet."""
    if not hold.granted or hold.resumed:
        raise Problem(409, ProblemCode.NO_HOLD, article=ARTICLE)


def check_lifts(officer: str | None, actor: Actor) -> Deputyship | None:
    """The case's officer lifts it, or a director. 403."""
    if Office.BUREAU_DIRECTOR in actor.offices:
        return by_office(Office.BUREAU_DIRECTOR, actor)
    return check_officer(officer, actor, ARTICLE)


def check_not_held(*, held: bool) -> None:
    """409 for a payment out of a case whose money is held."""
    if held:
        detail = "本案案款正在暂缓发放，须先恢复发放"
        raise Problem(409, ProblemCode.HOLD_STANDS, detail, ARTICLE)
