"""What the court above reviews of a fine, a detention, a ban on leaving the country: on whose petition, until when, and what is
left of it then. Nothing of it is stayed meanwhile. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import cast

from services.intake.coercion.kinds import Kind
from services.intake.coercion.rules import State
from shared.contracts.intake.coercion import CoercionKind, ReviewedMeasure
from shared.law.calendar import Calendar
from shared.law.numbers import EXIT_BAN_REVIEW, SANCTION_REVIEW, Number
from shared.law.periods import Limit, due
from shared.values.articles import CPC, JS, OBJ, Article
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem, refuse
from shared.values.zone import COURT_ZONE

PERIODS: Mapping[CoercionKind, Number[Limit]] = {
    "fine": SANCTION_REVIEW,
    "detention": SANCTION_REVIEW,
    "exit_ban": EXIT_BAN_REVIEW,
}
_LOWERED: tuple[CoercionKind, ...] = ("fine", "detention")
_OVER: Mapping[CoercionKind, tuple[State, ...]] = {"exit_ban": (State.ENDED,)}
"""What is over burdens nobody any more; a fine stays paid, a detention suffered."""


def decided_by(kind: Kind) -> Article:
    """By which article the court above decides."""
    return OBJ[9] if kind.code == "exit_ban" else JS[186]


def of_measure(code: CoercionKind) -> ReviewedMeasure:
    return cast(ReviewedMeasure, code) if code in PERIODS else "no"


def open_until(code: CoercionKind, served_at: datetime | None, calendar: Calendar) -> datetime | None:
    """The end of the time to ask for review, of who had the decision `served_at`; None where there is none, or no proof yet."""
    period = PERIODS.get(code)
    if period is None or served_at is None:
        return None
    return due(served_at, period.on(served_at.astimezone(COURT_ZONE).date()), calendar).due_at


def check_reviewable(kind: Kind, state: str, *, same_case: bool, corrected: bool, his_own: bool) -> None:
    """A sanction of this case that was carried out, and not reviewed before, by whom it was ordered against. 422, all faults at once."""
    period = PERIODS.get(kind.code)
    if period is None:
        detail = "只有罚款、拘留、限制出境决定可以这样申请复议"
        raise Problem.of([FieldError("coercion", detail, CPC[119])], 422, ProblemCode.PETITION_REFUSED)
    found = []
    standing = state in (State.DONE, State.IN_FORCE, State.ENDING, State.ENDED)
    if not same_case or not standing or state in _OVER.get(kind.code, ()):
        detail = f"不是本案已经登记采取、尚未解除的{kind.label}"
        found.append(FieldError("coercion", detail, period.article))
    if corrected:
        detail = f"上一级人民法院已经就该项{kind.label}作出决定"
        found.append(FieldError("coercion", detail, CPC[119]))
    if not his_own:
        found.append(FieldError("party", f"只有被{kind.label}的人可以申请复议", period.article))
    refuse(found, 422, ProblemCode.PETITION_REFUSED)


def check_in_time(kind: Kind, open_until: datetime | None, brought_at: datetime) -> None:
    """409 for who had the decision too long ago; who provably has none yet is in time."""
    if open_until is not None and brought_at >= open_until:
        detail = (
            f"对{kind.label}决定申请复议的期限已于{open_until.astimezone(COURT_ZONE):%Y-%m-%d %H:%M}届满，不予受理；"
            "期满前交邮的，填写交邮日期并附寄件凭证"
        )
        raise Problem(409, ProblemCode.PETITION_OUT_OF_ORDER, detail, PERIODS[kind.code].article)


def check_left(
    kind: Kind | None, amount: Decimal | None, days: int | None, left: Decimal | int | None, *, granted: bool
) -> None:
    """What is left of a fine or a detention is less than it was; `left`: of it so far. Named of nothing else. 422."""
    lowers = granted and kind is not None and kind.code in _LOWERED
    found = []
    for field, code, given in (("changed_amount", "fine", amount), ("changed_days", "detention", days)):
        if given is None:
            continue
        if not lowers or kind is None or kind.code != code or left is None:
            found.append(FieldError(field, "只有变更罚款金额、拘留日数的复议决定写明此项", JS[186]))
        elif not 0 < given < left:
            found.append(FieldError(field, f"变更后的应当少于原决定的{left}；全部撤销的，不写此项", JS[186]))
    refuse(found, 422, ProblemCode.PETITION_REFUSED)


def check_refunds(kind: Kind, state: str) -> None:
    """409 unless a fine was revoked or lowered, and it is not yet on record what was given back."""
    if kind.code != "fine" or state != State.ENDING:
        detail = "没有上一级人民法院撤销、变更而尚待退还的罚款"
        raise Problem(409, ProblemCode.COERCION_OUT_OF_ORDER, detail, JS[186])


def check_refunded(
    refunded: Decimal,
    paid: Decimal,
    ordered: Decimal,
    left: Decimal,
    at: datetime,
    revoked_at: datetime,
    now: datetime,
) -> None:
    """All that was `paid` above what is `left` of a fine of `ordered` yuan, and no more, since it was revoked or lowered. 422."""
    found = []
    if not 0 <= paid <= ordered:
        detail = f"已经缴纳的不得超过原决定的罚款{ordered}元；没有缴纳的写零"
        found.append(FieldError("paid", detail, JS[186]))
    elif refunded != (due := max(paid - left, Decimal(0))):
        detail = f"已经缴纳{paid}元，应当缴纳{left}元，须退还{due}元"
        found.append(FieldError("refunded", detail, JS[186]))
    if not revoked_at <= at <= now:
        found.append(FieldError("at", "不得早于登记撤销、变更的时间，也不得晚于现在", JS[186]))
    refuse(found, 422, ProblemCode.COERCION_REFUSED)
