"""When a list may be made. Pure."""

from __future__ import annotations

from shared.values.articles import REGULATION
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem


def check_all_decided(assets: int, undecided: int) -> None:
    """The list follows the search, it does not run ahead of it (二(二)5)."""
    if assets == 0:
        raise Problem(409, ProblemCode.NOTHING_FOUND, article=REGULATION["二(二)5"])
    if undecided:
        raise Problem(
            409,
            ProblemCode.UNDECIDED_ASSETS,
            f"{undecided} 项，请先逐项处理",
            REGULATION["二(二)2"],
        )
