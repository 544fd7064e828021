"""The answer to a request for many documents: each item succeeds or is refused by itself."""

from __future__ import annotations

from typing import Any, Literal, Self

from pydantic import BaseModel

from shared.values.refusal import Problem


class Item(BaseModel):
    """`problem` is the problem+json of an item that was refused."""

    outcome: Literal["drafted", "already_drafted", "signed", "ordered", "refused"]
    document_id: str | None = None
    kind: str = ""
    addressee: str = ""
    problem: dict[str, Any] | None = None

    @classmethod
    def refused(cls, problem: Problem, **item: str) -> Self:
        return cls(outcome="refused", problem=problem.body(), **item)
