"""`make release-dump`: a court in the middle of a case, as this release leaves it; the next ones are to upgrade it.

Made once, on the release's own commit, after which it is named. A dump that is committed is never made anew.
"""

from __future__ import annotations

import asyncio
import gzip
import json
import subprocess
from pathlib import Path

import httpx

from deploy import frozen, postgres
from deploy.demo.run import CLOCK_START
from deploy.demo.stories import STEPS
from deploy.demo.story import Story
from deploy.local import DATABASE, Installation

PROJECT = Path(__file__).parent.parent
DUMPS = PROJECT / "tests" / "deploy" / "release"
LAST_STEP = "disposal_decided"
"""By then every team has work open, and what follows needs no file and no key."""


async def told(installation: Installation) -> bytes:
    """The demo up to LAST_STEP, as SQL for psql; its first line holds, as JSON, what the upgrade test asks about."""
    async with installation.running(), httpx.AsyncClient(timeout=90) as http:
        story = Story(installation, 1, http)
        for step in STEPS:
            await step.act(story)
            now = await story.settle()
            if step.name == LAST_STEP:
                break
        about = {
            "court_time": now.isoformat(),
            "case": story.case,
            "asset": story["flat"],
            "duties": await story.listed("zhixiao01", "intake", f"/cases/{story.case}/duties"),
        }
        server = installation.superuser_dsn.rpartition("/")[0]
        dump = await asyncio.create_subprocess_exec(
            *(postgres.binary("pg_dump"), f"{server}/{DATABASE}"), stdout=asyncio.subprocess.PIPE
        )
        sql, _ = await dump.communicate()
        if dump.returncode:
            raise SystemExit("pg_dump 失败")
    return f"-- {json.dumps(about, ensure_ascii=False)}\n".encode() + sql


def main() -> None:
    head = subprocess.run(
        ("git", "rev-parse", "--short=7", "HEAD"), cwd=PROJECT, capture_output=True, text=True, check=True
    )
    target = DUMPS / f"{head.stdout.strip()}.sql.gz"
    if target.exists():
        raise SystemExit(f"{target.name} 已有：转储只做一次，不得重做")
    with Installation.throwaway(clock_start=CLOCK_START) as installation:
        dump = asyncio.run(told(installation))
    target.parent.mkdir(exist_ok=True)
    target.write_bytes(gzip.compress(dump, mtime=0))
    frozen.freeze()
    print(f"{target.relative_to(PROJECT)}：{target.stat().st_size // 1024} kB")


if __name__ == "__main__":
    main()
