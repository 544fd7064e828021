"""What may be confirmed: a limit that no text fixes, a reading of what is unclear; once for each version of it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from shared.values.articles import REGULATION
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem, refuse

ARTICLE = REGULATION["二(五)2"]


def check_open(unconfirmed: bool, stands: bool) -> None:
    if not unconfirmed:
        detail = "条文已经写明期限，无须确认；读法不对的，由维护系统的人员改正规则"
        raise Problem(409, ProblemCode.RULE_WRITTEN, detail, ARTICLE)
    check_unsaid(stands)


def check_unsaid(stands: bool) -> None:
    if stands:
        raise Problem(409, ProblemCode.RULE_CONFIRMED, "已经确认；要改变的，先撤回确认", ARTICLE)


def check_left(rules: Collection[str]) -> None:
    if not rules:
        raise Problem(409, ProblemCode.RULE_CONFIRMED, "没有待确认的期限", ARTICLE)


def check_confirmed(stands: bool) -> None:
    if not stands:
        raise Problem(409, ProblemCode.RULE_NOT_CONFIRMED, article=ARTICLE)


def check_day(decided_on: date, since: date, today: date) -> None:
    """A decision is neither of a day to come nor older than the text that it reads."""
    if not since <= decided_on <= today:
        detail = f"作出决定之日应在该条文施行之日（{since}）以后，并且不晚于今日"
        refuse([FieldError("decided_on", detail, ARTICLE)], 422, ProblemCode.RULE_DECISION_DAY)
