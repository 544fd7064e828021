"""A thing that is sealed in a case of its own, and what becomes of it there."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from deploy.sandbox.scenario import Find
from shared.contracts.teams import WORKFLOW_QUEUE
from shared.platform.db import new_id
from tests.harness import Court
from tests.services.custody.road import (
    assets,
    assign,
    file_case,
    freeze_online,
    ruled,
    ruling,
)


async def sealed(court: Court, seed: int, thing: Find, days: int | None = None) -> dict[str, Any]:
    """The thing, decided to be sealed in a case of its own; `days`: how long the ruling lets it be."""
    case = await file_case(court, seed, thing, principal="2000000")
    await assign(court, case)
    if days is not None:
        rows = (await ruled(court, case))["assets"]
        last = date.fromisoformat(rows[0]["starts_on"]) + timedelta(days)
        await ruling(court, case, assets=[row | {"ends_on": str(last)} for row in rows])
    (asset,) = (await assets(court, case)).values()
    assert (await freeze_online(court, asset)).status_code == 201
    await court.advance()
    return await now(court, asset)


async def now(court: Court, asset: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = await court.do("GET", "custody", f"/assets/{asset['id']}", "chakong01")
    return found


async def lift(court: Court, asset: dict[str, Any]) -> None:
    by = await ruling(court, asset["case_number"], "lifting_ruling")
    body = {"ruling_document": by, "reason": "已履行完毕"}
    await court.do("POST", "custody", f"/measures/{asset['measure']['id']}/lifting", "chakong01", body)
    await court.advance()


async def inspect(court: Court) -> None:
    await court.client.execute_workflow("inspection", id=f"inspection/{new_id()}", task_queue=WORKFLOW_QUEUE)
    await court.advance()


def place(asset: dict[str, Any]) -> tuple[str, int, bool]:
    return asset["measure"]["state"], asset["measure"]["rank"], asset["controlled"]


HOLDS = ("in_force", 1, True)
PRICE = "custody.reference_price_start"
