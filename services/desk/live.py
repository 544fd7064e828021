"""GET /events: an open page hears of new prompts (server-sent events). It tells figures only, and ends with the session."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta

from fastapi import APIRouter, Request
from fastapi.responses import Response, StreamingResponse

from services.desk.apis import NotSignedIn, Person
from services.desk.frame import HEADERS, CurrentDesk, person

router = APIRouter()
MOST_STREAMS = 3
"""Of one person in one process: a browser has six connections to a host, and pages want the others."""
LONGEST_SECONDS = 600.0
"""After that the browser asks again, with the cookie that it then has."""
_OVERLAP = timedelta(seconds=5)
"""What is sent while a page is on its way counts as new to it."""


class Streams:
    """The open streams of each person; the newest one ends the oldest."""

    def __init__(self) -> None:
        self._open: dict[str, list[asyncio.Event]] = {}

    @contextmanager
    def opened(self, who: str) -> Iterator[asyncio.Event]:
        """Set once another page needs the place."""
        mine = self._open.setdefault(who, [])
        replaced = asyncio.Event()
        mine.append(replaced)
        for oldest in mine[:-MOST_STREAMS]:
            oldest.set()
        try:
            yield replaced
        finally:
            mine.remove(replaced)
            if not mine:
                self._open.pop(who, None)


@router.get("/events")
async def events(request: Request, desk: CurrentDesk) -> Response:
    """401 without a session: the browser then asks no more. Listening is doing nothing: the idle time runs on."""
    session = desk.cookies.session(request)
    if session is None:
        return Response(status_code=401, headers=HEADERS)
    told = _told(
        person(request, desk, session.token),
        request.app.state.streams,
        session.subject,
        _instant(request.headers.get("last-event-id", "")),
        min(desk.cookies.seconds_left(request), LONGEST_SECONDS),
        desk.config.desk_prompt_seconds,
    )
    headers = HEADERS | {"X-Accel-Buffering": "no"}
    return StreamingResponse(told, media_type="text/event-stream", headers=headers)


def _instant(text: str) -> datetime | None:
    """Since when the page has been open, as it says itself when its connection was lost."""
    with suppress(ValueError):
        since = datetime.fromisoformat(text)
        return since if since.tzinfo else None
    return None


async def _told(
    me: Person, streams: Streams, who: str, since: datetime | None, seconds: float, every: float
) -> AsyncIterator[str]:
    """How many prompts wait and how many of them have come since the page was opened, whenever that changes."""
    ends = time.monotonic() + seconds
    said = None
    with streams.opened(who) as replaced:
        yield "retry: 5000\n\n"
        while (left := ends - time.monotonic()) > 0:
            try:
                found = await me.get("intake", "/reminders/waiting", since=since.isoformat() if since else "")
            except NotSignedIn:
                return
            if found.ok:
                since = since or datetime.fromisoformat(found.body["now"]) - _OVERLAP
                figures = {name: found.body[name] for name in ("waiting", "arrived")}
                if figures != said:
                    said = figures
                    yield f"id: {since.isoformat()}\nevent: prompts\ndata: {json.dumps(figures)}\n\n"
                else:
                    yield ": \n\n"
            with suppress(TimeoutError):
                await asyncio.wait_for(replaced.wait(), min(every, left))
                yield "event: replaced\ndata: {}\n\n"
                return
