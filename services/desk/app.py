"""The desk: the pages on which the court's people work. No table and no rule: the six services, in a person's own name."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI
from fastapi.responses import FileResponse
from prometheus_client import CollectorRegistry

from services.desk import (
    acts,
    administration,
    assessment,
    board,
    browse,
    bulk,
    by_row,
    case_list,
    case_pages,
    cases,
    early,
    feeds,
    frame,
    help,
    linked,
    live,
    login,
    prompts,
    signing,
    uploads,
    work,
    work_log,
)
from services.desk.apis import Apis
from services.desk.oidc import Issuer
from services.desk.session import SHORTEST_KEY, Cookies
from shared.platform.auth import Verifier
from shared.platform.production import Marked, outside_client
from shared.platform.proxies import believe
from shared.platform.service import Observed, configure_logs
from shared.platform.settings import Settings, settings

_STATIC = Path(__file__).parent / "static"


def create_app() -> FastAPI:
    config = settings()
    _refuse_unfit(config)
    configure_logs(config)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        http, apis = outside_client(config), Apis(config)
        app.state.desk = frame.Desk(
            config,
            Cookies(config),
            apis,
            Verifier(config.issuer_url, config.audience, http),
            Issuer(config, http),
        )
        app.state.streams = live.Streams()
        yield
        await apis.close()
        await http.aclose()

    app = FastAPI(title="办案页面", lifespan=lifespan, openapi_url=None)
    frame.install(app)
    for pages in (
        login,
        work,
        prompts,
        live,
        early,
        feeds,
        board,
        assessment,
        case_list,
        cases,
        case_pages,
        linked,
        browse,
        acts,
        bulk,
        by_row,
        signing,
        uploads,
        administration,
        help,
        work_log,
    ):
        app.include_router(pages.router)

    @app.get("/desk.css")
    async def styles() -> FileResponse:
        return FileResponse(_STATIC / "desk.css", headers=frame.HEADERS | {"Cache-Control": "no-cache"})

    @app.get("/desk.js")
    async def script() -> FileResponse:
        return FileResponse(
            _STATIC / "desk.js",
            media_type="text/javascript",
            headers=frame.HEADERS | {"Cache-Control": "no-cache"},
        )

    @app.get("/icon.svg")
    async def icon() -> FileResponse:
        return FileResponse(_STATIC / "icon.svg", headers=frame.HEADERS | {"Cache-Control": "max-age=86400"})

    @app.get("/health/live")
    @app.get("/health/ready")
    async def healthy() -> dict[str, str]:
        return {"status": "ok"}

    app.add_middleware(Observed, registry=CollectorRegistry(), failed=frame.failed)
    if config.mode == "sandbox":
        app.add_middleware(Marked)
    believe(app, config)
    return app


def _refuse_unfit(config: Settings) -> None:
    """What no desk runs without; in production, that nobody between browser and desk reads along."""
    missing = [
        setting
        for setting, given in (
            ("JIYUE_ISSUER_URL（本院统一身份认证的地址）", config.issuer_url),
            ("JIYUE_URL_DESK（办案页面的地址）", config.url_desk),
            (f"JIYUE_DESK_KEY（不少于 {SHORTEST_KEY} 个字符的密钥）", config.desk_key[SHORTEST_KEY - 1 :]),
        )
        if not given
    ]
    if missing:
        raise SystemExit(f"办案页面拒绝启动：请设置 {'、'.join(missing)}")
    if config.mode == "production" and not config.url_desk.startswith("https://"):
        raise SystemExit("办案页面拒绝启动：生产模式下 JIYUE_URL_DESK 须为 https:// 地址")
