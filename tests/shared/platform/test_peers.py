"""Reading another team's record: under which token, and what becomes of an answer that is not the contract's."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable

import httpx
import pytest

from shared.contracts.record import Readable, Record
from shared.platform import problems
from shared.platform.auth import ServiceIdentity
from shared.platform.peers import Peers
from shared.platform.settings import Settings
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem

ISSUER = "https://login.court.test"


class Seen(Readable):
    name: str
    count: int


SEEN = Record("intake", "/seen/{seen_id}", Seen)


@pytest.fixture
async def answering(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Callable[..., Peers]]:
    """The other teams, which answer as a test says; the issuer gives token-1, token-2 …"""
    made: list[Peers] = []
    issued: list[str] = []
    plain = httpx.AsyncClient

    def reading(peer: Callable[[httpx.Request], httpx.Response]) -> Peers:
        def answer(request: httpx.Request) -> httpx.Response:
            if not str(request.url).startswith(ISSUER):
                return peer(request)
            if request.method == "GET":
                return httpx.Response(200, json={"token_endpoint": f"{ISSUER}/token"})
            issued.append(f"token-{len(issued) + 1}")
            return httpx.Response(200, json={"access_token": issued[-1], "expires_in": 28800})

        monkeypatch.setattr(
            "httpx.AsyncClient", lambda **options: plain(transport=httpx.MockTransport(answer), **options)
        )
        identity = ServiceIdentity(ISSUER, "service:funds", "secret")
        made.append(Peers(Settings(url_intake="http://intake"), identity))
        return made[-1]

    yield reading
    for peers in made:
        await peers.close()


async def test_a_service_whose_own_token_is_refused_asks_for_another(
    answering: Callable[..., Peers],
) -> None:
    """Its key may be withdrawn long before the token ends."""
    refused = bytes(problems.response(Problem(401, ProblemCode.UNAUTHENTICATED)).body)
    shown: list[str] = []

    def peer(request: httpx.Request) -> httpx.Response:
        shown.append(request.headers["Authorization"].removeprefix("Bearer "))
        good = shown[-1] == "token-2"
        return (
            httpx.Response(200, json={"name": "read", "count": 1})
            if good
            else httpx.Response(401, content=refused)
        )

    peers = answering(peer)
    assert [(await peers.read(SEEN, seen_id="1")).name for _ in range(2)] == ["read", "read"]
    assert shown == ["token-1", "token-2", "token-2"]
    with pytest.raises(Problem) as refusal:
        await peers.on_behalf_of("the caller's own").read(SEEN, seen_id="1")
    assert (refusal.value.status, shown[3:]) == (401, ["the caller's own"])


async def test_a_newer_providers_further_fields_are_passed_over(answering: Callable[..., Peers]) -> None:
    peers = answering(lambda _: httpx.Response(200, json={"name": "n", "count": 2, "colour": "red"}))
    assert await peers.read(SEEN, seen_id="1") == Seen(name="n", count=2)


@pytest.mark.parametrize(
    ("content", "named"),
    [(b'{"name": "n"}', "count"), (b'{"name": "n", "count": "secret"}', "count"), (b"<html>secret", "全文")],
)
async def test_an_answer_unlike_the_contract_is_named_without_its_values(
    answering: Callable[..., Peers], content: bytes, named: str
) -> None:
    peers = answering(lambda _: httpx.Response(200, content=content))
    with pytest.raises(Problem) as malformed:
        await peers.read(SEEN, seen_id="1")
    problem = malformed.value
    assert (problem.status, problem.code, problem.retriable) == (502, "peer_malformed", True)
    assert named in problem.detail
    assert "secret" not in f"{problem.body()}"
    assert problem.__cause__ is problem.__context__ is None


async def test_a_gateway_between_the_teams_that_answers_for_one_is_an_outage(
    answering: Callable[..., Peers],
) -> None:
    peers = answering(lambda _: httpx.Response(502, content=b"<html>Bad Gateway</html>"))
    with pytest.raises(Problem) as outage:
        await peers.read(SEEN, seen_id="1")
    assert (outage.value.status, outage.value.code, outage.value.retriable) == (503, "peer_unavailable", True)


@pytest.mark.parametrize(("status", "missing"), [(404, True), (422, True), (403, False), (503, False)])
async def test_what_a_team_does_not_hold_is_nothing_and_no_other_refusal_is(
    answering: Callable[..., Peers], status: int, missing: bool
) -> None:
    refused = bytes(problems.response(Problem(status, ProblemCode.NO_ACCOUNT, "不办")).body)
    peers = answering(lambda _: httpx.Response(status, content=refused))
    if missing:
        assert await peers.find(SEEN, seen_id="1") is None
    else:
        with pytest.raises(Problem, match="no_account"):
            await peers.find(SEEN, seen_id="1")


@pytest.mark.parametrize(
    ("told", "known"), [("no_account", "no_account"), ("of_a_later_release", "peer_refused")]
)
async def test_another_teams_refusal_passes_through_as_it_was_told(
    answering: Callable[..., Peers], told: str, known: str
) -> None:
    body = problems.response(Problem(404, ProblemCode.NO_ACCOUNT, "尚未开户", "二(六)3")).body
    answer = bytes(body).replace(b"problem:no_account", f"problem:{told}".encode())
    peers = answering(lambda _: httpx.Response(404, content=answer))
    with pytest.raises(Problem) as refused:
        await peers.read(SEEN, seen_id="1")
    problem = refused.value
    assert (problem.status, problem.code, problem.detail) == (404, known, "尚未开户")
    assert problem.article == "二(六)3"
