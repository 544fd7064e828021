"""Reading what another team holds: over HTTP, with the caller's own token, or the service's own when an order runs."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from copy import copy
from typing import TypeVar
from uuid import uuid4

import httpx
import structlog
from pydantic import BaseModel, ValidationError

from shared.contracts.record import M, Record, Records
from shared.platform.auth import ServiceIdentity
from shared.platform.settings import Settings
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem

T = TypeVar("T")
_PAGE = 200

WHOLE = "return=representation"
"""RFC 7240: who asks cannot do with less than the whole record, and would rather be refused."""


class Peers:
    """The other teams, read as the service itself; `on_behalf_of` reads as a person."""

    def __init__(self, config: Settings, identity: ServiceIdentity) -> None:
        self._config, self._identity = config, identity
        self._token = ""
        self._http = httpx.AsyncClient(timeout=10)

    def on_behalf_of(self, token: str) -> Peers:
        """The same teams, read with the token of the person who asks."""
        bound = copy(self)
        bound._token = token
        return bound

    async def read(self, record: Record[T], **parts: str) -> T:
        """What the team holds; `parts` complete the record's path. The team's refusals pass through.

        503 (retriable) when the team is down, 502 (retriable) when its answer is not what its contract declares.
        """
        return self._parsed(record, await self._answer(record.team, record.path(**parts)))

    async def read_all(self, records: Records[M], **parts: str) -> list[M]:
        """Every record of a list, read page by page; fails as `read` does."""
        path, items, cursor = records.path(**parts), [], ""
        path += "&" if "?" in path else "?"
        while True:
            page = self._parsed(records, await self._answer(records.team, f"{path}limit={_PAGE}{cursor}"))
            items += page.items
            if page.next is None:
                return items
            cursor = f"&cursor={page.next}"

    def _parsed(self, record: Record[T], answer: httpx.Response) -> T:
        try:
            return record.parse(answer.content)
        except ValidationError as fault:
            # Not chained: a validation error may quote the values.
            wrong = dict.fromkeys(".".join(map(str, error["loc"])) or "全文" for error in fault.errors())
        detail = f"{record.team} 服务 {record.template}：缺少或者不符合约定的内容有{'、'.join(wrong)}"
        raise Problem(502, ProblemCode.PEER_MALFORMED, detail, retriable=True)

    async def ask(self, record: Record[T], question: Sequence[BaseModel]) -> T:
        """What the team answers to a question that changes nothing there; fails as `read` does."""
        content = "[" + ",".join(part.model_dump_json() for part in question) + "]"
        return self._parsed(record, await self._answer(record.team, record.path(), content))

    async def find(self, record: Record[T], **parts: str) -> T | None:
        """The same; None where the team holds nothing of that name, or nothing can have it (404, 422)."""
        try:
            return await self.read(record, **parts)
        except Problem as problem:
            if problem.status not in (404, 422):
                raise
            return None

    async def read_if_open(self, record: Record[T], **parts: str) -> T | None:
        """As `read`; None for what belongs to a case that is not open to the caller."""
        try:
            return await self.read(record, **parts)
        except Problem as problem:
            if problem.code is not ProblemCode.CASE_NOT_OPEN:
                raise
            return None

    async def _answer(self, team: str, path: str, content: str | None = None) -> httpx.Response:
        try:
            answer = await self._ask(team, path, self._token or await self._identity.token(), content)
            if answer.status_code == 401 and not self._token:
                answer = await self._ask(team, path, await self._identity.token(renewed=True), content)
        except httpx.HTTPError as failure:
            raise _unavailable(team) from failure
        if answer.is_success:
            return answer
        raise _refusal(answer) or _unavailable(team)

    async def _ask(self, team: str, path: str, token: str, content: str | None) -> httpx.Response:
        url = self._config.service_url(team) + path
        trace = structlog.contextvars.get_contextvars().get("trace_id", "")
        headers = {"Authorization": f"Bearer {token}", "X-Trace-Id": trace} | await self._proof()
        if content is None:
            return await self._http.get(url, headers=headers | {"Prefer": WHOLE})
        headers |= {"Content-Type": "application/json", "Idempotency-Key": uuid4().hex}
        return await self._http.post(url, headers=headers, content=content)

    async def _proof(self) -> dict[str, str]:
        """By whom the person's token is used; while the issuer does not answer, what is read is kept without it."""
        with suppress(httpx.HTTPError):
            return {"X-Via": await self._identity.token()} if self._token else {}
        return {}

    async def close(self) -> None:
        await self._http.aclose()


def _unavailable(team: str) -> Problem:
    return Problem(503, ProblemCode.PEER_UNAVAILABLE, f"{team} 服务暂不可用", retriable=True)


def _refusal(answer: httpx.Response) -> Problem | None:
    """The team's own refusal; None for what something else between the teams has answered."""
    try:
        body = answer.json()
        code = body["type"].rpartition(":")[2]
        return Problem(
            answer.status_code,
            ProblemCode(code) if code in set(ProblemCode) else ProblemCode.PEER_REFUSED,
            body["detail"],
            body["article"],
            [FieldError(**error) for error in body["errors"]],
            body["retriable"],
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
