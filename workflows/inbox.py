"""Facts waiting to be handled by one workflow."""

from __future__ import annotations

from shared.contracts.fact import Fact

_REMEMBERED = 200
"""Ids kept, oldest dropped first: a relay repeats at most the batch that it had in hand when it was stopped."""


class Inbox:
    """Takes facts any number of times and in any order; drops a repeated one by its id.

    By its id, not by its number: whoever can signal could send a high number, and every fact of that team would be
    dropped after it. A fact forged under an id of its own takes the place of none; what acts on it re-reads the record.
    """

    def __init__(self, seen: list[str] | None = None) -> None:
        self.seen = seen or []
        self.waiting: list[Fact] = []

    def receive(self, given: tuple[object, ...]) -> bool:
        """Put in what a signal gave, whoever sent it; False where that is no fact, and nothing fails by it."""
        try:
            (signalled,) = given
            self.put(Fact.model_validate(signalled))
        except ValueError:  # too many values or none, or values of another form
            return False
        return True

    def put(self, fact: Fact) -> None:
        if fact.id not in self.seen:
            self.seen = [*self.seen, fact.id][-_REMEMBERED:]
            self.waiting.append(fact)

    def take_all(self) -> list[Fact]:
        taken, self.waiting = self.waiting, []
        return taken
