"""Who stands aside in a case (民事诉讼法第四十七条, 民诉法解释第四十三条、第四十五条、第四十九条). Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from shared.values.articles import CPC, JS, cite
from shared.values.labelled import Labelled
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem
from shared.values.roles import Actor, Office

ARTICLE = cite(CPC[47], JS[49])
_DECIDES = CPC[49]


OVERSEE = frozenset({Office.QUALITY_OFFICER, Office.PRESIDENT})
"""Who enters a ground for another, and reads everybody's: who assigns the cases, and the president."""


class Kind(Labelled):
    SELF = "self", "本人"
    RELATIVE = "relative", "近亲属"
    INTEREST = "interest", "有利害关系或者其他关系的人、单位"
    EARLIER_ROLE = "earlier_role", "参与过执行依据的审理，或者担任过该案的证人、鉴定人、代理人"


_ARTICLES = {
    Kind.SELF: cite(CPC[47, 1], JS[49]),
    Kind.RELATIVE: cite(CPC[47, 1], JS[49]),
    Kind.INTEREST: cite(CPC[47, 2], JS[49]),
    Kind.EARLIER_ROLE: cite(JS[43], JS[45], JS[49]),
}


@dataclass(frozen=True)
class Ground:
    """What is on record of one person of the court."""

    staff_id: str
    kind: Kind
    name: str
    identity: str
    instrument_number: str


@dataclass(frozen=True)
class Person:
    """Somebody of a case, as its record has him; `identity`: "" where it has no number of a paper, and the name must do."""

    called: str
    name: str
    identity: str = ""


@dataclass(frozen=True)
class Conflict:
    """Why a person of the court stands aside in a case, and by which article."""

    why: str
    article: str


DECIDED = Conflict("已决定其在本案中回避", CPC[49])


def conflicts(
    grounds: Sequence[Ground], people: Collection[Person], instrument_number: str
) -> dict[str, Conflict]:
    """Of each person of the court who stands aside in the case: why."""
    found: dict[str, Conflict] = {}
    for ground in grounds:
        if (why := next(_why(ground, people, instrument_number), None)) is not None:
            found.setdefault(ground.staff_id, Conflict(why, _ARTICLES[ground.kind]))
    return found


def _why(ground: Ground, people: Collection[Person], instrument_number: str) -> Iterator[str]:
    if ground.kind is Kind.EARLIER_ROLE:
        if ground.instrument_number == instrument_number:
            yield "参与过本案执行依据的审理，或者在该案中担任过证人、鉴定人、代理人"
        return
    for person in people:
        same = person.identity == ground.identity if person.identity else person.name == ground.name
        if same:
            yield f"本案{person.called}系其{ground.kind.label}"


def check_enters(staff_id: str, actor: Actor) -> None:
    """Each enters his own; for another, who assigns the cases and the president. 403."""
    if staff_id != actor.id and not actor.offices & OVERSEE:
        detail = "为他人登记回避情形的，由质效管理专员或者院长登记"
        raise Problem(403, ProblemCode.NOT_YOUR_GROUND, detail, ARTICLE)


def check_reads(staff_id: str, actor: Actor) -> None:
    """403 for anybody but the person, who assigns the cases and the president."""
    if staff_id != actor.id and not actor.offices & OVERSEE:
        detail = "回避情形由本人、质效管理专员、院长查阅"
        raise Problem(403, ProblemCode.NOT_YOUR_GROUND, detail, ARTICLE)


def check_ends(staff_id: str, ended_at: datetime | None, actor: Actor) -> None:
    """The president in person decides whether somebody need not stand aside any more, never of himself. 403, 409."""
    if Office.PRESIDENT not in actor.own:
        raise Problem(403, ProblemCode.PRESIDENT_ONLY, "不再回避须由院长本人决定", _DECIDES)
    if staff_id == actor.id:
        raise Problem(403, ProblemCode.NOT_YOUR_GROUND, "本人的回避情形由他人审查决定", _DECIDES)
    if ended_at is not None:
        raise Problem(409, ProblemCode.GROUND_ENDED, article=_DECIDES)


def check_said(kind: Kind, name: str, identity: str, instrument_number: str) -> None:
    """A person with his number, or the instrument: 422 for anything else."""
    found = []
    if kind is Kind.EARLIER_ROLE:
        if not instrument_number:
            found.append(FieldError("instrument_number", "须写明参与审理的执行依据文号", ARTICLE))
        if name or identity:
            found.append(FieldError("name", "参与过审理的只写执行依据文号", ARTICLE))
    else:
        if not name:
            found.append(FieldError("name", "须写明姓名或者名称", ARTICLE))
        if not identity:
            found.append(FieldError("identity", "须写明证件号码，以便与当事人、代理人核对", ARTICLE))
        if instrument_number:
            found.append(FieldError("instrument_number", "只有参与过审理的才写执行依据文号", ARTICLE))
    if found:
        raise Problem.of(found, 422, ProblemCode.MALFORMED)
