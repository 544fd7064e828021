"""Who is calling: an OIDC bearer token, verified against the issuer's published keys. Which office follows elsewhere."""

from __future__ import annotations

import asyncio
import time
from typing import Any

import httpx
import jwt

from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem

_ALGORITHMS = ["RS256", "ES256"]
_FRESH_SECONDS = 300.0
_ASK_AGAIN_SECONDS = 10.0
_HOLD_SECONDS = 8 * 3600.0
_PATIENCE_SECONDS = 5.0
_REMEMBERED = 4096


def discovery(issuer: str) -> str:
    """Where the issuer describes itself (OpenID Connect Discovery, section 4: a final slash of its name is left out)."""
    return f"{issuer.rstrip('/')}/.well-known/openid-configuration"


def _unauthenticated(detail: str) -> Problem:
    return Problem(401, ProblemCode.UNAUTHENTICATED, detail)


class Verifier:
    """Checks tokens of one issuer against the keys that it publishes.

    A key withdrawn at the issuer is refused, with every token remembered under it, five minutes later at most: so
    often the keys are asked for again. While the issuer does not answer, the last keys stand, for eight hours at most.

    An unknown key id asks at once, unless the issuer was asked within the last ten seconds: however many forged key
    ids come, it hears six questions a minute from a process. The price: in such a flood a key published just after a
    question is refused (401) until the next one, ten seconds at most. Issuers publish a key before they sign with it.
    """

    def __init__(self, issuer: str, audience: str, http: httpx.AsyncClient) -> None:
        self._issuer, self._audience, self._http = issuer, audience, http
        self._keys: dict[str, jwt.PyJWK] = {}
        self._asked_at = self._answered_at = float("-inf")
        self._asking = asyncio.Lock()
        self._known: dict[str, tuple[str, float]] = {}

    async def subject(self, token: str) -> str:
        """The token's subject, or a 401 problem; 503 (retriable) for an unknown key while the issuer does not answer.

        A token found good is remembered until it expires or the keys are asked for again, a few thousand at most.
        """
        if time.monotonic() - self._answered_at > _FRESH_SECONDS and not self._asking.locked():
            await self._ask()
        subject, expires = self._known.get(token, ("", 0.0))
        if time.time() < expires:
            return subject
        try:
            key = await self._key(jwt.get_unverified_header(token).get("kid", ""))
            claims: dict[str, Any] = jwt.decode(
                token,
                key,
                algorithms=_ALGORITHMS,
                audience=self._audience,
                issuer=self._issuer,
                options={"require": ["exp", "sub", "iss", "aud"]},
            )
            subject, expires = str(claims["sub"]), float(claims["exp"])
        except (jwt.PyJWTError, OverflowError) as failure:
            raise _unauthenticated("令牌无效或已过期") from failure
        if not subject.isprintable():
            raise _unauthenticated("令牌的主体不是文字")
        if len(self._known) >= _REMEMBERED:
            self._known.clear()
        self._known[token] = (subject, expires)
        return subject

    async def _key(self, key_id: str) -> jwt.PyJWK:
        if key_id not in self._keys:
            await self._ask()
        if key_id in self._keys:
            return self._keys[key_id]
        if self._answered_at < self._asked_at:
            raise Problem(503, ProblemCode.ISSUER_UNAVAILABLE, retriable=True)
        raise _unauthenticated("令牌的签名密钥不被承认")

    async def _ask(self) -> None:
        """Ask for the keys, unless that was done just now; without an answer all stays as it is."""
        async with self._asking:
            now = time.monotonic()
            if now - self._asked_at < _ASK_AGAIN_SECONDS:
                return
            self._asked_at = now
            try:
                async with asyncio.timeout(_PATIENCE_SECONDS):
                    found = await self._http.get(discovery(self._issuer))
                    keys = await self._http.get(found.raise_for_status().json()["jwks_uri"])
                published = jwt.PyJWKSet.from_dict(keys.raise_for_status().json()).keys
            except (
                httpx.HTTPError,
                httpx.InvalidURL,
                jwt.PyJWTError,
                OSError,
                ValueError,
                LookupError,
                TypeError,
            ):
                if now - self._answered_at > _HOLD_SECONDS:
                    self._keys = {}
                    self._known.clear()
                return
            self._answered_at = now
            self._keys = {key.key_id: key for key in published if key.key_id}
            self._known.clear()


class ServiceIdentity:
    """A service's own token (OAuth client credentials), for reading what other teams hold while carrying out an order."""

    def __init__(self, issuer: str, client_id: str, secret: str) -> None:
        self._issuer, self.id, self._secret = issuer, client_id, secret
        self._token, self._good_until = "", 0.0

    async def token(self, *, renewed: bool = False) -> str:
        """`renewed`: another than the one in use, which was refused, its key being withdrawn."""
        if renewed or time.monotonic() >= self._good_until:
            async with httpx.AsyncClient(timeout=5) as http:
                found = await http.get(discovery(self._issuer))
                answer = await http.post(
                    found.raise_for_status().json()["token_endpoint"],
                    data={
                        "grant_type": "client_credentials",
                        "client_id": self.id,
                        "client_secret": self._secret,
                    },
                )
            body = answer.raise_for_status().json()
            self._token = body["access_token"]
            self._good_until = time.monotonic() + body["expires_in"] / 2
        return self._token
