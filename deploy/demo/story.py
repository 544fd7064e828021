"""How a story is told: steps in order, each act under the token of the person whose office may take it.

An act is repeated with the same Idempotency-Key until it is answered, so that a step can be told across a crash.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from time import monotonic
from typing import Any
from urllib.parse import quote

import httpx

from deploy.local import Installation
from deploy.sandbox.issuer import demo_secret
from shared.contracts.documents.purposes import FilePurpose
from shared.law.calendar import Calendar
from shared.values.zone import COURT_ZONE

CALENDAR = Calendar(version=0)
PATIENCE = 90.0
"""Seconds of real time for which an unanswered act is repeated."""


def workday_from(day: datetime) -> datetime:
    """That day, or the next working day after it."""
    while not CALENDAR.is_workday(day.date()):
        day += timedelta(days=1)
    return day


class ActRefused(Exception):
    """An act of the story was refused: the story is wrong, or the system is."""


@dataclass(frozen=True)
class Call:
    """An act as it was called: by whom, of which team, and the path without what was asked of it."""

    who: str
    team: str
    method: str
    path: str


@dataclass
class Story:
    """The state of one telling: the installation, the case, and what the steps have learnt (`self["key"]`)."""

    installation: Installation
    seed: int
    http: httpx.AsyncClient
    calm: bool = False
    """Nothing goes wrong on the way."""
    world: dict[str, Any] = field(default_factory=dict)
    """What the outside world holds otherwise than the seed has it."""
    beside: list[Story] = field(default_factory=list)
    """Other creditors' cases against the same debtor, told with this one."""
    case: str = ""
    learnt: dict[str, Any] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)
    _tokens: dict[str, str] = field(default_factory=dict)
    _acts: int = 0

    def __post_init__(self) -> None:
        self.rng = random.Random(self.seed)

    def another(self) -> Story:
        """One more case beside this one; what it notes and calls belongs to this one's telling."""
        seed = self.seed * 1000 + len(self.beside) + 1
        shared = {"notes": self.notes, "calls": self.calls, "_tokens": self._tokens}
        other = Story(self.installation, seed, self.http, self.calm, self.world, **shared)  # type: ignore[arg-type]
        self.beside.append(other)
        return other

    def __getitem__(self, key: str) -> Any:
        return self.learnt[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.learnt[key] = value

    async def get(self, who: str, team: str, path: str) -> Any:
        return (await self._answered("GET", team, path, who)).json()

    async def listed(self, who: str, team: str, path: str) -> list[dict[str, Any]]:
        """The whole of a list."""
        items, rest = [], ""
        while True:
            page = await self.get(who, team, f"{path}?limit=200{rest}")
            items += page["items"]
            if page["next"] is None:
                return items
            rest = f"&cursor={page['next']}"

    async def post(
        self, who: str, team: str, path: str, body: Any = None, *, method: str = "POST", **headers: str
    ) -> Any:
        """One act of a person, repeated until it is answered; its JSON."""
        self._acts += 1
        key = f"demo/{self.seed}/{self._acts}"
        answer = await self._answered(method, team, path, who, body, {"Idempotency-Key": key, **headers})
        self.calls.append(Call(who, team, method, path))
        return answer.json() if answer.content else None

    async def file(self, who: str, purpose: FilePurpose, content: bytes, title: str = "") -> str:
        """A paper enters the case's dossier, under `title` where its purpose does not name it; the id of its file."""
        self._acts += 1
        kind = "application/pdf" if content.startswith(b"%PDF") else "image/png"
        headers = {"Idempotency-Key": f"demo/{self.seed}/{self._acts}", "Content-Type": kind}
        path = f"/cases/{self.case}/files?purpose={purpose}&title={title}"
        answer = await self._answered("POST", "documents", path, who, content, headers)
        self.calls.append(Call(who, "documents", "POST", path.partition("?")[0]))
        return str(answer.json()["id"])

    async def sandbox(self, method: str, path: str, body: Any = None) -> Any:
        """A lever of the simulated outside world."""
        answer = await self._answered(method, "sandbox", path, "", body)
        return answer.json() if answer.content else None

    async def settle(self) -> datetime:
        """Wait until the system has done all that follows from what was done."""
        return await self._clock({})

    async def advance(self, *, workdays: int | None = None, to: datetime | None = None) -> datetime:
        """Move the court clock."""
        return await self._clock({"workdays": workdays} if workdays else {"to": to.isoformat()} if to else {})

    async def at(self, hour: int, minute: int = 0, *, days: int = 0) -> datetime:
        """Move the court clock to that time of day, `days` calendar days on, or on the next working day after."""
        day = (await self.settle()).astimezone(COURT_ZONE) + timedelta(days=days)
        if days:
            day = workday_from(day)
        return await self.advance(to=day.replace(hour=hour, minute=minute, second=0, microsecond=0))

    def note(self, text: str) -> None:
        """Say that something which was to go wrong did, and how it was handled."""
        self.notes.append(text)

    async def _clock(self, order: dict[str, Any]) -> datetime:
        moved = await self.post("guanli01", "intake", "/clock/advance", order)
        while not moved["arrived"]:
            await asyncio.sleep(0.5)
            moved = await self.get("guanli01", "intake", "/clock")
        return datetime.fromisoformat(moved["now"])

    async def _answered(
        self,
        method: str,
        team: str,
        path: str,
        who: str,
        body: Any = None,
        headers: dict[str, str] | None = None,
    ) -> httpx.Response:
        url = self.installation.url(team) + quote(path, safe="/?=&%")
        given_up = monotonic() + PATIENCE
        while True:
            try:
                token = {"Authorization": f"Bearer {await self.token(who)}"} if who else {}
                sent = {"content": body} if isinstance(body, bytes) else {"json": body}
                answer = await self.http.request(method, url, **sent, headers=token | (headers or {}))
                if answer.is_success:
                    return answer
                if not (answer.status_code >= 500 and monotonic() < given_up):
                    raise ActRefused(f"{who} {method} {team}{path}: {answer.status_code} {answer.text}")
            except httpx.TransportError:
                if monotonic() > given_up:
                    raise
            await asyncio.sleep(0.2)

    async def token(self, staff_id: str) -> str:
        """The bearer token of one of the demo's people."""
        if staff_id not in self._tokens:
            form = {"staff_id": staff_id, "secret": demo_secret(self.installation.data_dir("sandbox"))}
            answer = await self.http.post(f"{self.installation.url('sandbox')}/oidc/token", data=form)
            self._tokens[staff_id] = answer.raise_for_status().json()["access_token"]
        return self._tokens[staff_id]


Act = Callable[[Story], Awaitable[None]]


@dataclass(frozen=True)
class Step:
    """One step of the road: its article, what it is, and the acts."""

    article: str
    title: str
    act: Act

    @property
    def name(self) -> str:
        return self.act.__name__


class Road:
    """Steps in the order in which they are written."""

    def __init__(self) -> None:
        self.steps: list[Step] = []

    def step(self, article: str, title: str) -> Callable[[Callable[[Story], Awaitable[None]]], Any]:
        def take(act: Callable[[Story], Awaitable[None]]) -> Callable[[Story], Awaitable[None]]:
            self.steps.append(Step(article, title, act))
            return act

        return take
