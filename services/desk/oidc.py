"""The court's OIDC issuer, as the desk uses it: authorization code with PKCE (RFC 6749, RFC 7636). It sees no password."""

from __future__ import annotations

import base64
import hashlib
from typing import Any
from urllib.parse import urlencode

import httpx

from services.desk.session import Leaving
from shared.platform.auth import discovery
from shared.platform.settings import Settings
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem

CLIENT = "desk"
_UNAVAILABLE = Problem(
    503, ProblemCode.ISSUER_UNAVAILABLE, "请稍后重新登录；一直如此的，请联系系统管理员", retriable=True
)


class Issuer:
    """The court's issuer, as the desk uses it. 503 while it does not answer."""

    def __init__(self, config: Settings, http: httpx.AsyncClient) -> None:
        self._config, self._http = config, http
        self.return_to = f"{config.url_desk}/login/callback"

    async def address(self, leaving: Leaving) -> str:
        """Where the browser goes to say who sits before it."""
        challenge = base64.urlsafe_b64encode(hashlib.sha256(leaving.verifier.encode()).digest())
        asked = {
            "response_type": "code",
            "client_id": CLIENT,
            "redirect_uri": self.return_to,
            "scope": "openid",
            "state": leaving.state,
            "code_challenge": challenge.decode().rstrip("="),
            "code_challenge_method": "S256",
        }
        address = (await self._described())["authorization_endpoint"]
        return f"{address}{'&' if '?' in address else '?'}{urlencode(asked)}"

    async def token(self, code: str, verifier: str) -> str:
        """The person's access token; 401 for a code that the issuer does not take."""
        address = (await self._described())["token_endpoint"]
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": self.return_to,
            "client_id": CLIENT,
            "client_secret": self._config.client_secret,
            "code_verifier": verifier,
        }
        try:
            answer = await self._http.post(address, data=form)
            if answer.status_code in (400, 401):
                raise Problem(401, ProblemCode.UNAUTHENTICATED, "本次登录已经失效，请重新登录")
            return str(answer.raise_for_status().json()["access_token"])
        except (httpx.HTTPError, ValueError, LookupError, TypeError) as failure:
            raise _UNAVAILABLE from failure

    async def end_address(self) -> str:
        """Where the login itself is ended, for the next person at this machine; empty where the issuer has none."""
        try:
            return str((await self._described()).get("end_session_endpoint", ""))
        except Problem:
            return ""

    async def _described(self) -> dict[str, Any]:
        try:
            found = (await self._http.get(discovery(self._config.issuer_url))).raise_for_status().json()
            return {"authorization_endpoint": found["authorization_endpoint"], **found}
        except (httpx.HTTPError, httpx.InvalidURL, ValueError, LookupError, TypeError) as failure:
            raise _UNAVAILABLE from failure
