"""`make demo`: a new installation, the whole road, a summary, and everything stopped."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Awaitable, Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from time import monotonic
from typing import Any

import httpx
from rich.cells import cell_len
from rich.console import Console
from rich.table import Column, Table

from deploy.demo.chronicle import Told, written
from deploy.demo.stories import STORIES
from deploy.demo.story import Step, Story
from deploy.demo.summary import read_back
from deploy.local import Installation
from deploy.supervisor import Supervisor
from deploy.up import progress
from shared.values.zone import COURT_ZONE

CLOCK_START = datetime.fromisoformat("2026-03-02T09:00:00+08:00")

_OTHERS = 5 + 10 + 6 + 4
"""Cells that a step's number, day, seconds and the spaces between them take."""
_FRAME = 4
"""Cells of a table's border."""

BeforeStep = Callable[[Supervisor, int, Step], Awaitable[None]]


def run(seed: int, name: str, page: Path | None = None) -> int:
    """Tell the story of that name once. Exit code 0 only if each case is archived, the ledger balances and the chains verify.

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
    ended = all(case["stage"] == "归档" for case in (summary, *summary.get("others", [])))
    good = ended and summary["ledger_balanced"] and summary["audit_verified"]
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
                tasks = [one["text"] for one in await story.listed("zhixiao01", "intake", "/tasks")]
                stuck = f"第{number}步「{step.title}」没有走通；待办：{'；'.join(tasks) or '无'}"
                console.print(_filled(stuck, console.width), markup=False)
                raise
            calls = tuple(story.calls[done:])
            now = await story.settle()
            if told is not None:
                told.append(Told(step, now, calls))
            day = now.astimezone(COURT_ZONE).date()
            console.print(line(console, f"{number}/{len(tale.steps)}", day, step, monotonic() - began))
        summary: dict[str, Any] = {"seed": seed, "story": name} | await read_back(story, CLOCK_START)
    late = [
        f"曾经逾期：{one['article']} {one['title']}，{one['due_date']}届满，{one['met_on'] or '尚未'}办结"
        for case in (summary, *summary.get("others", []))
        for one in case["overdue"]
    ]
    console.print(noted(console, [*story.notes, *late]))
    return summary


def line(console: Console, number: str, day: date, step: Step, seconds: float) -> Table:
    """A step as it was told."""
    grid = Table.grid(padding=(0, 1, 0, 0))
    told = console.width - _OTHERS
    for width in (5, 10, told, 6):
        grid.add_column(width=width, overflow="fold", justify="right" if width < 10 else "left")
    said = _filled(f"{step.article} {step.title}", told)
    grid.add_row(f"[cyan]{number}[/]", f"{day}", said, f"[dim]{seconds:.1f}s[/]")
    return grid


def noted(console: Console, notes: Sequence[str]) -> Table:
    """What went wrong on the way, and how it was handled."""
    table = Table(Column(overflow="fold"), title="出错与处置", show_header=False)
    for note in notes:
        table.add_row(_filled(note, console.width - _FRAME))
    return table


def _filled(words: str, width: int) -> str:
    """In lines that end where a word, a number or a citation does: after a mark or at a space."""
    lines = [""]
    for piece in re.findall(r"[^，、；：。 ]+[，、；：。 ]*[）”」]*", words):
        if lines[-1] and cell_len(lines[-1] + piece.rstrip()) > width:
            lines.append("")
        lines[-1] += piece
    return "\n".join(one.rstrip() for one in lines)
