"""What waits for a person in a team, beside what the objects themselves say can be done with them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tests.harness import Court


async def waiting(court: Court, team: str, who: str, case: str = "") -> set[tuple[str, str]]:
    """(title of the act, object) of each item of that person's work, in one case or in all."""
    of_case = f"&case_number={case}" if case else ""
    page = await court.do("GET", team, f"/work?limit=200{of_case}", who)
    assert page["next"] is None
    return {(item["act"], item["about"]) for item in page["items"]}


def allowed(objects: Iterable[dict[str, Any]], *unawaited: str) -> set[tuple[str, str]]:
    """(title of the act, object) of each act that is allowed; `unawaited`: the operations that nobody waits for."""
    return {
        (act["title"], one["id"])
        for one in objects
        for act in one["acts"]
        if act["allowed"] and act["operation"] not in unawaited
    }
