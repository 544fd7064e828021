"""Who is calling: an OIDC bearer token, verified against the issuer's published keys. Which office follows elsewhere."""

from __future__ import annotations

import asyncio
import time
from typing import Any

import httpx
import jwt

from shared.problems import Problem

_REFRESH_SECONDS = 30.0
_REMEMBERED = 4096


def _unauthenticated(detail: str) -> Problem:
    return Problem(401, "unauthenticated", "未登录或登录已失效", detail)


class Verifier:
    """Checks tokens of one issuer; keeps its keys and asks again for an unknown key id, at most twice a minute."""

    def __init__(self, issuer: str, audience: str) -> None:
        self._issuer, self._audience = issuer, audience
        self._keys: dict[str, jwt.PyJWK] = {}
        self._asked_at = float("-inf")
        self._asking = asyncio.Lock()
        self._known: dict[str, tuple[str, float]] = {}

    async def subject(self, token: str) -> str:
        """The token's subject, or a 401 problem; 503 when the issuer cannot be asked for a key never seen.

        A token found good is remembered until it expires, a few thousand at most.
        """
        subject, expires = self._known.get(token, ("", 0.0))
        if time.time() < expires:
            return subject
        try:
            key_id = jwt.get_unverified_header(token).get("kid", "")
            key = self._keys.get(key_id) or await self._fetch(key_id)
            claims: dict[str, Any] = jwt.decode(
                token,
                key,
                algorithms=["RS256", "ES256"],
                audience=self._audience,
                issuer=self._issuer,
                options={"require": ["exp", "sub", "iss", "aud"]},
            )
        except jwt.PyJWTError as failure:
            raise _unauthenticated("令牌无效或已过期") from failure
        if len(self._known) >= _REMEMBERED:
            self._known.clear()
        self._known[token] = (str(claims["sub"]), float(claims["exp"]))
        return str(claims["sub"])

    async def _fetch(self, key_id: str) -> jwt.PyJWK:
        async with self._asking:
            if key_id not in self._keys and time.monotonic() - self._asked_at > _REFRESH_SECONDS:
                try:
                    async with httpx.AsyncClient(timeout=5) as http:
                        found = await http.get(f"{self._issuer}/.well-known/openid-configuration")
                        keys = await http.get(found.raise_for_status().json()["jwks_uri"])
                        key_set = jwt.PyJWKSet.from_dict(keys.raise_for_status().json())
                except httpx.HTTPError as failure:
                    raise Problem(
                        503, "issuer_unavailable", "身份认证服务暂不可用", retriable=True
                    ) from failure
                self._asked_at = time.monotonic()
                self._keys = {str(key.key_id): key for key in key_set.keys}
        if key_id not in self._keys:
            raise _unauthenticated("令牌的签名密钥不被承认")
        return self._keys[key_id]


class ServiceIdentity:
    """A service's own token (OAuth client credentials), for reading what other teams hold while carrying out an order."""

    def __init__(self, issuer: str, client_id: str, secret: str) -> None:
        self._issuer, self._id, self._secret = issuer, client_id, secret
        self._token, self._good_until = "", 0.0

    async def token(self) -> str:
        if time.monotonic() >= self._good_until:
            async with httpx.AsyncClient(timeout=5) as http:
                found = await http.get(f"{self._issuer}/.well-known/openid-configuration")
                answer = await http.post(
                    found.raise_for_status().json()["token_endpoint"],
                    data={
                        "grant_type": "client_credentials",
                        "client_id": self._id,
                        "client_secret": self._secret,
                    },
                )
            body = answer.raise_for_status().json()
            self._token = body["access_token"]
            self._good_until = time.monotonic() + body["expires_in"] / 2
        return self._token
