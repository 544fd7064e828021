"""`make revision TEAM=custody M="refused freezes"`: a new migration of one schema, from what its models now say.

M names what is there afterwards in a few English words, as its fellows do ("receipts told", "who and by which ruling"),
not what was done ("add column"): it becomes the docstring and, after the number, the file's name.
"""

from __future__ import annotations

import asyncio
import re
import subprocess
import sys
from pathlib import Path

from deploy import database, frozen
from deploy.fresh_database import fresh_database


async def write(dsn: str, team: str, message: str) -> Path:
    """A numbered migration in the team's folder, formatted; empty, for SQL by hand, where models and schema agree."""
    path = await database.write_revision(dsn, team, message)
    path.write_text(re.sub("^ *# ### .*\n", "", path.read_text("utf-8"), flags=re.MULTILINE), "utf-8")
    for step in (("check", "--fix"), ("format",)):
        await asyncio.to_thread(
            subprocess.run, (sys.executable, "-m", "ruff", *step, "--quiet", path), check=True
        )
    return path


async def main(team: str, message: str) -> int:
    if team not in database.SCHEMAS or not (message and message.isascii()):
        print(
            '用法：make revision TEAM=团队 M="what is there afterwards"（几个英文词）；'
            f"团队为 {'、'.join(database.SCHEMAS)} 之一",
            file=sys.stderr,
        )
        return 2
    async with fresh_database() as fresh:
        path = await write(fresh.dsn, team, message)
    frozen.freeze()
    if "nullable=False" in path.read_text("utf-8").partition("op.add_column")[2]:
        print("新增的列必填：已有的行和旧代码都没有它，请手写 server_default 并予保留，或者先许为空")
    print(f"{path.relative_to(database.PROJECT)}：请核对、修改，然后执行 make freeze check，再提交")
    return 0


if __name__ == "__main__":
    raise SystemExit(asyncio.run(main(*sys.argv[1:])))
