"""What the objects of a case say may be done with them, against what waits for whom."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tests.harness import Court

Acts = set[tuple[str, str]]
"""Acts by the object's id and the operation."""


def allowed(objects: Iterable[dict[str, Any]], key: str = "id") -> Acts:
    return {(one[key], act["operation"]) for one in objects for act in one["acts"] if act["allowed"]}


async def waiting(court: Court, team: str, case: str, who: str) -> Acts:
    """What the team has waiting for that person in the case."""
    items = await court.listed(team, f"/work?case_number={case}&limit=200", who)
    return {(item["about"], item["operation"]) for item in items}


async def can(
    court: Court, team: str, shown: dict[str, Any], operation: str, path: str, who: str, body: Any
) -> bool:
    """Whether the act can be done by `who`, as the object tells him: a trial answers the same, a refusal by an article."""
    (act,) = [one for one in shown["acts"] if one["operation"] == operation]
    tried = await court.call("POST", team, path, who, body, Prefer="handling=dry-run")
    assert tried.is_success == act["allowed"], (act, tried.text)
    if not tried.is_success:
        assert tried.status_code in (403, 409), tried.text
        assert tried.json()["article"], tried.text
    return bool(tried.is_success)
