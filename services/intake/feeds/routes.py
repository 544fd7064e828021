"""Calendar links over HTTP, and the one address that is read without a login."""

from __future__ import annotations

import time
from collections import Counter
from hashlib import sha256

from fastapi import APIRouter, Request
from fastapi.responses import Response

from services.intake.feeds import acts, repository, rules, service
from services.intake.feeds.schemas import CalendarLinkIn, CalendarLinkOut
from shared.platform.http import Calling
from shared.platform.work import Caller
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem
from shared.values.roles import STAFF

router = APIRouter(tags=[f"feeds 日历订阅 {rules.ARTICLE}"])


class Bound:
    """So many questions of one address in a window; who asks more is refused until it is over."""

    def __init__(self, most: int, seconds: float) -> None:
        self.most, self._seconds = most, seconds
        self._began, self._asked = 0.0, Counter[str]()

    def check(self, address: str) -> None:
        now = time.monotonic()
        if now - self._began > self._seconds:
            self._began, self._asked = now, Counter()
        self._asked[address] += 1
        if self._asked[address] > self.most:
            raise Problem(429, ProblemCode.TOO_MANY_REQUESTS, "请一分钟后再试", rules.ARTICLE, retriable=True)


BOUND = Bound(120, 60.0)
"""The calendar programs of a whole court may share one address."""


@router.get("/calendar-links", summary="我的日历订阅链接")
async def list_links(caller: Calling) -> list[CalendarLinkOut]:
    return await caller.read(STAFF, service.list_links)


@router.post("/calendar-links", status_code=201, **acts.MAKE_LINK.route())
async def make(body: CalendarLinkIn, caller: Calling) -> CalendarLinkOut:
    """The secret itself is not sent here: its digest alone is kept."""
    return await caller.act(acts.MAKE_LINK.offices, service.make, body)


@router.post("/calendar-links/{link_id}/revocation", **acts.REVOKE_LINK.route())
async def revoke(link_id: str, caller: Calling) -> CalendarLinkOut:
    return await caller.act(acts.REVOKE_LINK.offices, service.revoke, link_id)


@router.get("/calendar-feeds/{secret}", include_in_schema=False)
async def read_feed(secret: str, request: Request) -> Response:
    """The deadlines behind a link, for whoever has its address; 404 for any other, a revoked one, and one of somebody without office."""
    state = request.app.state
    client = request.client.host if request.client else ""
    BOUND.check(client)
    async with state.db.statements() as session:
        link = await repository.by_digest(session, sha256(secret.encode()).hexdigest())
    if link is None or link.revoked_at is not None:
        raise Problem(404, ProblemCode.UNKNOWN_LINK)
    caller = Caller(state.db, state.team, link.staff_id, client=client)
    try:
        made = await caller.read(STAFF, service.feed, link, state.config.court_code)
    except Problem as problem:
        if problem.status < 500:
            raise Problem(404, ProblemCode.UNKNOWN_LINK) from None
        raise
    return Response(made, media_type="text/calendar", headers={"Cache-Control": "no-store"})
