"""Facts waiting to be handled by one workflow."""

from __future__ import annotations

from temporalio import workflow

from shared.contracts.fact import Fact

_REMEMBERED = 200  # ours: what a relay has in hand
"""Ids kept, oldest dropped first: a relay repeats at most the batch that it had in hand when it was stopped."""

_SAID = {"kind", "docket", "subject_id", "occurred_at", "actor", "refs", "seq"}
"""What makes two facts of one id the same; a field that a later version adds is none of it, so that runs replay."""


class Inbox:
    """Takes facts any number of times and in any order; drops a repeated one by its id.

    By its id, not by its number: whoever can signal could send a high number, and every fact of that team would be
    dropped after it. A fact forged under an id of its own takes the place of none; what acts on it re-reads the record.
    """

    def __init__(self, seen: list[str] | None = None) -> None:
        self.seen = seen or []
        self._said: dict[str, list[str]] = {}
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
        """Drops what was taken before: a copy forged under a fact's id, by who has read it in time, takes not its place.

        Of what a run before this one has taken, the id alone is known.
        """
        said = fact.model_dump_json(include=_SAID)
        told = self._said.get(fact.id, [said])
        if fact.id in self.seen and (said in told or not workflow.patched("2026-11 a forged id")):
            return
        self._said.setdefault(fact.id, []).append(said)
        self.seen = [*self.seen, fact.id][-_REMEMBERED:]
        self._said = {id: self._said[id] for id in self.seen if id in self._said}
        self.waiting.append(fact)

    def take_all(self) -> list[Fact]:
        taken, self.waiting = self.waiting, []
        return taken
