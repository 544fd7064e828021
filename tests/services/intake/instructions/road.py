"""The steps of an instruction, as the staff take them over HTTP."""

from __future__ import annotations

from typing import Any

import httpx

from tests.harness import Court


async def step(court: Court, one: Any, name: str, who: str, body: Any = None) -> httpx.Response:
    return await court.call("POST", "intake", f"/instructions/{one['id']}/{name}", who, body)


async def taken(court: Court, one: Any, name: str, who: str, body: Any = None) -> Any:
    answer = await step(court, one, name, who, body)
    assert answer.is_success, answer.text
    return answer.json()
