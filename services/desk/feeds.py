"""日历订阅: the links by which one's calendar program reads deadlines, and the address that it reads, without a login."""

from __future__ import annotations

import hashlib
import hmac
from typing import Annotated
from urllib.parse import urlencode
from uuid import uuid4

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response

from services.desk.apis import READ_SECONDS
from services.desk.frame import HEADERS, CurrentDesk, Desk, Form, Me, SignedIn, render
from services.desk.session import Session
from services.desk.words import part

router = APIRouter()
_CALENDAR = "text/calendar"


@router.get("/calendar")
async def index(request: Request, me: Me, case: Annotated[str, Query(max_length=60)] = "") -> Response:
    return await _page(request, me, case)


async def _page(request: Request, me: Me, case: str, made: str = "") -> Response:
    links = await me.get("intake", "/calendar-links")
    return render(request, "feeds", links.status, case=case, links=links, made=made, key=uuid4().hex)


@router.post("/calendar")
async def make(request: Request, me: Me, session: SignedIn, desk: CurrentDesk, typed: Form) -> Response:
    """The whole address is shown this once: intake keeps the digest of its secret, and the desk nothing."""
    key, case = typed.get("_key", [""])[0][:100], typed.get("case", [""])[0].strip()
    secret = _secret(desk, session, key)
    body = {"digest": hashlib.sha256(secret.encode()).hexdigest(), "case_number": case or None}
    answer = await me.act("POST", "intake", "/calendar-links", body, {"Idempotency-Key": key})
    if not answer.ok:
        return render(request, "refused", answer.status, problem=answer.body)
    return await _page(request, me, case, f"{desk.config.url_desk}/calendar/{secret}.ics")


def _secret(desk: Desk, session: Session, key: str) -> str:
    """The same for a form that is sent twice, and known to nobody without the desk's key."""
    return hmac.new(desk.cookies.key, f"feed {session.subject} {key}".encode(), hashlib.sha256).hexdigest()


@router.post("/calendar/{link}/revocation")
async def revoke(request: Request, me: Me, typed: Form, link: str) -> Response:
    key = f"{typed.get('_key', [''])[0][:100]}-{link}"[:200]
    path = f"/calendar-links/{part(link)}/revocation"
    answer = await me.act("POST", "intake", path, None, {"Idempotency-Key": key})
    if not answer.ok:
        return render(request, "refused", answer.status, problem=answer.body)
    case = typed.get("case", [""])[0]
    return RedirectResponse("/calendar" + (f"?{urlencode({'case': case})}" if case else ""), 303)


@router.get("/calendar/{secret}.ics")
async def read(request: Request, desk: CurrentDesk, secret: str) -> Response:
    """For calendar programs, which log in nowhere."""
    client = request.client.host if request.client else ""
    answer = await desk.apis.ask(
        "GET", "intake", f"/calendar-feeds/{part(secret)}", READ_SECONDS, headers={"X-Forwarded-For": client}
    )
    if not answer.ok or answer.media_type != _CALENDAR:
        return Response(status_code=answer.status if not answer.ok else 404, headers=HEADERS)
    return Response(answer.content, media_type=_CALENDAR, headers=HEADERS)
