"""`python -m tests.workflows.record_histories`: adds a history of each workflow type; never replaces one."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from tests.workflows.road import told

KEPT = Path(__file__).parent.parent / "histories"


async def main(seed: int) -> None:
    async with told(seed) as road:
        for history in await road.histories():
            kind = history.workflow_id.partition("/")[0]
            file = KEPT / f"{kind}-{seed}.json"
            if not file.exists():
                file.write_text(history.to_json(), "utf-8")


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1])))
