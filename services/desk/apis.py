"""The six services as a person asks them: with that person's token, within a time, and never so that a page fails."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import httpx

from services.desk.codes import DeskCode
from services.desk.contract import Contract
from shared.platform.settings import Settings
from shared.values.refusal import Problem
from shared.values.zone import COURT_ZONE

READ_SECONDS = 4.0
"""How long a part of a page is waited for; the rest of the page is shown without it."""
ACT_SECONDS = 60.0
KEPT_SECONDS = 15.0
"""A service that has just started takes its time over its contract."""
FRESH_SECONDS = 300.0
"""How long the contracts of the services and the names of the staff are remembered."""
TITLES = {
    "intake": "收案分案、质效管理",
    "documents": "文书制作送达、卷宗",
    "custody": "财产查控",
    "commission": "委托执行事项",
    "auction": "财产处置",
    "funds": "执行案款",
}


class NotSignedIn(Exception):
    """Nobody is logged in, or the services no longer take the token."""


@dataclass(frozen=True)
class Answer:
    """What a service has answered: its JSON, or a problem as its contract has it (RFC 9457)."""

    status: int
    body: Any
    etag: str = ""
    content: bytes = b""
    media_type: str = ""

    @property
    def ok(self) -> bool:
        return self.status < 400

    @property
    def items(self) -> list[Any]:
        """Of a page of a list; none where it was refused."""
        return list(self.body["items"]) if self.ok else []


class Apis:
    """What all people share: the connections, and what is the same for each of them."""

    def __init__(self, config: Settings) -> None:
        self._config = config
        self._http = httpx.AsyncClient(limits=httpx.Limits(max_connections=200))
        self._kept: dict[str, tuple[float, Any]] = {}

    async def ask(self, method: str, team: str, path: str, seconds: float, **sent: Any) -> Answer:
        """503 for a service that is stopped, answers too late or answers what it should not."""
        try:
            async with asyncio.timeout(seconds):
                answer = await self._http.request(
                    method, self._config.service_url(team) + path, timeout=seconds, **sent
                )
            if answer.status_code == 401:
                raise NotSignedIn
            kind = answer.headers.get("content-type", "").partition(";")[0]
            said = answer.content and kind in ("application/json", "application/problem+json")
            body = answer.json() if said else None
            if answer.is_error and (body is None or "title" not in body):
                return _silent(team)
            etag = answer.headers.get("etag", "")
            return Answer(answer.status_code, body, etag, answer.content if body is None else b"", kind)
        except (httpx.HTTPError, TimeoutError, ValueError):
            return _silent(team)

    async def kept(self, team: str, path: str, **sent: Any) -> Any:
        """The JSON of what changes rarely, asked for again every few minutes; the last one while nothing answers, or None."""
        asked_at, body = self._kept.get(path + team, (float("-inf"), None))
        if time.monotonic() - asked_at > FRESH_SECONDS:
            answer = await self.ask("GET", team, path, KEPT_SECONDS, **sent)
            if answer.ok:
                body = answer.body
                self._kept[path + team] = (time.monotonic(), body)
        return body

    async def close(self) -> None:
        await self._http.aclose()


def _silent(team: str) -> Answer:
    said = f"“{TITLES[team]}”没有按时应答，稍后重新打开本页"
    return Answer(503, Problem(503, DeskCode.TEAM_SILENT, said, retriable=True).body())


class Person:
    """The services as one person asks them, in one of his offices or in all. `client`: from where, for the log of who has read what."""

    def __init__(self, apis: Apis, token: str, client: str, acting_as: str = "") -> None:
        self._apis = apis
        self._headers = {
            "Authorization": f"Bearer {token}",
            "X-Forwarded-For": client,
            "Acting-As": acting_as,
        }

    async def get(self, team: str, path: str, /, **query: str) -> Answer:
        """Empty parameters are left out."""
        params = {name: value for name, value in query.items() if value}
        return await self._apis.ask(
            "GET", team, path, READ_SECONDS, headers=self._headers, params=params or None
        )

    async def act(self, method: str, team: str, path: str, body: Any, headers: Mapping[str, str]) -> Answer:
        """`body`: JSON, or the bytes of a file."""
        sent = {} if body is None else {"content" if isinstance(body, bytes) else "json": body}
        return await self._apis.ask(
            method, team, path, ACT_SECONDS, headers=self._headers | dict(headers), **sent
        )

    async def contract(self, team: str) -> Contract:
        """The service's contract. 503 while it has never been had."""
        document = await self._apis.kept(team, "/openapi.json")
        if document is None:
            raise Problem(503, DeskCode.TEAM_SILENT, f"“{TITLES[team]}”没有按时应答", retriable=True)
        return Contract(document)

    async def now(self) -> datetime:
        """The court's own time, by which periods run; that of this machine while intake does not say it."""
        told = await self.get("intake", "/calendar/now")
        now = datetime.fromisoformat(told.body["now"]) if told.ok else datetime.now(COURT_ZONE)
        return now.astimezone(COURT_ZONE)

    async def kinds(self) -> list[Any]:
        """The kinds of document, each with its fields; the same for everybody."""
        return await self._apis.kept("documents", "/document-kinds", headers=self._headers) or []

    async def names(self) -> dict[str, str]:
        """The staff's names by number, which everybody of the court may see."""
        found = await self._apis.kept("intake", "/staff?limit=200", headers=self._headers)
        return {one["id"]: one["name"] for one in (found or {"items": []})["items"]}
