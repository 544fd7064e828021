"""A browser without a screen: cookies, redirects and forms, as the desk's people use them."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from html.parser import HTMLParser
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import httpx

from tests.harness import Court


class Page(HTMLParser):
    """What a page holds that one can press: its forms with their fields, its links, and its words."""

    def __init__(self, answer: httpx.Response) -> None:
        super().__init__()
        self.answer, self.status, self.html = answer, answer.status_code, answer.text
        self.forms: list[dict[str, Any]] = []
        self.links: dict[str, str] = {}
        self.pairs: list[tuple[str, str]] = []
        """All of the links, each with its words: several may say the same."""
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self._words: list[str] = []
        self._link = self._field = ""
        self.feed(answer.text)

    @property
    def words(self) -> str:
        return " ".join(" ".join(self._words).split())

    @property
    def scripts(self) -> list[str]:
        """What the pages have no more of than the one file of ours, or none at all."""
        ours = {"src": "/desk.js", "defer": None}
        return [
            tag
            for tag, given in self.tags
            if (tag == "script" and given != ours)
            or "style" in given
            or any(name.startswith("on") for name in given)
        ]

    def form(self, action: str) -> dict[str, Any]:
        """The form with this beginning of an address; "": the one that is sent to the page itself."""
        return next(
            form
            for form in self.forms
            if form["action"] == action or (action and form["action"].startswith(action))
        )

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append((tag, given))
        if tag == "form":
            self.forms.append({"action": given.get("action") or "", "fields": {}})
        elif tag == "a":
            self._link = given.get("href") or ""
        elif (
            tag in ("input", "select", "textarea")
            and self.forms
            and given.get("name")
            and (given.get("type") != "checkbox" or "checked" in given)
        ):
            self.forms[-1]["fields"][given["name"]] = given.get("value") or ""
            self._field = given["name"] or ""
        elif tag == "option" and self.forms and "selected" in given:
            self.forms[-1]["fields"][self._field] = given.get("value") or ""

    def handle_data(self, data: str) -> None:
        self._words.append(data)
        if self._link:
            self.links[data.strip()] = self._link
            self.pairs.append((data.strip(), self._link))

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self._link = ""

    def chosen(self, path: str) -> list[str]:
        """What may be chosen for a field, by its codes."""
        found, inside = [], False
        for tag, given in self.tags:
            if tag in ("select", "input", "textarea"):
                inside = given.get("name") == path
                if inside and given.get("type") == "checkbox":
                    found.append(given["value"] or "")
            elif tag == "option" and inside and given.get("value"):
                found.append(given["value"] or "")
        return found


class Browser:
    def __init__(self, court: Court, http: httpx.AsyncClient) -> None:
        self.court, self.http = court, http

    async def get(self, path: str, **query: str) -> Page:
        return Page(await self.http.get(path, params=query or None))

    async def post(self, path: str, form: dict[str, str]) -> Page:
        return Page(await self.http.post(path, data=form))

    async def login(self, staff_id: str, wanted: str = "/") -> Page:
        """From any page over the issuer's page, on which one picks oneself, and back."""
        asked = await self.get(wanted)
        form = asked.form("authorize")
        issuer = f"{self.court.urls['sandbox']}/oidc/authorize"
        assert str(asked.answer.url).startswith(issuer)
        return await self.post(issuer, form["fields"] | {"staff_id": staff_id})


@asynccontextmanager
async def browser(court: Court) -> AsyncIterator[Browser]:
    async with httpx.AsyncClient(base_url=court.urls["desk"], follow_redirects=True, timeout=30) as http:
        yield Browser(court, http)


def query_of(address: str) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(address).query))


def form_token(page: Page) -> str:
    found = re.search(r'name="_form" value="([0-9a-f]{64})"', page.html)
    assert found
    return found[1]
