"""The desk of one real installation, its court in the middle of the demo's case, and people who look at it in Chromium."""

from __future__ import annotations

import base64
import os
import shutil
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest
import pytest_asyncio
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, BrowserContext, Page, Response, async_playwright

from deploy.demo.run import CLOCK_START
from deploy.demo.stories import STEPS
from deploy.demo.story import Story
from deploy.local import Installation
from deploy.supervisor import Supervisor

TOLD_TO = "freezing_ruling_served"
"""The demo's case is told so far: filed, assigned, its assets found and frozen, no first documents yet."""
IMAGES = os.environ.get("JIYUE_IMAGES", "")
"""Where `make images` wants the pictures."""
LARGEST_IMAGE = 150_000
SIZE = (1280, 720)
WCAG = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "resultTypes": ["violations"],
}


def _keep(name: str, image: bytes) -> None:
    assert len(image) <= LARGEST_IMAGE, name
    Path(IMAGES, f"{name}.webp").write_bytes(image)


@dataclass
class Running:
    """The installation, its processes, and the story told in it."""

    story: Story
    supervisor: Supervisor

    @property
    def desk(self) -> str:
        return self.story.installation.url("desk")


@dataclass
class Visitor:
    """One person in a browser of his own."""

    desk: str
    context: BrowserContext
    page: Page
    complaints: list[str] = field(default_factory=list)
    """What the browser's console says: errors of scripts, and what the Content-Security-Policy refused."""

    def hears(self, page: Page) -> Page:
        page.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        return page

    async def login(self, staff_id: str, wanted: str = "/") -> None:
        """From any page over the issuer's, on which one picks oneself, and back to it."""
        await self.page.goto(self.desk + wanted)
        await self.page.locator(f'button[value="{staff_id}"]').click()
        await self.page.wait_for_url(f"{self.desk}/**")

    async def open(self, path: str, page: Page | None = None) -> Response:
        answer = await (page or self.page).goto(self.desk + path)
        assert answer is not None
        return answer

    async def press(self, name: str) -> None:
        """The button or link of exactly these words; returns when the next page is there."""
        found = self.page.get_by_role("button", name=name, exact=True).or_(
            self.page.get_by_role("link", name=name, exact=True)
        )
        async with self.page.expect_navigation():
            await found.first.click()

    async def words(self) -> str:
        return await self.page.locator("main").inner_text()

    async def axe(self) -> list[str]:
        """What axe-core finds against WCAG 2.2 AA, a line each."""
        found = await Axe().run(self.page, options=WCAG)
        return [
            f"{one['id']}: {node['html'][:160]}"
            for one in found.response["violations"]
            for node in one["nodes"]
        ]

    async def picture(self, name: str) -> None:
        """One of the pictures of the READMEs, where they are wanted."""
        if not IMAGES:
            return
        before = self.page.viewport_size
        await self.page.set_viewport_size({"width": 1440, "height": 900})
        await self.page.wait_for_timeout(
            1500
        )  # the browser's own reader of a paper says nothing when it is done
        client = await self.context.new_cdp_session(self.page)
        shot = await client.send("Page.captureScreenshot", {"format": "webp", "quality": 60})
        _keep(name, base64.b64decode(shot["data"]))
        if before is not None:
            await self.page.set_viewport_size(before)

    async def too_wide(self) -> int:
        """CSS pixels by which the page itself has to be scrolled sideways."""
        width = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        return int(await self.page.evaluate(width))


Enter = Callable[..., Coroutine[Any, Any, Visitor]]


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def running() -> AsyncIterator[Running]:
    with Installation.throwaway(clock_start=CLOCK_START) as installation:
        async with installation.running() as supervisor, httpx.AsyncClient(timeout=90) as http:
            story = Story(installation, 1, http)
            for step in STEPS:
                await step.act(story)
                if step.name == TOLD_TO:
                    break
            await story.settle()
            yield Running(story, supervisor)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def chromium() -> AsyncIterator[Browser]:
    path = shutil.which("chromium")
    if path is None:
        pytest.fail("缺少 chromium：apt-get install -y chromium fonts-noto-cjk", pytrace=False)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path)
        yield browser
        await browser.close()


async def _entered(
    desk: str, chromium: Browser, staff_id: str, wanted: str = "/", size: tuple[int, int] = SIZE
) -> Visitor:
    context = await chromium.new_context(
        viewport={"width": size[0], "height": size[1]}, locale="zh-CN", timezone_id="Asia/Shanghai"
    )
    visitor = Visitor(desk, context, await context.new_page())
    visitor.hears(visitor.page)
    await visitor.login(staff_id, wanted)
    return visitor


@asynccontextmanager
async def entering(desk: str, chromium: Browser) -> AsyncIterator[Enter]:
    """Logs each person in once, in a browser of his own, and leaves him logged in until the end."""
    visitors: dict[str, Visitor] = {}

    async def entered(staff_id: str) -> Visitor:
        if staff_id not in visitors:
            visitors[staff_id] = await _entered(desk, chromium, staff_id)
        return visitors[staff_id]

    yield entered
    for visitor in visitors.values():
        await visitor.context.close()


@pytest_asyncio.fixture(loop_scope="session")
async def enter(running: Running, chromium: Browser) -> AsyncIterator[Enter]:
    """Logs a person in, in a browser of his own, on a window of 1280×720 unless said otherwise."""
    visitors: list[Visitor] = []

    async def entered(staff_id: str, wanted: str = "/", size: tuple[int, int] = SIZE) -> Visitor:
        visitors.append(await _entered(running.desk, chromium, staff_id, wanted, size))
        return visitors[-1]

    yield entered
    for visitor in visitors:
        await visitor.context.close()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def sitting(running: Running, chromium: Browser) -> AsyncIterator[Enter]:
    """Who is logged in for the whole run: for pages that are only looked at."""
    async with entering(running.desk, chromium) as entered:

        async def sat(staff_id: str) -> Visitor:
            one = await entered(staff_id)
            await one.page.set_viewport_size({"width": SIZE[0], "height": SIZE[1]})
            one.complaints.clear()
            return one

        yield sat
