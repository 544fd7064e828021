"""Reading another team's record under the service's own token."""

from __future__ import annotations

import httpx
import pytest

from shared.platform import problems
from shared.platform.auth import ServiceIdentity
from shared.platform.peers import Peers
from shared.platform.settings import Settings
from shared.values.refusal import Problem

ISSUER = "https://login.court.test"


async def test_a_service_whose_own_token_is_refused_asks_for_another(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its key may be withdrawn long before the token ends."""
    refused = problems.response(Problem(401, "unauthenticated", "未登录"))

    def peer(request: httpx.Request) -> httpx.Response:
        good = request.headers["Authorization"] == "Bearer token-2"
        return httpx.Response(200, json="read") if good else httpx.Response(401, content=bytes(refused.body))

    def issue(request: httpx.Request) -> httpx.Response:
        if request.method == "GET":
            return httpx.Response(200, json={"token_endpoint": f"{ISSUER}/token"})
        issued.append(f"token-{len(issued) + 1}")
        return httpx.Response(200, json={"access_token": issued[-1], "expires_in": 28800})

    def answer(request: httpx.Request) -> httpx.Response:
        return issue(request) if str(request.url).startswith(ISSUER) else peer(request)

    issued: list[str] = []
    plain = httpx.AsyncClient
    monkeypatch.setattr(
        "httpx.AsyncClient", lambda **options: plain(transport=httpx.MockTransport(answer), **options)
    )
    peers = Peers(Settings(url_intake="http://intake"), ServiceIdentity(ISSUER, "service:funds", "secret"))
    assert [await peers.get("intake", "/cases/1") for _ in range(2)] == ["read", "read"]
    assert issued == ["token-1", "token-2"]
    with pytest.raises(Problem) as refusal:
        await peers.get("intake", "/cases/1", "the caller's own")
    assert (refusal.value.status, len(issued)) == (401, 2)
    await peers.close()
