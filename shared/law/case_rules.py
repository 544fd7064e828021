"""Whose a case is, and until when it may be acted in. Pure."""

from __future__ import annotations

from collections.abc import Collection

from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem
from shared.values.roles import Deputyship, Office


def check_officer(officer: str | None, actor: str, article: str) -> None:
    """403 unless `actor` is the handling `officer` of the case (责任到人, 一(一)); a new case has none."""
    if actor != officer:
        raise Problem(403, ProblemCode.NOT_CASE_OFFICER, article=article)


def check_judge(judge: str | None, actor: str, deputy_for: Collection[Deputyship], article: str) -> None:
    """403 unless `actor` is the `judge` of the case, or that judge's deputy by appointment (一(一))."""
    if judge is None or (actor != judge and Deputyship(Office.JUDGE, judge) not in deputy_for):
        raise Problem(403, ProblemCode.NOT_CASE_JUDGE, article=article)


def check_open(state: str, refused: str, article: str) -> None:
    """409 once the case is closed; `refused` says what may no longer be done, by which article."""
    if state != "open":
        raise Problem(409, ProblemCode.CASE_CLOSED, refused, article)
