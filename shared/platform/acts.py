"""Acts: each operation's Chinese title, article and offices, said once; and what an object says can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, PrivateAttr

from shared.values.articles import CPC, REGULATION, cite
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem
from shared.values.roles import STAFF, Actor, Office

_ARTICLE = REGULATION["一(一)"]


@dataclass(frozen=True)
class Operation:
    """An act of the interface. `id`: its operationId; `on`: the kind of object that it is taken on.

    `bulk`: it may be taken on many objects at once, with the same fields for all. Never a signature, an approval of money, or a
    decision on somebody's rights: these are read one by one. `urgent`: it cannot wait until another has the case (CPC[48]).
    """

    id: str
    title: str
    article: str
    offices: tuple[Office, ...]
    on: str
    bulk: bool = False
    urgent: bool = False

    @property
    def by(self) -> str:
        """The offices, as people say them."""
        if self.offices == STAFF:
            return "本院在任人员"
        return "、".join(office.label for office in self.offices)

    def route(self) -> dict[str, Any]:
        """What a route's decorator takes of it."""
        return {
            "operation_id": self.id,
            "summary": self.title,
            "description": f"依据：{self.article}。办理人：{self.by}。",
            "openapi_extra": {
                "x-article": self.article,
                "x-office": [office.value for office in self.offices],
                "x-object": self.on,
                **({"x-bulk": True} if self.bulk else {}),
            },
        }


class Act(BaseModel):
    """One act on an object, by its operationId. `why_not`: why it may not be done now by who asks; None where it may."""

    operation: str
    title: str
    article: str
    offices: list[Office]
    allowed: bool
    why_not: str | None
    _urgent: bool = PrivateAttr(default=False)

    def stands_aside(self) -> None:
        """Not for who stands aside in the case."""
        refused = stands_aside()
        self.allowed, self.why_not = False, f"{refused.title}（{refused.article}）"


def stands_aside() -> Problem:
    """What everybody does, and what is urgent, is left to him (CPC[48])."""
    return Problem(403, ProblemCode.STANDS_ASIDE, article=cite(CPC[47], CPC[48]))


def barred_to_who_stands_aside(answer: object, case_number: str = "") -> Iterator[tuple[str, Act]]:
    """The acts of an answer that are offered, and not to who stands aside in the case, which is named with each."""
    if isinstance(answer, Act):
        everybodys = set(answer.offices) >= set(STAFF)
        if case_number and answer.allowed and not (everybodys or answer._urgent):
            yield case_number, answer
    elif isinstance(answer, BaseModel):
        own = getattr(answer, "case_number", None) or case_number
        for name in type(answer).model_fields:
            yield from barred_to_who_stands_aside(getattr(answer, name), own)
    elif isinstance(answer, list):
        for one in answer:
            yield from barred_to_who_stands_aside(one, case_number)


def offered(actor: Actor, operation: Operation, *checks: Callable[[], object]) -> Act:
    """The act, judged by `checks`: those by which the act itself is judged, of the object's state and of who acts."""
    reasons = []
    if not actor.offices.intersection(operation.offices):
        reasons.append(f"本操作须由{operation.by}办理（{_ARTICLE}）")
    for check in checks:
        try:
            check()
        except Problem as problem:
            reasons.append(f"{problem.detail or problem.title}（{problem.article}）")
    act = Act(
        operation=operation.id,
        title=operation.title,
        article=operation.article,
        offices=list(operation.offices),
        allowed=not reasons,
        why_not="；".join(reasons) or None,
    )
    act._urgent = operation.urgent
    return act
