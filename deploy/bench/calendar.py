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
from deploy.demo.story import Story
from deploy.local import DATABASE, Installation
from shared.contracts.intake.facts import CalendarPublished

_DAYS_OFF = ("2026-03-05", "2026-03-06")
_OPEN = 10_000
_LEFT = """
SELECT count(*) FROM intake.docket WHERE ended_at IS NULL
    AND (SELECT count(*) FROM intake.applied_fact WHERE docket = docket.id AND kind = $1) < $2
"""
_MET = """
UPDATE intake.duty SET state = 'met', met_at = opened_at, next_step = 'none', next_at = NULL, version = version + 1
WHERE id IN (
    SELECT id FROM (SELECT id, row_number() OVER (PARTITION BY docket ORDER BY id) AS place FROM intake.duty WHERE state = 'open') AS one
    WHERE place > $1
)
"""


async def main(cases: int) -> list[dict[str, Any]]:
    """Files the cases and publishes a day off; then all but 10,000 of what is open counts as met, and another is published."""
    with Installation.throwaway(clock_start=CLOCK_START) as installation:
        async with installation.running(), httpx.AsyncClient(timeout=900) as http:
            clerk = await filed(installation, http, cases)
            await clerk.settle()
            register = await asyncpg.connect(f"{installation.superuser_dsn.rpartition('/')[0]}/{DATABASE}")
            try:
                all_of_them = await _publish(clerk, register, 1)
                await register.execute(_MET, _OPEN // cases)
                return [all_of_them, await _publish(clerk, register, 2)]
            finally:
                await register.close()


async def _publish(clerk: Story, register: asyncpg.Connection[Any], days: int) -> dict[str, Any]:
    """Seconds for the preview, for the publication, and from it until each docket has reckoned anew."""
    notice = {
        "source": "测量：增设放假日",
        "days": [{"day": day, "kind": "rest"} for day in _DAYS_OFF[:days]],
    }
    duties = await register.fetchval("SELECT count(*) FROM intake.duty WHERE state = 'open'")
    began = monotonic()
    tried = await clerk.post("guanli01", "intake", "/calendar", notice, Prefer="handling=dry-run")
    shown = monotonic()
    await clerk.post("guanli01", "intake", "/calendar", notice)
    answered = monotonic()
    left = 1
    while left:
        await asyncio.sleep(0.5)
        left = await register.fetchval(_LEFT, CalendarPublished.kind, days)
    return {
        "open_duties": duties,
        "moved": len(tried["duties"]),
        "preview_s": round(shown - began, 1),
        "publish_s": round(answered - shown, 1),
        "retimed_s": round(monotonic() - shown, 1),
    }


if __name__ == "__main__":
    for figures in asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)):
        print(json.dumps(figures))
