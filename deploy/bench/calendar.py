"""How long it takes until a day that the calendar gains has moved every open duty of many running cases."""

from __future__ import annotations

import asyncio
import json
import sys
from time import monotonic
from typing import Any

import asyncpg
import httpx

from deploy.bench.clock import filed
from deploy.demo.run import CLOCK_START
from deploy.local import DATABASE, Installation
from shared.contracts.intake.facts import CalendarPublished

_NOTICE = {"source": "测量：增设放假日", "days": [{"day": "2026-03-05", "kind": "rest"}]}
_LEFT = """
SELECT count(*) FROM intake.docket WHERE ended_at IS NULL
    AND NOT EXISTS (SELECT FROM intake.applied_fact WHERE docket = docket.id AND kind = $1)
"""


async def main(cases: int) -> dict[str, Any]:
    """Files the cases, publishes a day off and asks the register until each docket has reckoned anew."""
    with Installation.throwaway(clock_start=CLOCK_START) as installation:
        async with installation.running(), httpx.AsyncClient(timeout=900) as http:
            clerk = await filed(installation, http, cases)
            await clerk.settle()
            register = await asyncpg.connect(f"{installation.superuser_dsn.rpartition('/')[0]}/{DATABASE}")
            try:
                duties = await register.fetchval("SELECT count(*) FROM intake.duty WHERE state = 'open'")
                began = monotonic()
                tried = await clerk.post(
                    "guanli01", "intake", "/calendar", _NOTICE, Prefer="handling=dry-run"
                )
                shown = monotonic()
                await clerk.post("guanli01", "intake", "/calendar", _NOTICE)
                answered = monotonic()
                left = cases
                while left:
                    await asyncio.sleep(0.5)
                    left = await register.fetchval(_LEFT, CalendarPublished.kind)
                done = monotonic()
            finally:
                await register.close()
    return {
        "cases": cases,
        "open_duties": duties,
        "moved": len(tried["duties"]),
        "preview_s": round(shown - began, 1),
        "publish_s": round(answered - shown, 1),
        "retimed_s": round(done - shown, 1),
    }


if __name__ == "__main__":
    print(json.dumps(asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000))))
