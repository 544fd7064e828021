"""When a debtor is taken off the list because nothing is found after 终本 (失信名单规定第十条). Pure."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from shared.law.numbers import DELETION_QUERIES
from shared.values.articles import DISHONEST
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, refuse


@dataclass(frozen=True)
class Searches:
    """Of a respondent: when each 总对总 that every source has answered was begun, and when each thing of it was found."""

    asked_at: Sequence[datetime] = ()
    found_at: Collection[datetime] = ()


def check_nothing_found(
    concluded_at: datetime | None, searches: Searches, clued_at: Collection[datetime], now: datetime
) -> None:
    """The round is concluded; two queries since have found nothing, and nobody has given a clue that leads to property or is
    not yet checked. `clued_at`: when such clues were received. 422, all faults at once.
    """
    found: list[FieldError] = []

    def fault(detail: str) -> None:
        found.append(FieldError("ground", detail, DISHONEST[10]))

    if concluded_at is None:
        fault("本案没有终结本次执行程序，或者已经恢复执行，不得以该事由解除")
    else:
        least = DELETION_QUERIES.on(now.date())
        asked = sum(at >= concluded_at for at in searches.asked_at)
        if asked < least:
            fault(f"终结本次执行程序后对该被执行人已经全部反馈的“总对总”查询为{asked}次，不足{least}次")
        if any(at >= concluded_at for at in searches.found_at):
            fault("终结本次执行程序后查得该被执行人的财产")
        if any(at >= concluded_at for at in clued_at):
            fault("终结本次执行程序后有人提供财产线索，经核查有财产或者尚未核查")
    refuse(found, 422, ProblemCode.COERCION_REFUSED)
