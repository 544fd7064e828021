"""`make demo`: a new installation, the whole road, a summary, and everything stopped."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from datetime import datetime
from pathlib import Path
from time import monotonic
from typing import Any

import httpx
from rich.console import Console
from rich.table import Table

from deploy.demo.chronicle import Told, written
from deploy.demo.stories import STORIES
from deploy.demo.story import Step, Story
from deploy.demo.summary import read_back
from deploy.local import Installation
from deploy.supervisor import Supervisor
from deploy.up import progress

CLOCK_START = datetime.fromisoformat("2026-03-02T09:00:00+08:00")

BeforeStep = Callable[[Supervisor, int, Step], Awaitable[None]]


def run(seed: int, name: str, page: Path | None = None) -> int:
    """Tell the story of that name once. Exit code 0 only if the case is archived, the ledger balances and the chains verify.

    `page`: where to write how the case went.
    """
    console = Console(highlight=False)
    begun, told = monotonic(), list[Told]()
    with Installation.throwaway(clock_start=CLOCK_START) as installation:
        summary = asyncio.run(_told(installation, seed, name, console, told))
    if page is not None:
        page.write_text(written(told), "utf-8")
    summary["wall_seconds"] = round(monotonic() - begun, 1)
    print(json.dumps(summary, ensure_ascii=False))
    good = summary["stage"] == "归档" and summary["ledger_balanced"] and summary["audit_verified"]
    return 0 if good else 1


async def _told(
    installation: Installation, seed: int, name: str, console: Console, told: list[Told]
) -> dict[str, Any]:
    console.print("沙箱演示：PostgreSQL、Temporal、六个服务、工作进程与外部世界")
    async with installation.running(progress(console)) as supervisor:
        return await tell(installation, supervisor, seed, console, told=told, name=name)


async def tell(
    installation: Installation,
    supervisor: Supervisor,
    seed: int,
    console: Console,
    before: BeforeStep | None = None,
    told: list[Told] | None = None,
    name: str = "second-round",
) -> dict[str, Any]:
    """Every step in order, `before` called at each boundary; the summary, read back afterwards.

    `told` is filled with the steps as they went.
    """
    async with httpx.AsyncClient(timeout=90) as http:
        tale = STORIES[name]
        story = Story(installation, seed, http, world=tale.world)
        for number, step in enumerate(tale.steps, start=1):
            if before is not None:
                await before(supervisor, number, step)
            began, done = monotonic(), len(story.calls)
            try:
                await step.act(story)
            except Exception:
                console.print(
                    f"第 {number} 步「{step.title}」没有走通；待办：{await story.get('zhixiao01', 'intake', '/tasks')}"
                )
                raise
            calls = tuple(story.calls[done:])
            now = await story.settle()
            if told is not None:
                told.append(Told(step, now, calls))
            stamp = f"{now:%Y-%m-%d %H:%M}"
            console.print(
                f"[cyan]{number:>2}[/]/{len(tale.steps)} {stamp} [bold]{step.article}[/] {step.title} [dim]{monotonic() - began:.1f}s[/]"
            )
        summary = await read_back(story, CLOCK_START)
        for duty in await story.listed("zhixiao01", "intake", f"/cases/{story.case}/duties"):
            if duty["overdue_at"]:
                story.note(
                    f"曾经逾期：{duty['article']} {duty['title']}，期限{duty['due_at'][:16]}，完成{duty['met_at'][:16]}"
                )
    table = Table("途中发生的事", title="出错与处置", show_header=False)
    for note in story.notes:
        table.add_row(note)
    console.print(table)
    return summary
