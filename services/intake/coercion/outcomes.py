"""What comes of what others do for the court, of an order to move out, and of a detention for whom it touches. Pure."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from services.intake.coercion.kinds import Kind, Outcome
from shared.contracts.documents.records import DocumentRecord
from shared.values.articles import CPC, JS
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem, refuse
from shared.values.zone import begin_of

_ENDS_ON_A_DAY = ("audit", "lawyer_order", "eviction")
"""By the day that its own paper sets."""


def until_of(kind: Kind, document: DocumentRecord | None) -> datetime | None:
    """24:00 of the last day that the paper sets; None where it is another kind."""
    operative = document.operative if document else None
    last: date | None = operative.acts_until if operative else None
    if kind.code not in _ENDS_ON_A_DAY or last is None:
        return None
    return begin_of(last + timedelta(days=1))


def check_day_ahead(kind: Kind, until: datetime | None, at: datetime) -> None:
    """A period that is over when it begins is none. 409."""
    if kind.code in _ENDS_ON_A_DAY and until is not None and until <= at:
        detail = "文书指定的期间在采取措施时已经届满"
        raise Problem.of([FieldError("document", detail, kind.article)], 409, ProblemCode.COERCION_DOCUMENT)


def check_outcome(
    kind: Kind,
    outcome: Outcome,
    at: datetime,
    began: datetime,
    ends: datetime | None,
    now: datetime,
    *,
    attended: str,
    handed_to: str,
) -> None:
    """One that can come of it, since it began; force only once the period is over, before others, and with the goods handed over. 422."""
    found = []
    if outcome not in kind.outcomes:
        known = "、".join(one.label for one in kind.outcomes)
        found.append(FieldError("outcome", f"{kind.label}的结果为：{known}", kind.ending or kind.article))
    if not began <= at <= now:
        found.append(FieldError("at", "不得早于采取措施的时间，也不得晚于现在", kind.article))
    if outcome is Outcome.LAPSED and (ends is None or at < ends):
        found.append(FieldError("outcome", "有效期没有届满", kind.article))
    removed = outcome is Outcome.REMOVED
    if removed and (ends is None or at < ends):
        found.append(FieldError("at", "公告指定的期间没有届满，不得强制迁出", CPC[261]))
    if removed != bool(attended):
        found.append(FieldError("attended", "强制迁出须写明到场的人员；其他结果不写", CPC[261]))
    if removed != bool(handed_to):
        found.append(FieldError("handed_to", "强制迁出须写明被搬出的财物交付何人；其他结果不写", CPC[261]))
    refuse(found, 422, ProblemCode.COERCION_REFUSED)


def check_tells_family(kind: Kind, state: str, told_at: datetime | None) -> None:
    """Of who is, or was, detained; once. 409."""
    if kind.code != "detention" or state not in ("in_force", "ending", "ended") or told_at is not None:
        detail = "不是已经采取、尚未登记通知家属的拘留"
        raise Problem(409, ProblemCode.COERCION_OUT_OF_ORDER, detail, JS[180])


def check_told_at(began: datetime, at: datetime, now: datetime) -> None:
    """422."""
    if not began <= at <= now:
        error = FieldError("at", "不得早于拘留的时间，也不得晚于现在", JS[180])
        raise Problem.of([error], 422, ProblemCode.COERCION_REFUSED)
