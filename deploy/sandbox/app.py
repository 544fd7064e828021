"""The outside world of the court in one application: its systems, the demo's issuer, and the levers."""

from __future__ import annotations

import asyncio
import contextlib
import sys
from collections.abc import AsyncIterator
from typing import Any, Literal

import httpx
from fastapi import APIRouter, FastAPI, Request

from deploy.sandbox import authority, bank, court, issuer, notices, platform, query, registry, valuation
from deploy.sandbox.books import Books
from deploy.sandbox.clock import CourtClock
from deploy.sandbox.codes import SandboxCode
from deploy.sandbox.delivery import Delivery, next_state
from deploy.sandbox.faults import Fault, Faults
from deploy.sandbox.scenario import Scenario, of_respondent
from deploy.sandbox.world import Here, World
from shared.gateways.http import TIMEOUT
from shared.gateways.wire import Order, wire
from shared.platform import problems
from shared.platform.production import Marked
from shared.platform.settings import Settings
from shared.platform.settings import settings as process_settings
from shared.values.fields import Instant
from shared.values.refusal import Problem

BANNER = """
==================================================================================
  沙箱：以下银行、法院、查询系统、拍卖平台、短信、登记机关均为模拟，没有任何真实效力
  SANDBOX: no bank, court, platform or registry is behind these addresses
==================================================================================
"""

levers = APIRouter(tags=["沙箱控制"])


class Now(Order):
    now: Instant


@levers.get("/clock")
async def clock(world: Here) -> dict[str, Any]:
    return next_state(world)


@levers.post("/clock")
async def move_clock(told: Now, request: Request, world: Here) -> dict[str, Any]:
    """Court time is `now`, at least. Answers when all that is due has been taken, or is `pending`."""
    world.clock.tell(told.now)
    await request.app.state.delivery.run()
    world.something_due.set()
    return next_state(world)


@levers.get("/scenario/{respondent_id}")
async def scenario(respondent_id: str, world: Here) -> Scenario:
    return of_respondent(world.books, respondent_id)


@levers.put("/scenario/{respondent_id}")
async def write_scenario(respondent_id: str, wanted: Scenario, world: Here) -> Scenario:
    with world.books.transaction():
        world.books.put("scenario", respondent_id, wire(wanted))
    return wanted


@levers.get("/faults")
async def faults(world: Here) -> list[dict[str, Any]]:
    """Each fault arranged, and how often it has `fired`."""
    return world.faults.rows()


@levers.put("/faults")
async def arrange_faults(wanted: list[Fault], world: Here) -> list[dict[str, Any]]:
    """Replaces whatever was arranged before."""
    world.faults.arrange(wanted)
    return world.faults.rows()


Shelf = Literal[
    "accounts", "entries", "payments", "queries", "freezes", "inquiries", "listings", "balance-requests",
    "messages", "commissions", "taxes", "transfers", "events",
]  # fmt: skip


@levers.get("/books/{shelf}")
async def shelf(shelf: Shelf, world: Here, case_number: str | None = None) -> dict[str, Any]:
    """What the outside world has really done: it is here that payments, letters and freezes are counted."""
    rows = world.books.events() if shelf == "events" else world.books.rows(shelf, case_number)
    return {"count": len(rows), "rows": rows}


@levers.get("/health")
async def health(request: Request) -> dict[str, str]:
    if request.app.state.loop.done():
        raise Problem(500, SandboxCode.STOPPED)
    return {"status": "ok"}


def create_app(
    settings: Settings | None = None, *, client: httpx.AsyncClient | None = None, patience: float = 20.0
) -> FastAPI:
    """`client` carries messages to our services; `patience`: seconds for which one run tries one receiver."""
    settings = settings or process_settings()
    if settings.mode == "production":
        raise SystemExit(
            "生产模式不得启动沙箱：请将各外部系统地址（JIYUE_URL_*）配置为真实系统，不要启动本进程"
        )

    @contextlib.asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        print(BANNER, file=sys.stderr, flush=True)
        books = Books(settings.data_dir / "sandbox" / "books.sqlite")
        world = World(settings, books, CourtClock(books), Faults(books), issuer.Issuer(settings))
        bank.open_master_account(world)
        async with contextlib.AsyncExitStack() as closing:
            closing.callback(books.close)
            sender = client or httpx.AsyncClient(timeout=TIMEOUT)
            if client is None:
                closing.push_async_callback(sender.aclose)
            app.state.world, app.state.delivery = world, Delivery(world, sender, patience)
            app.state.loop = asyncio.create_task(app.state.delivery.forever())
            yield
            app.state.loop.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await app.state.loop

    app = FastAPI(title="沙箱：外部系统模拟（无真实效力）", lifespan=lifespan)
    problems.install(app)
    for module in (query, bank, valuation, platform, notices, court, registry, authority, issuer):
        app.include_router(module.router)
    for routes in (levers, bank.levers):
        app.include_router(routes)

    app.add_middleware(Marked)
    return app
