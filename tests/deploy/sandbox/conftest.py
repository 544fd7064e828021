"""The sandbox in this process, and a receiver that stands for our services and can be told to fail."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI, Request, Response

from deploy.sandbox.app import create_app
from shared.gateways.asset_query import AssetQuery, FoundItem, HttpAssetQuerySystem
from shared.gateways.auction_platform import HttpAuctionPlatform, Listing
from shared.gateways.bank import HttpBank
from shared.gateways.court_link import HttpCourtLink
from shared.gateways.notices import HttpNoticeService
from shared.gateways.title_registry import HttpTitleRegistry
from shared.gateways.valuation import HttpValuationSystem
from shared.platform.settings import Settings
from shared.values.identity import Paper

SANDBOX = "http://sandbox.test"
CASE = "（2026）豫1502执1号"
RESPONDENT = "411502198505051234"
MASTER = "17180000000000000"
TEAMS = ("custody", "commission", "auction", "funds", "documents", "intake")


def sandbox_settings(data_dir: Path, **given: Any) -> Settings:
    urls: dict[str, Any] = {f"url_{team}": f"http://{team}.test" for team in TEAMS}
    values: dict[str, Any] = {
        "mode": "sandbox",
        "data_dir": data_dir,
        "sandbox_url": SANDBOX,
        "master_account": MASTER,
    }
    return Settings(**(values | urls | given))


@dataclass
class Received:
    path: str
    body: dict[str, Any]
    headers: dict[str, str]


@dataclass
class Receiver:
    """Keeps what it was sent; answers 200, or what `failing` still holds for the path."""

    got: list[Received] = field(default_factory=list)
    failing: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    arrived: asyncio.Event = field(default_factory=asyncio.Event)

    def app(self) -> FastAPI:
        app = FastAPI()

        @app.post("/{path:path}")
        async def take(path: str, request: Request) -> Response:
            if self.failing[f"/{path}"]:
                return Response(status_code=self.failing[f"/{path}"].pop(0))
            host = request.headers["host"].partition(".")[0]
            self.got.append(Received(f"{host}/{path}", await request.json(), dict(request.headers)))
            self.arrived.set()
            return Response()

        return app

    def bodies(self, path: str) -> list[dict[str, Any]]:
        return [message.body for message in self.got if message.path == path]


@dataclass
class Outside:
    """The sandbox as our system sees it: its clients, its levers, and what it sent."""

    app: FastAPI
    http: httpx.AsyncClient
    receiver: Receiver

    def __post_init__(self) -> None:
        self.query = HttpAssetQuerySystem(f"{SANDBOX}/query", self.http)
        self.bank = HttpBank(f"{SANDBOX}/bank", self.http)
        self.valuation = HttpValuationSystem(f"{SANDBOX}/valuation", self.http)
        self.platform = HttpAuctionPlatform(f"{SANDBOX}/platform", self.http)
        self.notices = HttpNoticeService(f"{SANDBOX}/notices", self.http)
        self.court = HttpCourtLink(f"{SANDBOX}/court", self.http)
        self.registry = HttpTitleRegistry(f"{SANDBOX}/registry", self.http)

    async def lever(self, method: str, path: str, body: Any = None) -> Any:
        answer = await self.http.request(method, f"{SANDBOX}{path}", json=body)
        assert answer.is_success, answer.text
        return answer.json()

    async def now(self) -> datetime:
        return datetime.fromisoformat((await self.lever("GET", "/clock"))["now"])

    async def settle(self, to: datetime | None = None) -> dict[str, Any]:
        """Move the clock (or only stand still) and have everything due delivered."""
        state: dict[str, Any] = await self.lever(
            "POST", "/clock", {"now": (to or await self.now()).isoformat()}
        )
        return state

    async def after(self, **delta: float) -> dict[str, Any]:
        return await self.settle(await self.now() + timedelta(**delta))

    async def fault(self, system: str, operation: str, fault: str, count: int = 1) -> None:
        wanted = {"system": system, "operation": operation, "fault": fault, "count": count}
        await self.lever("PUT", "/faults", [wanted])

    async def fired(self) -> list[int]:
        return [row["fired"] for row in await self.lever("GET", "/faults")]

    async def count(self, shelf: str) -> int:
        return int((await self.lever("GET", f"/books/{shelf}"))["count"])

    async def ask(self, number: str = "q1", respondent: str = RESPONDENT) -> list[FoundItem]:
        """Query the national channel and hear every source."""
        order = AssetQuery(
            request_id=number,
            channel="national",
            case_number=CASE,
            respondent_paper=Paper.RESIDENT_ID,
            respondent_id_number=respondent,
            respondent_name="测试人",
            sources=["bank_icbc", "real_estate", "vehicle"],
        )
        await self.query.query(order)
        await self.settle()
        told = self.receiver.bodies("custody/query-feedback")
        return [FoundItem.model_validate(i) for m in told if m["request_id"] == number for i in m["items"]]

    async def listing(self, **given: Any) -> Listing:
        """A lawful first round of a flat, changed by `given`."""
        opens_at = await self.now() + timedelta(days=31)
        values: dict[str, Any] = {
            "listing_id": "l1",
            "case_number": CASE,
            "asset_ref": "flat",
            "round": 1,
            "asset_class": "real_estate",
            "announcement_url": "http://documents.test/announcements/1",
            "announcement_sha256": "0" * 64,
            "reference_price_fen": 80_000_000,
            "starting_price_fen": 56_000_000,
            "deposit_fen": 5_600_000,
            "increment_fen": 200_000,
            "opens_at": opens_at,
            "closes_at": opens_at + timedelta(hours=24),
        }
        return Listing(**(values | given))


@asynccontextmanager
async def sandbox(settings: Settings) -> AsyncIterator[Outside]:
    receiver = Receiver()
    async with AsyncExitStack() as stack:
        sender = await stack.enter_async_context(
            httpx.AsyncClient(transport=httpx.ASGITransport(receiver.app()))
        )
        app = create_app(settings, client=sender, patience=0.5)
        await stack.enter_async_context(app.router.lifespan_context(app))
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        http = await stack.enter_async_context(httpx.AsyncClient(transport=transport))
        yield Outside(app, http, receiver)


@pytest.fixture
async def outside(tmp_path: Path) -> AsyncIterator[Outside]:
    async with sandbox(sandbox_settings(tmp_path)) as found:
        yield found
