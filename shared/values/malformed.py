"""A value that does not have its form: raised inside pydantic validators, told with its article."""

from __future__ import annotations


class Malformed(ValueError):
    """`shared.platform.problems` reads `article` from it when a request is refused with 422."""

    def __init__(self, detail: str, article: str = "") -> None:
        super().__init__(detail)
        self.article = article
