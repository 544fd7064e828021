"""What every page rests on: who asks, the services in that person's name, the page around the content."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import parse_qs, parse_qsl, urlencode

from fastapi import Depends, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, RedirectResponse, Response, StreamingResponse
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.exceptions import HTTPException
from starlette.types import Receive, Scope, Send

from services.desk import objects, words
from services.desk.about import PAGES
from services.desk.apis import Apis, NotSignedIn, Person
from services.desk.codes import DeskCode
from services.desk.oidc import Issuer
from services.desk.session import Cookies, Session
from shared.platform.auth import Verifier
from shared.platform.settings import Settings
from shared.values.refusal import INTERNAL, Problem
from shared.values.roles import LEADERS, Office

MAX_FORM = 1 << 20
MAX_FIELDS = 5000
SECRET = ("passphrase",)
"""What no page ever shows again."""
FORM_TOKEN = "_form"
POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "img-src 'self'",
        "frame-src 'self'",
        "object-src 'none'",
        "script-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'self'",
        "base-uri 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-store",
}
"""Of every answer with a content. No script but our one file, and nothing of a party stays in a browser's cache."""


@dataclass(frozen=True)
class Desk:
    """What a running desk holds: connections and keys, and nothing of any case."""

    config: Settings
    cookies: Cookies
    apis: Apis
    verifier: Verifier
    issuer: Issuer


def _desk(request: Request) -> Desk:
    desk: Desk = request.app.state.desk
    return desk


CurrentDesk = Annotated[Desk, Depends(_desk)]


def _session(request: Request, desk: CurrentDesk) -> Session:
    session = desk.cookies.session(request)
    if session is None:
        raise NotSignedIn
    request.state.session = session
    return session


SignedIn = Annotated[Session, Depends(_session)]


def person(request: Request, desk: Desk, token: str, acting_as: str = "") -> Person:
    return Person(desk.apis, token, request.client.host if request.client else "", acting_as)


def _me(request: Request, desk: CurrentDesk, session: SignedIn) -> Person:
    return person(request, desk, session.token, session.acting_as)


Me = Annotated[Person, Depends(_me)]
"""The services, asked in the name of who is logged in."""


def check_length(request: Request, limit: int) -> None:
    """413 for a body that is longer, or does not say how long it is: nothing of it has been read."""
    length = request.headers.get("content-length", "")
    if not length.isdecimal() or int(length) > limit:
        raise Problem(413, DeskCode.TOO_MUCH, f"上限为 {limit >> 20} MiB")


def check_form(desk: Desk, session: Session, given: str) -> None:
    """403 for a form that the person who sends it has not opened."""
    if not hmac.compare_digest(given.encode(), desk.cookies.form_token(session).encode()):
        raise Problem(403, DeskCode.FOREIGN_FORM, "请重新打开该页面后再提交")


async def _form(request: Request, desk: CurrentDesk, session: SignedIn) -> dict[str, list[str]]:
    check_length(request, MAX_FORM)
    body = (await request.body()).decode(errors="replace")
    form = parse_qs(body, keep_blank_values=True, max_num_fields=MAX_FIELDS)
    check_form(desk, session, form.pop(FORM_TOKEN, [""])[0])
    return form


Form = Annotated[dict[str, list[str]], Depends(_form)]
"""The fields of a form that was opened by the person who sends it."""


_pages = Environment(
    loader=PackageLoader("services.desk"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_pages.filters |= words.FILTERS | {"case_address": objects.case_address, "object_address": objects.address}
_streamed = _pages.overlay(enable_async=True)


def render(request: Request, template: str, status: int = 200, **shown: Any) -> HTMLResponse:
    """A page, in the frame of who is logged in; showing it starts the idle time again."""
    content = _pages.get_template(f"{template}.html.j2").render(**_framed(request, template), **shown)
    answer = HTMLResponse(content, status, HEADERS)
    _keep(request, answer)
    return answer


def stream(request: Request, template: str, **shown: Any) -> StreamingResponse:
    """A page that is sent while it is being made: what `shown` holds as async iterators arrives row by row."""
    parts = _streamed.get_template(f"{template}.html.j2").generate_async(
        **_framed(request, template), **shown
    )
    answer = StreamingResponse(parts, 200, HEADERS, media_type="text/html; charset=utf-8")
    _keep(request, answer)
    return answer


def _session_of(request: Request) -> Session | None:
    return getattr(request.state, "session", None)


def _keep(request: Request, answer: Response) -> None:
    if session := _session_of(request):
        request.app.state.desk.cookies.keep(answer, session)


def _framed(request: Request, template: str) -> dict[str, Any]:
    """What every page shows around its content."""
    desk: Desk = request.app.state.desk
    session = _session_of(request)
    offices = session.offices if session else set()
    return {
        "session": session,
        "form_token": desk.cookies.form_token(session) if session else "",
        "court": desk.config.court_name,
        "sandbox": desk.config.mode == "sandbox",
        "path": request.url.path,
        "here": _again(request),
        "about": PAGES.get(template),
        "leads": not offices.isdisjoint(LEADERS),
        "administers": not offices.isdisjoint((Office.ADMINISTRATOR, Office.QUALITY_OFFICER)),
    }


def _refused(request: Request, problem: Problem) -> Response:
    return render(request, "refused", problem.status, problem=problem.body())


def install(app: FastAPI) -> None:
    """Every failure is a page that says what is wrong and where to go on."""

    @app.exception_handler(NotSignedIn)
    async def not_signed_in(request: Request, _: NotSignedIn) -> Response:
        """A page asks for the login and comes back; a form is sent once more as it was, when the person is back."""
        if request.method == "GET":
            return RedirectResponse("/login?" + urlencode({"wanted": _again(request)}), 303)
        request.state.session = None
        return render(request, "ended", 401, address=_again(request), typed=await _typed(request))

    @app.exception_handler(Problem)
    async def refused(request: Request, problem: Problem) -> Response:
        return _refused(request, problem)

    @app.exception_handler(RequestValidationError)
    async def malformed(request: Request, _: RequestValidationError) -> Response:
        return _refused(request, Problem(404, DeskCode.NO_SUCH_PAGE))

    @app.exception_handler(HTTPException)
    async def http(request: Request, failure: HTTPException) -> Response:
        return _refused(request, Problem(failure.status_code, DeskCode.NO_SUCH_PAGE))


def _again(request: Request) -> str:
    return request.url.path + (f"?{request.url.query}" if request.url.query else "")


async def _typed(request: Request) -> list[tuple[str, str]]:
    """What the form held, for the browser to keep; of a file, or of more than a form holds, nothing. No passphrase goes back."""
    kind = request.headers.get("content-type", "").partition(";")[0]
    length = request.headers.get("content-length", "")
    if kind != "application/x-www-form-urlencoded" or not length.isdecimal() or int(length) > MAX_FORM:
        return []
    body = (await request.body()).decode(errors="replace")
    fields = parse_qsl(body, keep_blank_values=True, max_num_fields=MAX_FIELDS)
    return [(name, value) for name, value in fields if name not in SECRET]


async def failed(scope: Scope, receive: Receive, send: Send) -> None:
    """The page for a bug of ours."""
    await _refused(Request(scope), INTERNAL)(scope, receive, send)
