"""The HTTP that every outside system shares: time-outs, bounded retries, idempotency keys, two failures."""

from __future__ import annotations

import asyncio
import logging
from typing import ClassVar, TypeVar
from urllib.parse import quote

import httpx
import structlog
from prometheus_client import Counter
from pydantic import BaseModel, ValidationError

from shared.gateways.errors import GatewayRefused, GatewayUnavailable
from shared.gateways.wire import Order, wire

log = structlog.get_logger()
# Both write the address of every request, and an address may hold a bank account.
logging.getLogger("httpx").setLevel(logging.WARNING)
logging.getLogger("httpcore").setLevel(logging.WARNING)

TIMEOUT = httpx.Timeout(10, connect=3)
ATTEMPTS = 3
FIRST_PAUSE = 0.2
"""Seconds; doubled after each attempt. Longer outages are the workflow's to wait out."""
RETRIABLE_STATUS = frozenset({409, 425, 429})

FAILURES = Counter("gateway_failures", "Calls of an outside system without a usable answer", ["system"])

A = TypeVar("A", bound=BaseModel)


class HttpGateway:
    """A client of one outside system, over its caller's HTTP client: a service's own refuses a played system."""

    system: ClassVar[str]

    def __init__(self, base_url: str, client: httpx.AsyncClient) -> None:
        self._base_url = base_url.rstrip("/")
        self._client = client

    async def _post(self, path: str, key: str, order: Order, answer: type[A], *, resend: bool = True) -> A:
        """Send `order` under Idempotency-Key `key`. With `resend=False` a lost answer is never followed by a
        second order: the caller asks first (money, measures).
        """
        headers = {"Idempotency-Key": quote(key, safe="")}
        request = self._client.build_request("POST", self._base_url + path, json=wire(order), headers=headers)
        return self._parse(await self._send(request, ATTEMPTS if resend else 1), answer)

    async def _find(self, path: str, key: str, answer: type[A], tail: str = "") -> A | None:
        """What the system holds under `key`; None if it knows no such thing."""
        request = self._client.build_request("GET", f"{self._base_url}{path}/{quote(key, safe='')}{tail}")
        try:
            return self._parse(await self._send(request, ATTEMPTS), answer)
        except GatewayRefused as refused:
            if refused.code == f"{self.system}.not_found":
                return None
            raise

    async def _send(self, request: httpx.Request, attempts: int) -> httpx.Response:
        for attempt in range(1, attempts + 1):
            try:
                return self._check(await self._client.send(request))
            except httpx.RequestError as failure:
                # Not chained: the failure of a transport may quote the address.
                error = GatewayUnavailable(f"{self.system}.{type(failure).__name__}", "外部系统没有应答")
            except GatewayUnavailable as failure:
                error = failure
            FAILURES.labels(self.system).inc()
            log.warning("gateway.failed", code=error.code, attempt=attempt, of=attempts)
            if attempt < attempts:
                await asyncio.sleep(FIRST_PAUSE * 2 ** (attempt - 1))
        raise error

    def _check(self, response: httpx.Response) -> httpx.Response:
        status = response.status_code
        if response.is_success:
            return response
        if status in RETRIABLE_STATUS or not response.is_client_error:
            raise GatewayUnavailable(f"{self.system}.http_{status}", "外部系统暂时不能办理")
        try:
            told = response.json()
        except ValueError:
            told = None
        problem = told if isinstance(told, dict) else {}
        # Only the system's own word is a "not found": a proxy's 404 page must not pass for "never paid".
        code = str(problem.get("type", "")).rpartition(":")[2] or f"http_{status}"
        detail, article = problem.get("detail") or "外部系统拒绝办理", problem.get("article") or ""
        raise GatewayRefused(f"{self.system}.{code}", str(detail), str(article))

    def _parse(self, response: httpx.Response, answer: type[A]) -> A:
        try:
            return answer.model_validate_json(response.content)
        except ValidationError:
            # Not chained: a validation error quotes the values.
            raise GatewayUnavailable(f"{self.system}.malformed_answer", "外部系统的答复不符合约定") from None
