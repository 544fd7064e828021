"""The desk's pages in a court of 10,000 cases, against the calls of the services beneath them, asked at the same time.

A page's calls are heard in a desk of this process, beside the one that is measured.
"""

from __future__ import annotations

import asyncio
import json
import os
from contextlib import redirect_stdout
from statistics import quantiles
from sys import stderr
from time import perf_counter
from typing import Any

import asyncpg
import httpx
from fastapi import Response

from deploy.bench.lists import CASES
from deploy.bench.load import load
from deploy.demo.run import CLOCK_START
from deploy.demo.story import Story
from deploy.demo_staff import STAFF
from deploy.local import DATABASE, Installation
from services.desk import apis
from services.desk.app import create_app
from services.desk.session import Cookies, Held, Session
from shared.platform.settings import Settings, settings

SAMPLES = 20
_CASE = "/cases/（2024）豫1502执10005号"
ASKED = {
    "work_officer": ("chengban01", "/"),
    "work_clerk": ("wenshu01", "/"),
    "work_leader": ("juzhang01", "/"),
    "cases": ("juzhang01", "/cases"),
    "cases_officer_next_due": ("chengban01", "/cases?officer=chengban01&state=open&sort=next_due"),
    "case": ("juzhang01", _CASE),
    "case_timeline": ("juzhang01", f"{_CASE}/timeline"),
    "case_money": ("juzhang01", f"{_CASE}/money"),
    "duties": ("juzhang01", "/duties"),
    "board": ("juzhang01", "/board"),
    "search_number": ("juzhang01", "/search?q=10005"),
    "search_name": ("juzhang01", "/search?q=赵丁一"),
}
"""By the name of its figures: whose page, and its address."""
Calls = list[tuple[str, str, dict[str, Any]]]


async def measure(installation: Installation) -> dict[str, Any]:
    """Milliseconds, p50 and p99, of page and calls; kilobytes of the page."""
    connection = await asyncpg.connect(installation.superuser_dsn.rpartition("/")[0] + f"/{DATABASE}")
    try:
        await load(connection, CASES)
    finally:
        await connection.close()
    os.environ.update(installation.environment("desk"))
    settings.cache_clear()
    config, figures = settings(), dict[str, Any]()
    with redirect_stdout(stderr):  # its log is no figure
        app = create_app()
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://bench", timeout=60) as here,
        httpx.AsyncClient(base_url=installation.url("desk"), timeout=60) as desk,
        httpx.AsyncClient(timeout=60) as bare,
    ):
        story = Story(installation, 1, bare)
        for name, (who, path) in ASKED.items():
            cookie = {"Cookie": await _cookie(config, story, who)}
            for _ in range(2):  # the first has what is kept for all pages
                calls = await _heard(here, path, cookie)
            figures |= await _compared(name, desk, path, cookie, bare, installation, calls)
    return figures


async def _cookie(config: Settings, story: Story, who: str) -> str:
    """Who is logged in, as his browser says it."""
    name, held = STAFF[who]
    answer = Response()
    offices = [Held(office=office) for office in held]
    Cookies(config).keep(answer, Session(subject=who, token=await story.token(who), name=name, held=offices))
    return answer.headers["set-cookie"].partition(";")[0]


async def _heard(here: httpx.AsyncClient, path: str, cookie: dict[str, str]) -> Calls:
    """The calls that one page makes."""
    calls: Calls = []
    ask = apis.Apis.ask

    async def hear(self: apis.Apis, method: str, team: str, path: str, seconds: float, **sent: Any) -> Any:
        calls.append((team, path, sent))
        return await ask(self, method, team, path, seconds, **sent)

    apis.Apis.ask = hear  # type: ignore[method-assign]
    try:
        await here.get(path, headers=cookie)
    finally:
        apis.Apis.ask = ask  # type: ignore[method-assign]
    return calls


async def _compared(
    name: str,
    desk: httpx.AsyncClient,
    path: str,
    cookie: dict[str, str],
    bare: httpx.AsyncClient,
    installation: Installation,
    calls: Calls,
) -> dict[str, Any]:
    took: dict[str, list[float]] = {"page": [], "calls": []}
    first = await desk.get(path, headers=cookie)
    if first.status_code != 200:
        return {f"{name}_status": first.status_code}
    size = 0
    for _ in range(SAMPLES):
        began = perf_counter()
        page = await desk.get(path, headers=cookie)
        took["page"].append(perf_counter() - began)
        size = len(page.content)
        began = perf_counter()
        await asyncio.gather(*(bare.get(installation.url(team) + path, **sent) for team, path, sent in calls))
        took["calls"].append(perf_counter() - began)
    cuts = {whose: quantiles(times, n=100) for whose, times in took.items()}
    figures: dict[str, Any] = {f"{name}_kb": round(size / 1024), f"{name}_calls": len(calls)}
    for at in (50, 99):
        ours, yard = cuts["page"][at - 1], cuts["calls"][at - 1]
        figures |= {
            f"{name}_ms_p{at}": round(ours * 1000),
            f"{name}_calls_ms_p{at}": round(yard * 1000),
            f"{name}_ratio_p{at}": round(ours / yard, 2),
        }
    return figures


async def main() -> None:
    with Installation.throwaway(clock_start=CLOCK_START) as installation:
        async with installation.running():
            print(json.dumps(await measure(installation), ensure_ascii=False))


if __name__ == "__main__":
    asyncio.run(main())
