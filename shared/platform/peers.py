"""Reading what another team holds: over HTTP, with the caller's own token, or the service's own when an order runs."""

from __future__ import annotations

from typing import Any

import httpx
import structlog

from shared.platform.auth import ServiceIdentity
from shared.platform.settings import Settings
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem


class Peers:
    def __init__(self, config: Settings, identity: ServiceIdentity) -> None:
        self._config, self._identity = config, identity
        self._http = httpx.AsyncClient(timeout=10)

    async def get(self, team: str, path: str, token: str = "") -> Any:
        """The JSON that `team` answers at `path`. Its refusals pass through; 503 (retriable) when it is down."""
        try:
            answer = await self._ask(team, path, token or await self._identity.token())
            if answer.status_code == 401 and not token:
                answer = await self._ask(team, path, await self._identity.token(renewed=True))
        except httpx.HTTPError as failure:
            raise Problem(
                503, ProblemCode.PEER_UNAVAILABLE, f"{team} 服务暂不可用", retriable=True
            ) from failure
        if answer.is_success:
            return answer.json()
        body = answer.json()
        code = body["type"].rpartition(":")[2]
        raise Problem(
            answer.status_code,
            ProblemCode(code) if code in set(ProblemCode) else ProblemCode.PEER_REFUSED,
            body["detail"],
            body["article"],
            [FieldError(**error) for error in body["errors"]],
            body["retriable"],
        )

    async def _ask(self, team: str, path: str, token: str) -> httpx.Response:
        url = self._config.service_url(team) + path
        trace = structlog.contextvars.get_contextvars().get("trace_id", "")
        headers = {"Authorization": f"Bearer {token}", "X-Trace-Id": trace}
        return await self._http.get(url, headers=headers)

    async def close(self) -> None:
        await self._http.aclose()
