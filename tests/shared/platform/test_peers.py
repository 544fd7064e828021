"""Reading another team's record under the service's own token."""

from __future__ import annotations

import httpx
import pytest

from shared.platform import problems
from shared.platform.auth import ServiceIdentity
from shared.platform.peers import Peers
from shared.platform.settings import Settings
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem

ISSUER = "https://login.court.test"


async def test_a_service_whose_own_token_is_refused_asks_for_another(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its key may be withdrawn long before the token ends."""
    refused = problems.response(Problem(401, ProblemCode.UNAUTHENTICATED))

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


@pytest.mark.parametrize(
    ("told", "known"), [("no_account", "no_account"), ("of_a_later_release", "peer_refused")]
)
async def test_another_teams_refusal_passes_through_as_it_was_told(
    monkeypatch: pytest.MonkeyPatch, told: str, known: str
) -> None:
    body = problems.response(Problem(404, ProblemCode.NO_ACCOUNT, "尚未开户", "二(六)3")).body
    answer = bytes(body).replace(b"problem:no_account", f"problem:{told}".encode())
    plain, transport = httpx.AsyncClient, httpx.MockTransport(lambda _: httpx.Response(404, content=answer))
    monkeypatch.setattr("httpx.AsyncClient", lambda **options: plain(transport=transport, **options))
    peers = Peers(Settings(url_funds="http://funds"), ServiceIdentity(ISSUER, "service:intake", "secret"))
    with pytest.raises(Problem) as refused:
        await peers.get("funds", "/cases/1/account", "the caller's own")
    problem = refused.value
    assert (problem.status, problem.code, problem.detail) == (404, known, "尚未开户")
    assert problem.article == "二(六)3"
    await peers.close()
