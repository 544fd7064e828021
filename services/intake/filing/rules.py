"""What may be filed, and when. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from shared.law.case_access import EVERY_CASE
from shared.law.numbers import AGENTS
from shared.values.articles import CASE_NUMBERS, CPC, EXE, REGULATION
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem, refuse
from shared.values.roles import Actor


def check_dates(received_at: datetime, effective_on: date, performance_due_on: date, now: datetime) -> None:
    """Nothing may lie in the future; the instrument takes effect, then its term of performance passes (民事诉讼法第二百五十条).

    Applied for is what has taken effect (执行工作规定第十六条).
    """
    today, errors = now.date(), []
    if received_at > now:
        errors.append(FieldError("received_at", "收到申请的时间不得晚于现在", EXE[16]))
    if effective_on > today:
        errors.append(FieldError("effective_on", "执行依据尚未生效", EXE[16]))
    if received_at.date() < effective_on:
        errors.append(FieldError("received_at", "收到申请时执行依据尚未生效", EXE[16]))
    if performance_due_on < effective_on:
        errors.append(FieldError("performance_due_on", "履行期限不得早于执行依据生效之日", CPC[264]))
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


@dataclass(frozen=True)
class Earlier:
    """Another application on the same instrument, and how it stands; `parties` as in `check_first`."""

    application: str
    case_number: str | None
    state: str | None
    closing_mode: str
    parties: frozenset[tuple[str, str]]

    @property
    def stands(self) -> bool:
        """Undecided, under enforcement, or performed in full: what was cancelled or dismissed may be applied for anew."""
        return self.state in (None, "open") or self.closing_mode == "fully_enforced"


def names_its_court(instrument_number: str) -> bool:
    """A court's number carries its code, however the court's name is written beside it (法〔2015〕137号)."""
    return re.match(r"（[0-9]{4}）(?:最高法|[一-龥][0-9]{0,4})", instrument_number) is not None


def check_first(parties: Collection[tuple[str, str]], earlier: Sequence[Earlier]) -> None:
    """Nobody enforces an instrument twice against the same person: 409, naming where it stands.

    `parties`: role and identity of each.
    """
    for other in earlier:
        both = {role for role, _ in other.parties.intersection(parties)}
        if other.stands and both == {"applicant", "respondent"}:
            where = f"案号为 {other.case_number}" if other.case_number else f"申请编号为 {other.application}"
            error = FieldError("instrument_number", f"相同当事人已经依同一执行依据申请执行，{where}", EXE[16])
            raise Problem.of([error], 409, ProblemCode.ALREADY_ENFORCED)


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
