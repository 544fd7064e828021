"""The demo's story told on the desk's pages: what a person does in it, that person does in Chromium."""

from __future__ import annotations

import json
import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

import asyncpg
from playwright.async_api import Locator, Page

from deploy.demo.story import ActRefused, Call, Story
from deploy.demo_keys import passphrase
from services.desk.contract import Contract, Operation
from services.desk.objects import KINDS, acts_address, address, case_address
from services.desk.words import part
from shared.contracts.documents.purposes import FilePurpose
from shared.contracts.teams import TEAMS
from shared.values.zone import COURT_ZONE

CONTRACTS = {team: Contract(json.loads(Path(f"docs/api/{team}.json").read_text("utf-8"))) for team in TEAMS}
ID = re.compile("[0-9a-f]{32}")
"""What nobody types: a page offers it by a name, or knows it."""
TRY, DO = "试办（核对后再确认）", "确认办理"


def asked(team: str, method: str, path: str) -> tuple[Operation, str]:
    """The operation that a call is, and of what it is called."""
    for one in CONTRACTS[team].operations.values():
        found = re.fullmatch(re.sub(r"\{[^}]*\}", "([^/]+)", one.path), path)
        if found and one.method == method:
            return one, "".join(found.groups())
    raise LookupError(f"{method} {team}{path}")


async def fill(page: Page, body: Any, path: str = "") -> None:
    """Each field of a form by its path; a list's next row is asked for where it is not there yet."""
    for name, value in body.items() if isinstance(body, dict) else enumerate(body):
        at = f"{path}{name}"
        field = page.locator(f'[name="{at}"]')
        if value in (None, "", [], {}):
            continue
        if isinstance(value, list) and not any(isinstance(one, (dict, list)) for one in value):
            await _fill_several(field, [str(one) for one in value])
        elif isinstance(value, (dict, list)):
            if isinstance(body, list) and not await page.locator(f'[name^="{at}."]').count():
                await _press(page, page.locator(f'button[name="_add"][value="{path[:-1]}"]'))
            await fill(page, value, f"{at}.")
        else:
            await _fill_one(field, value)


async def _fill_several(field: Locator, values: list[str]) -> None:
    if await field.first.get_attribute("type") != "checkbox":
        assert not any(map(ID.fullmatch, values)), f"an id is typed: {field}"
        await field.fill("\n".join(values))
        return
    for value in values:
        await field.and_(field.page.locator(f'[value="{value}"]')).check()


async def _fill_one(field: Locator, value: Any) -> None:
    said = str(value).lower() if isinstance(value, bool) else str(value)
    kind = await field.evaluate("e => e.tagName === 'SELECT' ? 'select' : e.type")
    if kind == "select":
        await field.select_option(said)
    elif kind == "datetime-local":
        await field.fill(f"{datetime.fromisoformat(said).astimezone(COURT_ZONE):%Y-%m-%dT%H:%M}")
    elif kind != "hidden":  # what goes along unseen, the page knows better than the story
        assert not ID.fullmatch(said), f"an id is typed: {field}"
        await field.fill(said)


async def _press(page: Page, button: Locator) -> None:
    async with page.expect_navigation(wait_until="domcontentloaded"):
        await button.click()


class Question(NamedTuple):
    """What somebody wants to know before the first act of a kind (`/` by whom), on which page, and what must stand there."""

    who: str
    text: str
    before: str
    path: str
    words: tuple[str, ...]


@dataclass
class OnPages(Story):
    """`enter`: who works in a browser, and stays logged in. What machines and other courts send stays what it is."""

    enter: Callable[[str], Awaitable[Any]] = field(kw_only=True)
    unoffered: dict[str, str] = field(default_factory=dict)
    """Acts whose form no page that the person would look at leads to, and what that page said."""
    begun: set[tuple[str, str]] = field(default_factory=set)
    """Who has found the way to which form."""
    questions: Sequence[Question] = ()
    answers: dict[Question, str] = field(default_factory=dict)

    async def post(
        self, who: str, team: str, path: str, body: Any = None, *, method: str = "POST", **headers: str
    ) -> Any:
        if path == "/clock/advance":
            return await super().post(who, team, path, body, method=method, **headers)
        self.calls.append(Call(who, team, method, path))
        one, key = asked(team, method, path)
        for question in self.questions:
            if question.before in (one.id, f"{one.id}/{who}") and question not in self.answers:
                self.answers[question] = await self._answer(question)
        page = await self._page(who)
        if team == "documents" and path.endswith(("/signature", "/signatures")):
            return await self._sign(who, page, path, body)
        if one.on == "prompt":
            return await self._acknowledge(page, key)
        await self._open(who, page, one, team, key)
        begins = page.locator('button[name="_add"][value="fields"], button[name="_add"][value="share_id"]')
        if await begins.count():
            first = "kind" if await begins.get_attribute("value") == "fields" else "share_id"
            await fill(page, {first: body[first]})
            await _press(page, begins)
        await fill(page, body or {})
        await self._pressed(who, page, TRY, "可以办理", body)
        kept = await page.locator('[name="_key"]').get_attribute("value")
        await self._pressed(who, page, DO, "已办理", body)
        return await self._kept(team, who, str(kept))

    async def file(self, who: str, purpose: FilePurpose, content: bytes, title: str = "") -> str:
        page = await self._page(who)
        await self._goto(page, f"/uploads/cases/{part(self.case)}?purpose={purpose}")
        kind, suffix = ("application/pdf", "pdf") if content.startswith(b"%PDF") else ("image/png", "png")
        await page.locator("#title").fill(title)
        await page.locator("#file").set_input_files(
            {"name": f"扫描件.{suffix}", "mimeType": kind, "buffer": content}
        )
        kept = await page.locator('[name="_key"]').get_attribute("value")
        await self._pressed(who, page, "存入", "已存入", purpose)
        return str((await self._kept("documents", who, str(kept)))["id"])

    async def _page(self, who: str) -> Page:
        """The one window in which that person works. The browser's own reader of a paper is slow, and looked at elsewhere."""
        page: Page = (await self.enter(who)).page
        for papers in ("**/papers/*", "**/files/*"):
            await page.unroute(papers)
            await page.route(papers, lambda route: route.fulfill(body=""))
        return page

    async def _answer(self, question: Question) -> str:
        page = await self._page(question.who)
        await self._goto(page, question.path)
        return await page.locator("main").inner_text()

    async def _open(self, who: str, page: Page, one: Operation, team: str, key: str) -> None:
        """The form of the act; for the first time of each person by way of the page of what it is about."""
        form = acts_address(team, one.id, key, self.case)
        if (who, one.id) not in self.begun:
            self.begun.add((who, one.id))
            form = await self._offered(page, one, team, key) or form
        await self._goto(page, form)

    async def _offered(self, page: Page, one: Operation, team: str, key: str) -> str:
        """Where the page of the object, else of the case, else of the list leads to the act."""
        of_object = address(one.on, key) if one.keys != ["case_number"] else ""
        of_case = case_address(self.case) if self.case else f"/lists/{one.on}"
        await self._goto(
            page, of_object or (of_case if one.on in KINDS or one.on == "case" else "/administration")
        )
        form = acts_address(team, one.id)
        links = await page.locator(f'a[href="{form}"], a[href^="{form}/"]').all()
        found = [str(await link.get_attribute("href")) for link in links]
        if not found:
            self.unoffered[one.id] = await page.locator("main").inner_text()
        return next((href for href in found if part(key) in href), next(iter(found), ""))

    async def _acknowledge(self, page: Page, key: str) -> None:
        await self._goto(page, "/prompts")
        await _press(page, page.locator(f'form[action="/prompts/{key}"] button'))

    async def _sign(self, who: str, page: Page, path: str, body: Any) -> Any:
        """In the signing room: each opened and read, then those alone ticked and signed."""
        wanted = body.get("document_ids") or [path.split("/")[2]]
        for document in wanted:
            await self._goto(page, f"/signing/{document}")
        await self._goto(page, "/signing")
        for box in await page.locator('input[name="document"]').all():
            await box.set_checked(await box.get_attribute("value") in wanted)
        kept = await page.locator('[name="_key"]').get_attribute("value")
        keys = self.installation.data_dir("documents") / "keys"
        await page.get_by_label("签名密钥口令").fill(passphrase(keys, who))
        await self._pressed(who, page, "签发", f"已签发 {len(wanted)} 件", path)
        if path.endswith("/signatures"):
            return await self._kept("documents", who, str(kept))
        return await self.get(who, "documents", f"/documents/{wanted[0]}")

    async def _goto(self, page: Page, path: str) -> None:
        answer = await page.goto(self.installation.url("desk") + path, wait_until="domcontentloaded")
        assert answer is not None
        assert answer.status == 200, f"{path}: {await page.locator('main').inner_text()}"

    async def _pressed(self, who: str, page: Page, name: str, shown: str, sent: Any) -> None:
        """A button, and what the page must say then."""
        await _press(page, page.get_by_role("button", name=name, exact=True))
        words = await page.locator("main").inner_text()
        if shown not in words:
            raise ActRefused(f"{who} {page.url} {name}: {words[:3000]}\n{sent}")

    async def _kept(self, team: str, who: str, key: str) -> Any:
        """What the service has answered the page, as it keeps it for a repeat."""
        connection = await asyncpg.connect(self.installation.superuser_dsn.rpartition("/")[0] + "/jiyue")
        try:
            kept = f"SELECT response FROM {team}.idempotency WHERE subject = $1 AND key = $2"
            return json.loads(await connection.fetchval(kept, who, key))
        finally:
            await connection.close()


@dataclass(frozen=True)
class Told:
    """The story as it was told, and its figures, read back."""

    story: OnPages
    summary: dict[str, Any]
