"""The demo's OIDC issuer: it says who is calling, for anyone with the demo secret. Never for production.

At the desk one picks a person; the code that the browser carries back is worth nothing without the desk's secret and
its verifier (RFC 7636).
"""

from __future__ import annotations

import base64
import contextlib
import hashlib
import hmac
import json
import os
import secrets
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode

import jwt
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

from deploy.demo_staff import STAFF
from deploy.sandbox.codes import SandboxCode
from shared.platform.settings import Settings
from shared.values.refusal import Problem
from shared.values.roles import is_outside_system

LIFETIME = 8 * 3600
"""Seconds of real time: a token is about this machine's day, not about the court's calendar."""
CODE_LIFETIME = 60
CLIENT = "desk"
"""Who may send people here to pick a person."""
_PAGES = Environment(loader=PackageLoader("deploy.sandbox", "."), autoescape=True, undefined=StrictUndefined)


@dataclass(frozen=True)
class Code:
    """What a code stands for, until it is exchanged once."""

    subject: str
    challenge: str
    expires: float


def issuer_url(settings: Settings) -> str:
    return settings.issuer_url or f"{settings.sandbox_url}/oidc"


def kept(path: Path, make: bytes) -> bytes:
    """The content of `path`; `make` first, whole or not at all, if there is no such file."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent) as draft:  # mode 0600
        draft.write(make)
        draft.flush()
        with contextlib.suppress(FileExistsError):
            os.link(draft.name, path)
    return path.read_bytes()


def demo_secret(data_dir: Path) -> str:
    """What a demo user types at the token endpoint; made at set-up."""
    return kept(data_dir / "issuer" / "secret", secrets.token_urlsafe(18).encode()).decode()


def _new_key() -> bytes:
    return ec.generate_private_key(ec.SECP256R1()).private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


class Issuer:
    """Signs with a key of its own, made at set-up under `data_dir/issuer`."""

    def __init__(self, settings: Settings) -> None:
        self.url, self._audience = issuer_url(settings), settings.audience
        self.secret = settings.client_secret or demo_secret(settings.data_dir)
        self.return_to = f"{settings.url_desk}/login/callback"
        self._codes: dict[str, Code] = {}
        key = serialization.load_pem_private_key(
            kept(settings.data_dir / "issuer" / "key.pem", _new_key()), password=None
        )
        assert isinstance(key, ec.EllipticCurvePrivateKey)
        self._key = key
        public = json.loads(jwt.algorithms.ECAlgorithm.to_jwk(key.public_key()))
        self._kid = public["x"][:16]
        self.jwks = {"keys": [public | {"kid": self._kid, "use": "sig", "alg": "ES256"}]}

    def token(self, subject: str) -> str:
        now = int(time.time())
        claims = {"iss": self.url, "sub": subject, "aud": self._audience, "iat": now, "exp": now + LIFETIME}
        return jwt.encode(claims, self._key, "ES256", {"kid": self._kid})

    def code(self, subject: str, challenge: str) -> str:
        code = secrets.token_urlsafe(32)
        self._codes[code] = Code(subject, challenge, time.monotonic() + CODE_LIFETIME)
        return code

    def redeem(self, code: str, verifier: str) -> str:
        """The person of a code that was not yet exchanged; empty if it was, has expired or is another browser's."""
        kept_code = self._codes.pop(code, None)
        digest = hashlib.sha256(verifier.encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).decode().rstrip("=")
        if kept_code is None or time.monotonic() > kept_code.expires:
            return ""
        return kept_code.subject if hmac.compare_digest(challenge, kept_code.challenge) else ""


router = APIRouter(prefix="/oidc", tags=["演示身份"])


@router.get("/.well-known/openid-configuration")
async def configuration(request: Request) -> dict[str, Any]:
    url = request.app.state.world.issuer.url
    return {
        "issuer": url,
        "jwks_uri": f"{url}/jwks",
        "authorization_endpoint": f"{url}/authorize",
        "token_endpoint": f"{url}/token",
        "id_token_signing_alg_values_supported": ["ES256"],
        "grant_types_supported": ["client_credentials", "authorization_code"],
        "code_challenge_methods_supported": ["S256"],
        "subject_types_supported": ["public"],
        "response_types_supported": ["code"],
    }


@router.get("/jwks")
async def jwks(request: Request) -> dict[str, Any]:
    keys: dict[str, Any] = request.app.state.world.issuer.jwks
    return keys


async def _form(request: Request) -> dict[str, str]:
    body = (await request.body()).decode(errors="replace")
    return {name: values[0] for name, values in parse_qs(body).items()}


def _check_asked(issuer: Issuer, asked: Mapping[str, str]) -> None:
    """A code goes back to the desk alone, and only for a challenge."""
    wanted = {
        "response_type": "code",
        "client_id": CLIENT,
        "redirect_uri": issuer.return_to,
        "code_challenge_method": "S256",
    }
    if any(asked.get(name) != value for name, value in wanted.items()) or not asked.get("code_challenge"):
        raise Problem(400, SandboxCode.LOGIN_FROM_DESK)


@router.get("/authorize")
async def choose(request: Request) -> HTMLResponse:
    """The page on which one picks a person."""
    _check_asked(request.app.state.world.issuer, request.query_params)
    people = {id: person for id, person in STAFF.items() if not is_outside_system(id)}
    page = _PAGES.get_template("authorize.html.j2").render(people=people, asked=dict(request.query_params))
    return HTMLResponse(page, headers={"Cache-Control": "no-store"})


@router.post("/authorize")
async def chosen(request: Request) -> RedirectResponse:
    issuer: Issuer = request.app.state.world.issuer
    form = await _form(request)
    _check_asked(issuer, form)
    if not form.get("staff_id") or is_outside_system(form["staff_id"]):
        raise Problem(401, SandboxCode.NOT_AUTHENTICATED)
    code = issuer.code(form["staff_id"], form["code_challenge"])
    back = urlencode({"code": code, "state": form.get("state", "")})
    return RedirectResponse(f"{issuer.return_to}?{back}", 303)


@router.post("/token")
async def token(request: Request) -> dict[str, Any]:
    """Form `staff_id`, `secret` → a bearer token for that person; `client_id`, `client_secret` for a service, or with
    `code` and `code_verifier` for the person who was picked."""
    issuer: Issuer = request.app.state.world.issuer
    form = await _form(request)
    secret = form.get("secret") or form.get("client_secret", "")
    known = hmac.compare_digest(secret.encode(), issuer.secret.encode())
    if form.get("grant_type") == "authorization_code":
        subject = issuer.redeem(form.get("code", ""), form.get("code_verifier", ""))
    else:
        subject = form.get("staff_id") or form.get("client_id", "")
    if not subject or not known:
        raise Problem(401, SandboxCode.NOT_AUTHENTICATED)
    return {"access_token": issuer.token(subject), "token_type": "Bearer", "expires_in": LIFETIME}
