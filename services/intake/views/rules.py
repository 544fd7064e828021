"""How many views a person keeps. Pure."""

from __future__ import annotations

from shared.values.articles import REGULATION
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem

ARTICLE = REGULATION["二(五)1"]
MOST_VIEWS = 30  # ours: of one person


def check_room(held: int) -> None:
    """409 for one view more than a person may keep."""
    if held >= MOST_VIEWS:
        detail = f"每人最多保存{MOST_VIEWS}个视图，请先删除不用的"
        raise Problem(409, ProblemCode.TOO_MANY_VIEWS, detail, ARTICLE)
