"""A refusal: it says in Chinese what is wrong and which article says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, Self

from shared.values.problem_code import Code, ProblemCode

CONTRACT = "接口约定"
"""Stands for the article where not a law but the interface (its OpenAPI document, docs/contracts) demands something."""


@dataclass(frozen=True)
class FieldError:
    """One fault of one field; `field` is the JSON path as the caller wrote it."""

    field: str
    detail: str
    article: str = ""


class Problem(Exception):
    """A refusal. `status`: 422 shape, 409 against a rule, 403 office, 404 unknown, 412 stale, 428 no If-Match."""

    def __init__(
        self,
        status: int,
        code: Code,
        detail: str = "",
        article: str = "",
        errors: Sequence[FieldError] = (),
        retriable: bool = False,
    ) -> None:
        super().__init__(f"{code}: {code.label}")
        self.status, self.code, self.title, self.detail = status, code, code.label, detail
        self.article = article or (CONTRACT if status < 500 else "")
        self.errors, self.retriable = tuple(errors), retriable

    @classmethod
    def of(cls, faults: Sequence[FieldError], status: int, code: Code) -> Self:
        """One refusal for all `faults`, with what each says and every article."""
        details = "；".join(fault.detail for fault in faults)
        articles = "、".join(dict.fromkeys(fault.article for fault in faults if fault.article))
        return cls(status, code, details, articles, faults)

    def body(self) -> dict[str, Any]:
        return {
            "type": f"urn:jiyue:problem:{self.code}",
            "title": self.title,
            "status": self.status,
            "detail": self.detail or self.title,
            "article": self.article,
            "retriable": self.retriable,
            "errors": [asdict(error) for error in self.errors],
        }


def refuse(faults: Sequence[FieldError], status: int, code: Code) -> None:
    """Raise one Problem for all `faults` at once; nothing where there are none."""
    if faults:
        raise Problem.of(faults, status, code)


INTERNAL = Problem(500, ProblemCode.INTERNAL, retriable=True)
