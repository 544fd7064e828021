"""Prints one JSON object; the aims stand beside the figures in docs/performance.md."""

from __future__ import annotations

import asyncio
import json
import sys
from dataclasses import replace

from deploy.bench import cases, dockets, lists, requests
from deploy.demo.run import CLOCK_START
from deploy.local import Installation


async def main(number: int) -> None:
    with Installation.throwaway(clock_start=CLOCK_START) as thrown:
        installation = replace(thrown, durable=True)
        async with installation.running():
            figures = await requests.measure(installation) | await dockets.measure(installation)
            figures |= await cases.measure(installation, number)
            figures |= await lists.measure(installation)
    print(json.dumps(figures, ensure_ascii=False))


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 60))
