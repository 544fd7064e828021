"""What a route is given: the caller, the version it wants to change; and the guard before every body."""

from __future__ import annotations

import hashlib
import json
import re
from contextlib import suppress
from typing import Annotated, Any, get_origin

from fastapi import Depends, Header, Request, Response
from fastapi.routing import APIRoute
from pydantic import BaseModel
from pydantic.fields import FieldInfo
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from shared.contracts.teams import SERVICES
from shared.platform import trial
from shared.platform.auth import Verifier
from shared.platform.peers import Peers
from shared.platform.problems import response
from shared.platform.work import Caller
from shared.values.problem_code import ProblemCode
from shared.values.refusal import FieldError, Problem, refuse
from shared.values.roles import Office
from shared.values.vocabulary import TITLES

MAX_BODY = 1 << 20
_WRITES = {"POST", "PUT", "PATCH", "DELETE"}


async def _caller(
    request: Request,
    authorization: Annotated[str, Header()] = "",
    idempotency_key: Annotated[str | None, Header(max_length=200)] = None,
    acting_as: Annotated[
        str, Header(max_length=100, description="以所任职务中的哪一项办理；不写为全部")
    ] = "",
) -> Caller:
    scheme, _, token = authorization.partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise Problem(401, ProblemCode.UNAUTHENTICATED, "请求须带 Authorization: Bearer 令牌")
    subject = await request.app.state.verifier.subject(token)
    digest, tried = "", False
    if request.method in _WRITES:
        tried = trial.is_wanted(request.headers.getlist("prefer"))
        if not idempotency_key and not tried:
            raise Problem(428, ProblemCode.IDEMPOTENCY_KEY_REQUIRED)
        body = await request.body()
        digest = hashlib.sha256(
            f"{request.method} {request.url.path}?{request.url.query}\n".encode() + body
        ).hexdigest()
    else:
        idempotency_key = None
    state = request.app.state
    return Caller(
        state.db,
        state.team,
        subject,
        token,
        idempotency_key,
        digest,
        tried,
        client=request.client.host if request.client else "",
        via=await _proven(request.app.state.verifier, request.headers.get("x-via", "")),
        acting_as=acting_as,
    )


async def _proven(verifier: Verifier, token: str) -> str:
    """The service that calls in the caller's name, as its own token shows; what anybody else says there counts for nothing."""
    try:
        subject = await verifier.subject(token) if token else ""
    except Problem:
        return ""
    return subject if subject in SERVICES else ""


Calling = Annotated[Caller, Depends(_caller)]
"""Who is calling, as a route's parameter."""


async def known_parameters(request: Request) -> None:
    """422 for a query parameter that the operation does not have, or has once and is given twice: a slip must not
    answer everything, nor by the last of two values.
    """
    if not request.query_params:
        return
    known = parameters_of(request.scope["route"])
    faults = []
    for name in dict.fromkeys(request.query_params):
        if name not in known:
            others = f"，可用的有 {'、'.join(sorted(known))}" if known else ""
            faults.append(FieldError(name, f"没有参数 {name}{others}"))
        elif not known[name] and len(request.query_params.getlist(name)) > 1:
            faults.append(FieldError(name, f"参数 {name} 只能给出一次"))
    refuse(faults, 422, ProblemCode.MALFORMED)


def parameters_of(route: APIRoute) -> dict[str, bool]:
    """The query parameters of an operation, as its contract says them, and whether each is a list; building that takes
    seconds, and this none."""
    taken: dict[str, bool] = {}
    depended_on = [route.dependant]
    for one in depended_on:
        depended_on += one.dependencies
        for parameter in one.query_params:
            kind = parameter.field_info.annotation
            if isinstance(kind, type) and issubclass(kind, BaseModel):
                taken |= {field.alias or name: _is_list(field) for name, field in kind.model_fields.items()}
            else:
                taken[parameter.alias] = _is_list(parameter.field_info)
    return taken


def _is_list(field: FieldInfo) -> bool:
    return get_origin(field.annotation) is list


async def _peers(request: Request, caller: Calling) -> Peers:
    """403 for who has not the office of the act: what other teams hold is not read for him, not even that there is none."""
    peers: Peers = request.app.state.peers
    offices = (request.scope["route"].openapi_extra or {}).get("x-office", ())
    if offices:
        await caller.check_office(tuple(map(Office, offices)))
    return peers.on_behalf_of(caller.token)


Reading = Annotated[Peers, Depends(_peers)]
"""The other teams, as the caller may read them."""


async def _if_match(if_match: Annotated[str | None, Header()] = None) -> int:
    if if_match is None:
        raise Problem(428, ProblemCode.IF_MATCH_REQUIRED)
    try:
        return int(if_match.strip('"'))
    except ValueError:
        raise Problem(422, ProblemCode.IF_MATCH_MALFORMED) from None


IfMatch = Annotated[int, Depends(_if_match)]
"""The version of the object that the caller has seen."""


def tag(answer: Response, version: int) -> None:
    """Say by an ETag which version the answer shows: whoever changes the object names it by If-Match."""
    answer.headers["ETag"] = f'"{version}"'


def check_version(seen: int, current: int) -> None:
    """412 when the object has been changed since the caller saw it."""
    if seen != current:
        raise Problem(412, ProblemCode.STALE, f"当前版本为 {current}，所依据的版本为 {seen}")


_UNSTORABLE = Problem(422, ProblemCode.NOT_TEXT, "含有空字符（U+0000）或者不成对的代理字符")
_ESCAPED = re.compile(r"\\u(?:0000|[dD][89a-fA-F][0-9a-fA-F]{2})")
_PAIR = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}")


def _storable(text: str) -> bool:
    """Whether no record would choke on it: NUL, %00 and lone surrogates are text to nobody."""
    return "\0" not in text and "%00" not in text and not _ESCAPED.search(_PAIR.sub("", text))


def _check_fields_once(text: str) -> None:
    """422 for a JSON object with a field twice: who reads the first and who reads the last would read two messages."""

    def once(pairs: list[tuple[str, Any]]) -> None:
        names = [name for name, _ in pairs]
        for name in names:
            if names.count(name) > 1:
                raise Problem(422, ProblemCode.FIELD_TWICE, f"“{TITLES.get(name, name)}”出现两次")

    with suppress(ValueError, RecursionError):  # what is no JSON is refused by the route that wants some
        json.loads(text, object_pairs_hook=once)


class BodyGuard:
    """Rejects oversized or non-UTF-8 bodies regardless of their Content-Type; no route takes anything but text,
    except those whose path is one of `uploads`: they take any bytes, up to `upload_limit`."""

    def __init__(self, app: ASGIApp, uploads: str, upload_limit: int) -> None:
        self.app, self.uploads, self.upload_limit = app, re.compile(uploads), upload_limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        if not _storable(scope["path"] + scope["query_string"].decode("latin-1")):
            await response(_UNSTORABLE)(scope, receive, send)
            return
        if scope["method"] not in _WRITES:
            await self.app(scope, receive, send)
            return
        if self.uploads.fullmatch(scope["path"]):
            await self.app(scope, _limited(receive, self.upload_limit), send)
            return
        body = b""
        more = True
        while more:
            message = await receive()
            if message["type"] == "http.disconnect":
                return
            body += message.get("body", b"")
            more = message.get("more_body", False)
            if len(body) > MAX_BODY:
                await response(_too_large(MAX_BODY))(scope, receive, send)
                return
        try:
            text = body.decode("utf-8")
            if not _storable(text):
                await response(_UNSTORABLE)(scope, receive, send)
                return
            _check_fields_once(text)
        except UnicodeDecodeError as failure:
            problem = Problem(422, ProblemCode.NOT_UTF8, f"第 {failure.start + 1} 字节处无法解码")
            await response(problem)(scope, receive, send)
            return
        except Problem as problem:
            await response(problem)(scope, receive, send)
            return
        sent = False

        async def replay() -> Message:
            nonlocal sent
            if sent:
                return await receive()
            sent = True
            return {"type": "http.request", "body": body, "more_body": False}

        await self.app(scope, replay, send)


def _limited(receive: Receive, limit: int) -> Receive:
    """The body as it is read, by a route that knows who is calling; Problem 413 once it is longer than `limit` bytes."""
    taken = 0

    async def counted() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > limit:
            raise _too_large(limit)
        return message

    return counted


def _too_large(limit: int) -> Problem:
    return Problem(413, ProblemCode.BODY_TOO_LARGE, f"上限为 {limit >> 20} MiB")
