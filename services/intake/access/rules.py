"""Who opens a case to whom, and who seals it (一(一) 责任到人). Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from shared.law.case_access import Standing
from shared.law.case_rules import check_seals
from shared.values.articles import REGULATION
from shared.values.opening_reason import OpeningReason
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem
from shared.values.roles import LEADERS, Actor, Office

_ARTICLE = REGULATION["一(一)"]


def check_opens(standing: Standing, actor: Actor, person: str) -> None:
    """403 where another may not be admitted by `actor`, or the case is sealed: its judge and leaders decide then."""
    if standing.sealed or person != actor.id:
        check_seals(standing, actor)


def holds_on(standing: Standing, actor: Actor, person: str) -> bool:
    """Whether it is an admission to a sealed case, which ends when it is withdrawn or the case unsealed, by no evening."""
    return standing.sealed and person != actor.id


def is_over(until: datetime | None, now: datetime) -> bool:
    return until is not None and until <= now


def check_withdraws(standing: Standing, actor: Actor, reason: OpeningReason, *, ended: bool) -> None:
    """403 but for the judge and the leaders; 409 for what has ended, and what a task opens: it ends with the task."""
    check_seals(standing, actor)
    if ended or reason is OpeningReason.TASK:
        detail = "该查阅已经终止" if ended else "因交办事项开放的，随交办事项办结、转交而终止"
        raise Problem(409, ProblemCode.OPENING_ENDED, detail, _ARTICLE)


def check_sealing(standing: Standing, *, sealed: bool) -> None:
    """409 where it would change nothing."""
    if standing.sealed == sealed:
        detail = "该案已经封存" if sealed else "该案没有封存"
        raise Problem(409, ProblemCode.SEALED_ALREADY, detail, _ARTICLE)


@dataclass(frozen=True)
class Pending:
    """Something to be done in the case by one of `people`, who hold `office` or have taken it."""

    office: Office
    title: str
    people: frozenset[str]


@dataclass(frozen=True)
class LockedOut:
    """What waits in a sealed case for an office none of whose people may read it."""

    office: Office
    waiting: tuple[str, ...]
    people: tuple[str, ...]


def locked_out(pending: Iterable[Pending], admitted: Collection[str]) -> list[LockedOut]:
    """By office; `admitted`: its officer and judge, and to whom it is open. Leaders admit themselves."""
    found: dict[Office, tuple[dict[str, None], set[str]]] = {}
    for one in pending:
        if one.office in (*LEADERS, Office.HANDLING_OFFICER, Office.JUDGE) or one.people.intersection(
            admitted
        ):
            continue
        titles, people = found.setdefault(one.office, ({}, set()))
        titles[one.title] = None
        people |= one.people
    return [
        LockedOut(office, tuple(titles), tuple(sorted(people))) for office, (titles, people) in found.items()
    ]


def check_known(person: str, holds_office: bool) -> None:
    """422 where a case would be opened to nobody of this court."""
    if not holds_office:
        detail = f"{person} 现无本院任职，不能对其开放"
        raise Problem(422, ProblemCode.OPENED_TO_NOBODY, detail, _ARTICLE)
