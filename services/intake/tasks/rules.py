"""Who sees a task, takes it, hands it on and finishes it (二(五)3). Pure."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from shared.values.articles import REGULATION
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem
from shared.values.roles import Office

_ARTICLE = REGULATION["二(五)3"]

OVERSEERS = frozenset(
    {
        Office.QUALITY_OFFICER,
        Office.COMMAND_CENTRE_DIRECTOR,
        Office.LEADER_IN_CHARGE,
        Office.BUREAU_DIRECTOR,
        Office.BUREAU_DEPUTY,
        Office.PRESIDENT,
    }
)
"""Who sees to it that what was asked is done (二(五)1 指令落实), and the leaders."""


@dataclass(frozen=True)
class Standing:
    """A task as one person meets it; `own`: the case's person in that office, if the office is held for a case."""

    office: Office
    owner: str | None
    done: bool
    own: str | None
    personal: bool


def concerns(task: Standing, person: str, offices: Collection[Office]) -> bool:
    """Whether the task is the person's to see: its owner, its office in that case, or an overseer."""
    if task.owner == person or OVERSEERS.intersection(offices):
        return True
    return task.office in offices and (not task.personal or task.own == person)


def check_takeable(task: Standing, person: str, offices: Collection[Office]) -> None:
    if not concerns(task, person, offices):
        raise Problem(403, ProblemCode.NOT_YOUR_TASK, article=_ARTICLE)
    if task.done:
        raise Problem(409, ProblemCode.TASK_DONE, article=_ARTICLE)
    if task.owner is not None:
        raise Problem(409, ProblemCode.TASK_TAKEN, article=_ARTICLE)


def check_hands_on(task: Standing, person: str, offices: Collection[Office]) -> None:
    """Its owner hands it on, or an overseer who sees that it lies."""
    if task.owner != person and not OVERSEERS.intersection(offices):
        raise Problem(403, ProblemCode.NOT_YOUR_TASK, article=_ARTICLE)
    if task.done:
        raise Problem(409, ProblemCode.TASK_DONE, article=_ARTICLE)


def check_hand_on(
    task: Standing, person: str, offices: Collection[Office], to: str, staff: Collection[str]
) -> None:
    """To somebody else who is in office."""
    check_hands_on(task, person, offices)
    if to == task.owner or to not in staff:
        raise Problem(409, ProblemCode.NOT_TO_HAND_ON, article=_ARTICLE)


def check_finishable(task: Standing, person: str) -> None:
    """Only who has taken it can say how it ended."""
    if task.owner != person:
        raise Problem(403, ProblemCode.NOT_YOUR_TASK, article=_ARTICLE)
    if task.done:
        raise Problem(409, ProblemCode.TASK_DONE, article=_ARTICLE)
