"""Facts waiting to be handled by one workflow."""

from __future__ import annotations

from temporalio import workflow

from shared.contracts.facts import Fact


class Inbox:
    """Takes facts in any number of times; drops a repeated one by the last number seen of its team."""

    def __init__(self, seen: dict[str, int] | None = None) -> None:
        self.seen = seen or {}
        self.waiting: list[Fact] = []

    def put(self, fact: Fact) -> None:
        if fact.seq > self.seen.get(fact.team, 0):
            self.seen[fact.team] = fact.seq
            self.waiting.append(fact)

    def take_all(self) -> list[Fact]:
        taken, self.waiting = self.waiting, []
        return taken

    async def next(self) -> Fact:
        await workflow.wait_condition(lambda: bool(self.waiting))
        return self.waiting.pop(0)
