"""How long the court clock takes for a month with many open cases, and how much of it one stop is."""

from __future__ import annotations

import asyncio
import json
import random
import sys
from time import monotonic
from typing import Any

import httpx

from deploy.demo.cast import Cast
from deploy.demo.run import CLOCK_START
from deploy.demo.story import Story
from deploy.local import Installation

_AT_ONCE = 4  # ours: two cores file no faster with more
_WORKDAYS = 22


async def main(cases: int) -> dict[str, Any]:
    """Files the cases, then moves the clock by a month and asks until it has arrived."""
    with Installation.throwaway(clock_start=CLOCK_START) as installation:
        async with installation.running(), httpx.AsyncClient(timeout=900) as http:
            began = monotonic()
            clerk = await filed(installation, http, cases)
            done = monotonic()
            await clerk.settle()
            settled = monotonic()
            moved = await clerk.post("guanli01", "intake", "/clock/advance", {"workdays": _WORKDAYS})
            while not moved["arrived"]:
                await asyncio.sleep(1)
                moved = await clerk.get("guanli01", "intake", "/clock")
            took = monotonic() - settled
    return {
        "cases": cases,
        "filed_s": round(done - began, 1),
        "settled_s": round(settled - done, 1),
        "month_s": round(took, 1),
        "stops": moved["stops"],
        "stop_s": round(took / moved["stops"], 2),
    }


async def filed(installation: Installation, http: httpx.AsyncClient, cases: int) -> Story:
    """So many cases are filed; a story in which nothing has happened yet."""
    room = asyncio.Semaphore(_AT_ONCE)
    await asyncio.gather(*(_file(installation, http, number, room) for number in range(cases)))
    return Story(installation, cases, http)


async def _file(
    installation: Installation, http: httpx.AsyncClient, number: int, room: asyncio.Semaphore
) -> None:
    async with room:
        story = Story(installation, number, http)
        cast = Cast(random.Random(number))
        body = cast.application("2026-02-27T15:10:00+08:00") | {
            "instrument_number": f"（2025）豫1502民初{number + 100}号"
        }
        made = await story.post("lian01", "intake", "/applications", body)
        await story.post("lian01", "intake", f"/applications/{made['id']}/filing")


if __name__ == "__main__":
    print(json.dumps(asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 300))))
