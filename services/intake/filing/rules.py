"""What may be filed, and when. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from shared.law.case_access import EVERY_CASE
from shared.law.numbers import AGENTS
from shared.values.articles import CASE_NUMBERS, CPC, EXE, REGULATION
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem, refuse
from shared.values.roles import Actor


def check_dates(received_at: datetime, effective_on: date, performance_due_on: date, now: datetime) -> None:
    """Nothing may lie in the future, and there must be a term of performance that has passed (民事诉讼法第二百五十条)."""
    today, errors = now.date(), []
    if received_at > now:
        errors.append(FieldError("received_at", "收到申请的时间不得晚于现在", EXE[16]))
    if effective_on > today:
        errors.append(FieldError("effective_on", "执行依据尚未生效", EXE[16]))
    if performance_due_on >= today:
        errors.append(FieldError("performance_due_on", "履行期限尚未届满", CPC[250]))
    refuse(errors, 422, ProblemCode.FILING_DATES)


def check_agents(agents: Sequence[int], today: date) -> None:
    """`agents`: how many each party has named, in the order of the parties."""
    most = AGENTS.on(today)
    detail = f"一名当事人至多委托{most}名代理人"
    errors = [
        FieldError(f"parties.{position}.agents", detail, AGENTS.article)
        for position, count in enumerate(agents)
        if count > most
    ]
    refuse(errors, 422, ProblemCode.TOO_MANY_AGENTS)


def reads_undecided(actor: Actor) -> bool:
    """Whether he has to do with cases that are filed: no case stands yet that could be opened to others."""
    return bool(actor.offices & EVERY_CASE)


def check_reads_undecided(actor: Actor) -> None:
    """403 for anybody else."""
    if not reads_undecided(actor):
        detail = "申请尚未立案，由立案人员办理"
        raise Problem(403, ProblemCode.CASE_NOT_OPEN, detail, REGULATION["一(一)"])


def check_undecided(case_number: str | None) -> None:
    if case_number is not None:
        raise Problem(409, ProblemCode.ALREADY_FILED, f"案号为 {case_number}", CASE_NUMBERS[3])
