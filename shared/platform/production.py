"""What production refuses: court time that is not real time, and an outside world that is only played."""

from __future__ import annotations

import os
import sys

import httpx
from sqlalchemy.exc import SQLAlchemyError
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from shared.gateways.http import TIMEOUT
from shared.platform.auth import discovery
from shared.platform.court import main_accounts
from shared.platform.db import Database, run_sql
from shared.platform.settings import Settings
from shared.values.articles import REGULATION

SETS_UP = "intake"
"""The team at which a court is set up, its accounts too: it starts without them."""
SIGNS = "documents"
"""The team whose signatures an authority stamps."""
MARK = "X-Sandbox"
"""The header by which each answer of a sandbox, and of a service in sandbox mode, says what it is."""


class Marked:
    """Middleware: every answer carries the mark."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], (MARK.lower().encode(), b"true")]
            await send(message)

        await self.app(scope, receive, marked)


class Played(httpx.TransportError):
    """A sandbox has answered where a real system was expected."""


async def _refuse_played(answer: httpx.Response) -> None:
    if MARK in answer.headers:
        raise Played(f"a sandbox answers at {answer.url.host}")


def outside_client(config: Settings) -> httpx.AsyncClient:
    """The client for the issuer and the outside systems; in production no answer of a sandbox gets through it."""
    hooks = [_refuse_played] if config.mode == "production" else []
    return httpx.AsyncClient(timeout=TIMEOUT, event_hooks={"response": hooks})


async def refuse_unfit(team: str, config: Settings, db: Database, outside: httpx.AsyncClient) -> None:
    """End the process, with one line that says what to do, if production must not run like this.

    An issuer that does not answer yet is asked again with every token, through the same client.
    """
    if config.mode == "production" and (reason := await _unfit(team, config, db, outside)):
        sys.stdout.flush()
        sys.stderr.write(f"生产模式拒绝启动：{reason}\n")
        sys.stderr.flush()
        os._exit(1)  # raised, it would be a stack trace of the web server's


async def _unfit(team: str, config: Settings, db: Database, outside: httpx.AsyncClient) -> str:
    if not config.issuer_url:
        return "未配置身份认证服务；请将 JIYUE_ISSUER_URL 设为本院 OIDC 身份认证服务的地址"
    try:
        await outside.get(discovery(config.issuer_url))
    except Played:
        return "JIYUE_ISSUER_URL 指向沙箱的演示身份；请改为本院 OIDC 身份认证服务的地址"
    except (httpx.HTTPError, httpx.InvalidURL):
        pass
    try:
        async with db.transaction() as session:
            moved = (await run_sql(session, "SELECT shift <> '0' FROM court.clock")).scalar_one()
            guarded = team == SETS_UP or bool(await main_accounts(session))
    except (SQLAlchemyError, OSError):
        return "无法核对法院时钟，数据库不可用；请检查 JIYUE_DATABASE_DSN 与数据库后再启动"
    if moved:
        return "法院时钟被调整过，所连的是沙箱的数据库；请将 JIYUE_DATABASE_DSN 改为正式数据库"
    if not guarded:
        return (
            f"没有经确认的法院主体账户，无从防止将其告知当事人（{REGULATION['二(六)1']}）；"
            "请在立案服务录入并确认（POST /court-accounts），或者将 JIYUE_MASTER_ACCOUNT 设为本院主体账户的账号"
        )
    if team == SIGNS and not (config.url_timestamps and config.url_revocations):
        return (
            f"没有时间戳服务和证书吊销列表的地址，所签文书在证书到期后无法验证（{REGULATION['二(一)3']}）；"
            "请设置 JIYUE_URL_TIMESTAMPS、JIYUE_URL_REVOCATIONS"
        )
    return ""
