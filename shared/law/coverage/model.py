"""The form of a clause: what it demands, what in the code enforces it and which test shows that."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from shared.law.rulebook import DUTIES, SECTION
from shared.values.articles import Article, Source

Kind = Literal["D", "P", "A", "O", "R", "C"]
KINDS: dict[Kind, str] = {"D": "期限", "P": "禁止", "A": "审批", "O": "次序", "R": "内容", "C": "职能"}

Team = Literal["documents", "custody", "commission", "auction", "funds", "reception", "quality"]


class Open(NamedTuple):
    """What of a clause is still to come, and whose it is."""

    team: Team
    missing: str


@dataclass(frozen=True)
class Clause:
    """One demand of one article, in its operative words.

    `by` names what enforces it, as module:name; `proved` the tests that fail without it, as path::name. `watched` are the
    duties of the rulebook that keep its time; they name their own place and proof. What is half there is `open` too.
    `unsure`: the text was not at hand, and the words and the number of the article are remembered.
    """

    article: Article | Source
    words: str
    kind: Kind
    by: tuple[str, ...] = ()
    proved: tuple[str, ...] = ()
    watched: tuple[str, ...] = ()
    open: Open | None = None
    unsure: bool = False

    @property
    def enforced_by(self) -> tuple[str, ...]:
        return (*(f"{SECTION[duty]}:{duty}" for duty in self.watched), *self.by)

    @property
    def proved_by(self) -> tuple[str, ...]:
        """The `Rule` of each duty, then the tests that are named."""
        rules = (f"tests/{SECTION[duty].replace('.', '/')}" for duty in self.watched)
        places = (path.replace("rulebook/", "rulebook/test_") for path in rules)
        return (
            *(f"{path}.py::test_rule[{duty}]" for path, duty in zip(places, self.watched, strict=True)),
            *self.proved,
        )


def watched(*duties: str) -> Iterator[Clause]:
    """A row for each duty, as the rulebook has it."""
    for name in duties:
        duty = DUTIES[name]
        yield Clause(duty.article, duty.text or duty.title, "D", watched=(name,))


def still_open(missing: Open, *rows: tuple[Article, str, Kind]) -> Iterator[Clause]:
    """A row for each of several clauses that wait for the same."""
    return (Clause(article, words, kind, open=missing) for article, words, kind in rows)
