"""From where somebody reads: said by the court's own proxy, and by nobody who merely writes the header himself."""

from __future__ import annotations

import importlib

import httpx
import pytest
from fastapi import FastAPI, Request

from deploy.local import TEAMS
from shared.platform.proxies import believe
from shared.platform.settings import Settings, settings

PROXY, DESK, CLIENT, OTHER = "172.30.59.2", "172.30.59.3", "10.1.2.3", "192.0.2.7"


async def seen(app: FastAPI, peer: str, forwarded: str) -> str:
    transport = httpx.ASGITransport(app, client=(peer, 40_000))
    async with httpx.AsyncClient(transport=transport, base_url="http://court") as http:
        answer = await http.get("/whence", headers={"X-Forwarded-For": forwarded} if forwarded else {})
    return str(answer.json())


def asked(app: FastAPI) -> FastAPI:
    @app.get("/whence")
    async def whence(request: Request) -> str:
        return request.client.host if request.client else ""

    return app


@pytest.mark.parametrize("name", [*TEAMS, "desk"])
async def test_a_client_is_not_believed_and_the_proxy_is(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    given = {"JIYUE_PROXIES": f"{PROXY},{DESK}", "JIYUE_MODE": "sandbox", "JIYUE_ISSUER_URL": "http://issuer"}
    given |= {"JIYUE_URL_DESK": "http://desk", "JIYUE_DESK_KEY": "k" * 32}
    for key, value in given.items():
        monkeypatch.setenv(key, value)
    settings.cache_clear()
    try:
        app = asked(importlib.import_module(f"services.{name}.app").create_app())
    finally:
        settings.cache_clear()
    assert await seen(app, OTHER, CLIENT) == OTHER  # his own header
    assert await seen(app, PROXY, CLIENT) == CLIENT
    assert await seen(app, PROXY, f"{CLIENT}, {DESK}") == CLIENT  # the desk asks in somebody's name
    assert await seen(app, PROXY, f"{CLIENT}, {OTHER}") == OTHER  # what he wrote before the proxy wrote him
    assert await seen(app, PROXY, "") == PROXY


async def test_without_a_proxy_named_none_is_believed() -> None:
    app = asked(FastAPI())
    believe(app, Settings(proxies=""))
    assert await seen(app, PROXY, CLIENT) == PROXY


@pytest.mark.parametrize("proxies", ["*", "0.0.0.0/0", "front", "::/0"])
def test_anybody_is_no_proxy(proxies: str) -> None:
    with pytest.raises(SystemExit):
        believe(FastAPI(), Settings(proxies=proxies))
