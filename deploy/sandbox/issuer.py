"""The demo's OIDC issuer: it says who is calling, for anyone with the demo secret. Never for production."""

from __future__ import annotations

import contextlib
import hmac
import json
import os
import secrets
import tempfile
import time
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import jwt
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from fastapi import APIRouter, Request

from deploy.sandbox.codes import SandboxCode
from shared.platform.settings import Settings
from shared.values.refusal import Problem

LIFETIME = 8 * 3600
"""Seconds of real time: a token is about this machine's day, not about the court's calendar."""


def issuer_url(settings: Settings) -> str:
    return settings.issuer_url or f"{settings.sandbox_url}/oidc"


def _kept(path: Path, make: bytes) -> bytes:
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
    return _kept(data_dir / "issuer" / "secret", secrets.token_urlsafe(18).encode()).decode()


def _new_key() -> bytes:
    return ec.generate_private_key(ec.SECP256R1()).private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


class Issuer:
    """Signs with a key of its own, made at set-up under `data_dir/issuer`."""

    def __init__(self, settings: Settings) -> None:
        self.url, self._audience = issuer_url(settings), settings.audience
        self.secret = settings.client_secret or demo_secret(settings.data_dir)
        key = serialization.load_pem_private_key(
            _kept(settings.data_dir / "issuer" / "key.pem", _new_key()), password=None
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


router = APIRouter(prefix="/oidc", tags=["演示身份"])


@router.get("/.well-known/openid-configuration")
async def configuration(request: Request) -> dict[str, Any]:
    url = request.app.state.world.issuer.url
    return {
        "issuer": url,
        "jwks_uri": f"{url}/jwks",
        "token_endpoint": f"{url}/token",
        "id_token_signing_alg_values_supported": ["ES256"],
        "grant_types_supported": ["client_credentials"],
        "subject_types_supported": ["public"],
        "response_types_supported": ["token"],
    }


@router.get("/jwks")
async def jwks(request: Request) -> dict[str, Any]:
    keys: dict[str, Any] = request.app.state.world.issuer.jwks
    return keys


@router.post("/token")
async def token(request: Request) -> dict[str, Any]:
    """Form `staff_id`, `secret` → a bearer token for that person; `client_id`, `client_secret` for a service."""
    issuer: Issuer = request.app.state.world.issuer
    form = {
        name: values[0] for name, values in parse_qs((await request.body()).decode(errors="replace")).items()
    }
    subject = form.get("staff_id") or form.get("client_id", "")
    secret = form.get("secret") or form.get("client_secret", "")
    if not subject or not hmac.compare_digest(secret.encode(), issuer.secret.encode()):
        raise Problem(401, SandboxCode.NOT_AUTHENTICATED)
    return {"access_token": issuer.token(subject), "token_type": "Bearer", "expires_in": LIFETIME}
