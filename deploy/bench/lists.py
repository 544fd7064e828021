"""What a list across cases costs in a court in its sixth year, against the statements of the same request, bare."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, redirect_stdout
from statistics import quantiles
from time import perf_counter
from typing import Any

import asyncpg
import httpx
from sqlalchemy import Engine, event

from deploy.bench.load import load
from deploy.bench.requests import Wire
from deploy.demo.story import Story
from deploy.local import DATABASE, Installation
from shared.platform.settings import settings

CASES = 10_000
SAMPLES = 20
_OFFICER, _LEADER, _CLERK = "chengban01", "juzhang01", "wenshu01"
_OUTSIDER = "weituo01"
"""Works in a team whose people read those cases only in which the team has worked."""

ASKED: dict[str, tuple[str, str, str]] = {
    "work_officer": ("intake", _OFFICER, "/work"),
    "work_judge": ("intake", "faguan01", "/work"),
    "work_leader": ("intake", _LEADER, "/work"),
    "work_quality": ("intake", "zhixiao01", "/work"),
    "work_clerk": ("intake", _CLERK, "/work"),
    "work_officer_waiting": ("intake", _OFFICER, "/work?view=waiting"),
    "work_officer_done": ("intake", _OFFICER, "/work?view=done"),
    "work_clerk_done": ("intake", _CLERK, "/work?view=done"),
    **{f"cases_{sort}": ("intake", _LEADER, f"/cases?sort={sort}") for sort in ("newest", "oldest", "next_due", "amount")},
    **{
        f"cases_by_{name}": ("intake", _LEADER, f"/cases?{name}={value}")
        for name, value in {
            "state": "archived",
            "stage": "处置",
            "officer": _OFFICER,
            "judge": "faguan01",
            "track": "complex",
            "light": "red",
            "filed_from": "2026-01-01",
            "filed_to": "2022-01-01",
            "amount_from": "4990000",
            "amount_to": "10000",
            "kind": "执恢",
            "age_from": "1500",
            "due_within": "0",
        }.items()
    },
    "cases_officer_next_due": ("intake", _OFFICER, f"/cases?officer={_OFFICER}&state=open&sort=next_due"),
    "early": ("intake", "chakong01", "/duties/early"),
    "prompts_waiting": ("intake", _CLERK, "/reminders/waiting"),
    "board": ("intake", _LEADER, "/board"),
    "rulebook": ("intake", _LEADER, "/rulebook"),
    "funds_held": ("funds", _LEADER, "/held"),
    "cases_outsider": ("intake", _OUTSIDER, "/cases?sort=amount"),
    **{
        f"cases_q_{name}": ("intake", _LEADER, f"/cases?q={q}")
        for name, q in {
            "number": "（2024）豫1502执10005号",
            "number_alone": "10005",
            "number_of_year": "2024年执字第10005号",
            "name": "赵",
            "whole_name": "赵丁一",
            "identity": "411503000000050002",
        }.items()
    },
    "duties": ("intake", _LEADER, "/duties"),
    "duties_by_age": ("intake", _LEADER, "/duties?sort=age"),
    **{
        f"duties_by_{name}": ("intake", _LEADER, f"/duties?{name}={value}")
        for name, value in {
            "state": "met",
            "light": "red",
            "office": "document_clerk",
            "officer": _OFFICER,
            "rule": "documents.initial_batch",
            "due_to": "2026-03-01",
        }.items()
    },
    "duties_met_by_age": ("intake", _LEADER, "/duties?state=met&sort=age"),
    "duties_of_officer": ("intake", _OFFICER, "/duties"),
    "tasks": ("intake", "zhixiao01", "/tasks"),
    "tasks_open": ("intake", "zhixiao01", "/tasks?state=open"),
    "tasks_of_officer": ("intake", _OFFICER, "/tasks?sort=newest"),
    "duties_outsider": ("intake", _OUTSIDER, "/duties"),
    **{
        f"{team}_{name}": (team, who, path)
        for team, who, paths in (
            ("commission", "weituo01", ("/work", "/commissions", "/commissions?sort=newest", "/commissions?q=豫S00123")),
            ("custody", "chakong01", ("/work", "/assets", "/assets?sort=largest", "/assets?q=豫S00123", "/assets?decided=false",
                                     "/measures?sort=expiring", "/measures?q=豫冻000012", "/queries", "/feedbacks?filed=false")),
            ("documents", "wenshu01", ("/work", "/documents", "/documents?sort=newest", "/documents?state=drafted")),
            ("funds", "ankuan01", ("/work", "/receipts", "/receipts?sort=largest", "/receipts?q=赵丁", "/receipts?q=yh000012", "/receipts?told=false",
                                  "/suspense", "/payouts", "/payouts?q=621700000000012", "/payouts?state=approving", "/distributions")),
        )
        for path in paths
        for name in [path[1:].replace("?", "_").replace("=", "_")]
    },
}  # fmt: skip
"""By the name of its figures: the team that is asked, by whom, for what."""


async def measure(installation: Installation) -> dict[str, Any]:
    """Milliseconds, p50 and p99, one request at a time."""
    connection = await asyncpg.connect(installation.superuser_dsn.rpartition("/")[0] + f"/{DATABASE}")
    try:
        began = perf_counter()
        await load(connection, CASES)
        figures: dict[str, Any] = {"load_seconds": round(perf_counter() - began)}
    finally:
        await connection.close()
    async with httpx.AsyncClient(timeout=60) as client:
        story = Story(installation, 1, client)
        for team in dict.fromkeys(team for team, _, _ in ASKED.values()):
            figures |= await _of_team(installation, team, story)
    return figures


async def _of_team(installation: Installation, team: str, story: Story) -> dict[str, Any]:
    asked = {name: (await story.token(who), path) for name, (of, who, path) in ASKED.items() if of == team}
    said: dict[str, list[tuple[str, tuple[Any, ...]]]] = {}
    async with _served_here(installation, team) as here:
        for name, (token, path) in asked.items():
            with statements() as said[name]:
                answer = await here.get(path, headers={"Authorization": f"Bearer {token}"})
            answer.raise_for_status()
    bare = await asyncpg.connect(installation.dsn(f"{team}_app"))
    wire = await Wire.connect(installation.url(team))
    try:
        figures: dict[str, Any] = {}
        for name, (token, path) in asked.items():
            figures |= await _compared(name, wire, token, path, bare, said[name])
        return figures
    finally:
        wire.close()
        await bare.close()


async def _compared(
    name: str,
    wire: Wire,
    token: str,
    path: str,
    bare: asyncpg.Connection[Any],
    reads: list[tuple[str, tuple[Any, ...]]],
) -> dict[str, Any]:
    took: dict[str, list[float]] = {"ours": [], "bare": []}
    await wire.request("GET", path, token)  # the first builds what the later ones have
    for _ in range(SAMPLES):
        began = perf_counter()
        await wire.request("GET", path, token)
        took["ours"].append(perf_counter() - began)
        began = perf_counter()
        for statement, parameters in reads:
            await bare.fetch(statement, *parameters)
        took["bare"].append(perf_counter() - began)
    cuts = {whose: quantiles(times, n=100) for whose, times in took.items()}
    figures: dict[str, Any] = {}
    for at in (50, 99):
        ours, yard = cuts["ours"][at - 1], cuts["bare"][at - 1]
        figures |= {
            f"{name}_ms_p{at}": round(ours * 1000, 1),
            f"bare_{name}_ms_p{at}": round(yard * 1000, 1),
            f"{name}_ratio_p{at}": round(ours / yard, 2),
        }
    return figures


@contextmanager
def statements() -> Iterator[list[tuple[str, tuple[Any, ...]]]]:
    """What this process has the database do meanwhile to read: each statement with its parameters, settling left out."""
    said: list[tuple[str, tuple[Any, ...]]] = []

    def hear(_: Any, __: Any, statement: str, parameters: Any, *___: Any) -> None:
        if ".settle(" not in statement and statement.lstrip().startswith("SELECT"):
            said.append((statement, parameters))

    event.listen(Engine, "before_cursor_execute", hear)
    try:
        yield said
    finally:
        event.remove(Engine, "before_cursor_execute", hear)


@asynccontextmanager
async def _served_here(installation: Installation, team: str) -> AsyncIterator[httpx.AsyncClient]:
    """The team's service in this process, beside the one that is measured: its statements can be heard."""
    os.environ.update(installation.environment(team))
    settings.cache_clear()
    service = importlib.import_module(f"services.{team}.app")
    with redirect_stdout(sys.stderr):  # its log is no figure
        app = service.create_app()
    transport = httpx.ASGITransport(app)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=transport, base_url="http://bench", timeout=60) as http,
    ):
        yield http
