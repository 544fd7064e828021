"""When something may be sent after a letter, and what. Pure."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from shared.values.articles import MATTERS
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem

ARTICLE = MATTERS[10]


def check_none_open(open_already: bool) -> None:
    """What is missing is said again only after the first has been supplied: the three days do not begin anew."""
    if open_already:
        raise Problem(409, ProblemCode.SUPPLEMENT_OPEN, article=ARTICLE)


def check_suppliable(supplied_at: datetime | None, commission_state: str) -> None:
    """Supplied once, to a court that has the matter and has not answered. Raises Problem 409."""
    if supplied_at is not None:
        raise Problem(409, ProblemCode.SUPPLEMENT_REFUSED, "已经补正", article=ARTICLE)
    if commission_state != "dispatched":
        raise Problem(
            409, ProblemCode.SUPPLEMENT_REFUSED, "委托事项已经撤回或者反馈，无须补正", article=ARTICLE
        )


def check_new(digests: Collection[str], sent: Collection[str | None]) -> None:
    """The same papers sent again cure nothing. Raises Problem 409."""
    if set(digests) <= set(sent):
        raise Problem(409, ProblemCode.SUPPLEMENT_REFUSED, "所附材料均已随函发出，没有补充", article=ARTICLE)
