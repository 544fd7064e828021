"""One refusal for all faults of an act."""

from __future__ import annotations

import pytest

from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem, refuse

SHORT = FieldError("term_days", "期限过短", "法发〔2017〕27号第七条")
NO_RULING = FieldError("papers", "缺少裁定书", "法发〔2017〕27号第八条")
NO_NOTICE = FieldError("papers", "缺少协助执行通知书", "法发〔2017〕27号第八条")


def test_every_fault_is_told_at_once_with_every_article_once() -> None:
    with pytest.raises(Problem) as refused:
        refuse([SHORT, NO_RULING, NO_NOTICE], 409, ProblemCode.INSTRUCTION_REFUSED)
    problem = refused.value
    assert (problem.status, problem.code, problem.title) == (409, "instruction_refused", "委托事项不符合规定")
    assert problem.detail == "期限过短；缺少裁定书；缺少协助执行通知书"
    assert problem.article == "法发〔2017〕27号第七条、法发〔2017〕27号第八条"
    assert problem.errors == (SHORT, NO_RULING, NO_NOTICE)


def test_without_a_fault_nothing_is_refused() -> None:
    refuse([], 409, ProblemCode.INSTRUCTION_REFUSED)
