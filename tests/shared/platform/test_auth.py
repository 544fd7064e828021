"""Tokens: what is refused and how, keys that come and go at the issuer, an issuer that is down or flooded."""

from __future__ import annotations

import asyncio
import base64
import hmac
import json
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from typing import Any, Self

import httpx
import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from fastapi import FastAPI
from jwt.algorithms import ECAlgorithm, RSAAlgorithm

from shared.platform import problems
from shared.platform.auth import Verifier
from shared.platform.http import Calling
from shared.values.refusal import Problem

ISSUER, AUDIENCE = "https://login.court.test", "jiyue"
RSA, OTHER_RSA = (rsa.generate_private_key(65537, 2048) for _ in range(2))
EC = ec.generate_private_key(ec.SECP256R1())
Key = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey


@dataclass
class Clock:
    """Real time, and more when told: for the verifier and for the library's look at exp."""

    ahead: float = 0.0

    def time(self) -> float:
        return time.time() + self.ahead

    def monotonic(self) -> float:
        return time.monotonic() + self.ahead


@dataclass
class Issuer:
    """Publishes `keys`; `answer` in place of them, if set. `asked` counts the questions."""

    clock: Clock
    keys: dict[str, Key] = field(default_factory=lambda: {"rsa": RSA, "ec": EC})
    answer: Callable[[], httpx.Response] | None = None
    hold: asyncio.Event | None = None
    holding: asyncio.Event = field(default_factory=asyncio.Event)
    asked: int = 0

    async def __call__(self, request: httpx.Request) -> httpx.Response:
        if request.url.path == "/jwks":
            return httpx.Response(200, json={"keys": [_jwk(kid, key) for kid, key in self.keys.items()]})
        assert str(request.url) == f"{ISSUER}/.well-known/openid-configuration"
        self.asked += 1
        if self.hold is not None:
            self.holding.set()
            await self.hold.wait()
        if self.answer is not None:
            return self.answer()
        return httpx.Response(200, json={"issuer": ISSUER, "jwks_uri": f"{ISSUER}/jwks"})

    def goes_down(self) -> None:
        def refuse() -> httpx.Response:
            raise httpx.ConnectError("down")

        self.answer = refuse

    def claims(self, **changes: Any) -> dict[str, Any]:
        now = int(self.clock.time())
        whole = {"iss": ISSUER, "aud": AUDIENCE, "sub": "lian01", "iat": now, "exp": now + 36000, **changes}
        return {name: value for name, value in whole.items() if value is not None}

    def token(self, kid: str = "rsa", key: Key | None = None, **changes: Any) -> str:
        key = key or self.keys.get(kid, RSA)
        algorithm = "RS256" if isinstance(key, rsa.RSAPrivateKey) else "ES256"
        return jwt.encode(self.claims(**changes), key, algorithm, {"kid": kid})

    def by_hand(self, header: Any, sign: Callable[[bytes], bytes]) -> str:
        signed = _part(json.dumps(header)) + b"." + _part(json.dumps(self.claims()))
        return (signed + b"." + _part(sign(signed))).decode()


def _jwk(kid: str, key: Key) -> dict[str, Any]:
    if isinstance(key, rsa.RSAPrivateKey):
        return {**json.loads(RSAAlgorithm.to_jwk(key.public_key())), "kid": kid, "alg": "RS256"}
    return {**json.loads(ECAlgorithm.to_jwk(key.public_key())), "kid": kid, "alg": "ES256"}


def _part(raw: str | bytes) -> bytes:
    return base64.urlsafe_b64encode(raw.encode() if isinstance(raw, str) else raw).rstrip(b"=")


def _hs256(secret: bytes) -> Callable[[bytes], bytes]:
    return lambda signed: hmac.digest(secret, signed, "sha256")


def _pem() -> bytes:
    return RSA.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def _changed_subject(issuer: Issuer) -> str:
    header, _, signature = issuer.token().split(".")
    return ".".join((header, _part(json.dumps(issuer.claims(sub="yuanzhang01"))).decode(), signature))


def _changed_signature(issuer: Issuer) -> str:
    head, _, signature = issuer.token().rpartition(".")
    return f"{head}.{'A' if signature[0] != 'A' else 'B'}{signature[1:]}"


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()

    class Dated(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Self:
            return cls.fromtimestamp(clock.time(), tz)

    monkeypatch.setattr("shared.platform.auth.time", clock)
    monkeypatch.setattr("jwt.api_jwt.datetime", Dated)
    return clock


@pytest.fixture
def issuer(clock: Clock) -> Issuer:
    return Issuer(clock)


@dataclass
class Service:
    """A service with one route, which says who calls."""

    http: httpx.AsyncClient

    async def ask(self, token: str) -> httpx.Response:
        return await self.http.get("/me", headers={"Authorization": f"Bearer {token}"})

    async def status(self, token: str) -> int:
        return (await self.ask(token)).status_code


@pytest.fixture
async def service(issuer: Issuer) -> AsyncIterator[Service]:
    app = FastAPI()
    problems.install(app)
    app.state.team, app.state.db = "intake", None

    @app.get("/me")
    async def me(caller: Calling) -> str:
        return caller.id

    async with (
        httpx.AsyncClient(transport=httpx.MockTransport(issuer)) as to_issuer,
        httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://service") as http,
    ):
        app.state.verifier = Verifier(ISSUER, AUDIENCE, to_issuer)
        yield Service(http)


@pytest.mark.parametrize("kid", ["rsa", "ec"])
async def test_a_good_token_says_who_is_calling(service: Service, issuer: Issuer, kid: str) -> None:
    answer = await service.ask(issuer.token(kid))
    assert (answer.status_code, answer.json()) == (200, "lian01")


async def test_an_issuer_whose_name_ends_in_a_slash_is_asked_at_its_own_address(issuer: Issuer) -> None:
    async with httpx.AsyncClient(transport=httpx.MockTransport(issuer)) as http:
        verifier = Verifier(f"{ISSUER}/", AUDIENCE, http)
        assert await verifier.subject(issuer.token(iss=f"{ISSUER}/")) == "lian01"
        with pytest.raises(Problem):
            await verifier.subject(issuer.token())


FORGED: dict[str, Callable[[Issuer], str]] = {
    "expired": lambda issuer: issuer.token(exp=int(time.time()) - 1),
    "not yet valid": lambda issuer: issuer.token(nbf=int(time.time()) + 600),
    "issued in the future": lambda issuer: issuer.token(iat=int(time.time()) + 600),
    "for another audience": lambda issuer: issuer.token(aud="another"),
    "of another issuer": lambda issuer: issuer.token(iss="https://elsewhere.test"),
    "without exp": lambda issuer: issuer.token(exp=None),
    "an expiry that no clock reaches": lambda issuer: issuer.token(exp=10**400),
    "a subject that is no text": lambda issuer: issuer.token(sub="lian01\0"),
    "a subject with half a character": lambda issuer: issuer.token(sub="lian01\ud800"),
    "without sub": lambda issuer: issuer.token(sub=None),
    "without aud": lambda issuer: issuer.token(aud=None),
    "without iss": lambda issuer: issuer.token(iss=None),
    "alg none": lambda issuer: issuer.by_hand({"alg": "none", "kid": "rsa"}, lambda _: b""),
    "HS256 under the public key": lambda issuer: issuer.by_hand(
        {"alg": "HS256", "kid": "rsa"}, _hs256(_pem())
    ),
    "HS256 under an empty key": lambda issuer: issuer.by_hand({"alg": "HS256", "kid": "rsa"}, _hs256(b"")),
    "HS256 that says RS256": lambda issuer: issuer.by_hand({"alg": "RS256", "kid": "rsa"}, _hs256(_pem())),
    "ES256 under an RSA key's id": lambda issuer: issuer.token("rsa", EC),
    "another's key under a known id": lambda issuer: issuer.token("rsa", OTHER_RSA),
    "its own key in the header": lambda issuer: jwt.encode(
        issuer.claims(), OTHER_RSA, "RS256", {"kid": "mine", "jwk": _jwk("mine", OTHER_RSA)}
    ),
    "unknown kid": lambda issuer: issuer.token("unheard-of"),
    "no kid": lambda issuer: jwt.encode(issuer.claims(), RSA, "RS256"),
    "a kid that is no text": lambda issuer: issuer.by_hand({"alg": "RS256", "kid": ["rsa"]}, lambda _: b"x"),
    "changed signature": _changed_signature,
    "changed subject": _changed_subject,
    "no signature": lambda issuer: issuer.token().rpartition(".")[0] + ".",
    "a header nested beyond reason": lambda _: f"{_part('[' * 9000).decode()}.e30.AAAA",
    "not a token": lambda _: "lian01",
}


def assert_unauthenticated(answer: httpx.Response) -> None:
    assert answer.status_code == 401, answer.text
    assert answer.headers["WWW-Authenticate"] == "Bearer"
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["type"] == "urn:jiyue:problem:unauthenticated"
    assert answer.json()["retriable"] is False


@pytest.mark.parametrize("name", FORGED)
async def test_a_forged_token_is_refused_again_and_again(service: Service, issuer: Issuer, name: str) -> None:
    assert await service.status(issuer.token()) == 200
    token = FORGED[name](issuer)
    for _ in range(2):
        assert_unauthenticated(await service.ask(token))


@pytest.mark.parametrize("header", [None, "", "Bearer", "Bearer ", "Basic bGlhbjAxOng=", "lian01"])
async def test_without_a_bearer_token_nobody_is_calling(service: Service, header: str | None) -> None:
    headers = {} if header is None else {"Authorization": header}
    assert_unauthenticated(await service.http.get("/me", headers=headers))


async def test_a_remembered_token_does_not_outlive_its_end(
    service: Service, issuer: Issuer, clock: Clock
) -> None:
    token = issuer.token(exp=int(time.time()) + 60)
    assert await service.status(token) == 200
    clock.ahead = 50
    assert await service.status(token) == 200
    clock.ahead = 61
    assert_unauthenticated(await service.ask(token))


async def test_a_new_key_is_taken_up_and_a_withdrawn_one_refused_within_five_minutes(
    service: Service, issuer: Issuer, clock: Clock
) -> None:
    old = issuer.token()
    assert await service.status(old) == 200
    issuer.keys["new"] = OTHER_RSA
    clock.ahead = 11
    assert await service.status(issuer.token("new")) == 200
    assert await service.status(old) == 200
    del issuer.keys["rsa"]
    clock.ahead = 11 + 301
    assert_unauthenticated(await service.ask(old))
    assert_unauthenticated(await service.ask(issuer.token("rsa", RSA)))
    assert await service.status(issuer.token("new")) == 200


async def test_a_flood_of_unknown_keys_neither_hammers_the_issuer_nor_locks_out_a_new_key(
    service: Service, issuer: Issuer, clock: Clock
) -> None:
    assert await service.status(issuer.token()) == 200
    for second in range(60):
        clock.ahead = second
        forged = [issuer.token(f"forged-{second}-{one}") for one in range(3)]
        assert set(await asyncio.gather(*map(service.status, forged))) == {401}
    assert 5 <= issuer.asked <= 7
    issuer.keys["new"] = OTHER_RSA
    clock.ahead = 60 + 10
    assert await service.status(issuer.token("new")) == 200


async def test_many_first_callers_cost_one_question(service: Service, issuer: Issuer) -> None:
    tokens = [issuer.token(sub=f"staff-{one}") for one in range(20)]
    assert set(await asyncio.gather(*map(service.status, tokens))) == {200}
    assert issuer.asked == 1


BROKEN: dict[str, Callable[[], httpx.Response]] = {
    "an error": lambda: httpx.Response(500),
    "a web page": lambda: httpx.Response(200, html="<html>维护中</html>"),
    "no key address": lambda: httpx.Response(200, json={"issuer": ISSUER}),
    "a list": lambda: httpx.Response(200, json=[]),
    "an address that is none": lambda: httpx.Response(200, json={"jwks_uri": "https://login:port"}),
}


@pytest.mark.parametrize("name", BROKEN)
async def test_an_issuer_that_answers_nonsense_is_down(service: Service, issuer: Issuer, name: str) -> None:
    issuer.answer = BROKEN[name]
    await assert_issuer_unavailable(service, issuer.token())


async def test_an_issuer_that_publishes_no_key_is_down(service: Service, issuer: Issuer) -> None:
    token = issuer.token()
    issuer.keys.clear()
    await assert_issuer_unavailable(service, token)


async def assert_issuer_unavailable(service: Service, token: str) -> None:
    answer = await service.ask(token)
    assert (answer.status_code, answer.json()["retriable"]) == (503, True)
    assert answer.json()["type"] == "urn:jiyue:problem:issuer_unavailable"


async def test_while_the_issuer_is_down_known_keys_hold_for_eight_hours(
    service: Service, issuer: Issuer, clock: Clock
) -> None:
    token, never_seen = issuer.token(), issuer.token(sub="wenshu01")
    assert await service.status(token) == 200
    issuer.goes_down()
    clock.ahead = 400
    assert await service.status(token) == 200
    assert await service.status(never_seen) == 200
    before = issuer.asked
    for second in range(20):
        clock.ahead = 500 + second
        await assert_issuer_unavailable(service, issuer.token(f"unknown-{second}"))
    assert 1 <= issuer.asked - before <= 3
    clock.ahead = 8 * 3600 + 60
    await assert_issuer_unavailable(service, token)
    issuer.answer = None
    clock.ahead += 11
    assert await service.status(token) == 200


async def test_nobody_known_waits_for_an_issuer_that_hangs(
    service: Service, issuer: Issuer, clock: Clock
) -> None:
    token = issuer.token()
    assert await service.status(token) == 200
    clock.ahead, issuer.hold = 301, asyncio.Event()
    first = asyncio.create_task(service.status(token))
    await asyncio.wait_for(issuer.holding.wait(), 2)
    assert await asyncio.wait_for(service.status(token), 2) == 200
    assert not first.done()
    issuer.hold.set()
    assert await first == 200
