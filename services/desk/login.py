"""Login and logout: over the court's issuer to the session, and out of both."""

from __future__ import annotations

import asyncio
import secrets

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from services.desk.apis import Person
from services.desk.codes import DeskCode
from services.desk.frame import CurrentDesk, Form, SignedIn, person, render
from services.desk.session import Held, Leaving, Session
from shared.contracts.teams import SERVICES
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem
from shared.values.roles import is_outside_system

router = APIRouter()


def own_path(wanted: str) -> str:
    """A page of the desk; the first one for everything else, as an address elsewhere that a link has smuggled in."""
    own = wanted.startswith("/") and not wanted.startswith(("//", "/\\", "/login", "/logout"))
    return wanted if own and wanted.isprintable() else "/"


@router.get("/login")
async def login(desk: CurrentDesk, wanted: str = "/") -> Response:
    leaving = Leaving(
        state=secrets.token_urlsafe(24), verifier=secrets.token_urlsafe(48), wanted=own_path(wanted)
    )
    answer = RedirectResponse(await desk.issuer.address(leaving), 303)
    desk.cookies.let_go(answer, leaving)
    return answer


@router.get("/login/callback")
async def callback(
    request: Request, desk: CurrentDesk, code: str = "", state: str = "", error: str = ""
) -> Response:
    leaving = desk.cookies.leaving(request)
    if error or leaving is None or not secrets.compare_digest(state.encode(), leaving.state.encode()):
        # The back button leads here too: who is logged in meanwhile is not bothered.
        if desk.cookies.session(request) is not None:
            return RedirectResponse("/", 303)
        said = "没有完成登录" if error else "本次登录已经失效"
        raise Problem(401, ProblemCode.UNAUTHENTICATED, f"{said}，请重新登录")
    token = await desk.issuer.token(code, leaving.verifier)
    subject = await desk.verifier.subject(token)
    if subject in SERVICES or is_outside_system(subject):
        raise Problem(403, DeskCode.STAFF_ONLY)
    name, held = await _introduced(person(request, desk, token), subject)
    answer = RedirectResponse(leaving.wanted, 303)
    desk.cookies.arrive(answer, Session(subject=subject, token=token, name=name, held=held))
    return answer


async def _introduced(me: Person, subject: str) -> tuple[str, list[Held]]:
    """How the person is shown; by number alone while intake does not say it."""
    found, names = await asyncio.gather(
        me.get("intake", "/appointments", staff_id=subject, in_force="true", limit="200"), me.names()
    )
    held = [
        Held(
            office=one["office"],
            stead=(names.get(stead, stead), stead) if (stead := one["deputy_for"]) else None,
        )
        for one in (found.body["items"] if found.ok else [])
    ]
    return names.get(subject, subject), list(dict.fromkeys(held))


@router.post("/acting-as")
async def act_as(desk: CurrentDesk, session: SignedIn, form: Form) -> Response:
    """Choose the office in which one acts from here on; empty for all that one holds. 422 for one not held at the login."""
    chosen = form.get("office", [""])[0]
    if chosen not in ("", *(one.code for one in session.held)):
        raise Problem(422, DeskCode.NOT_HELD)
    answer = RedirectResponse(own_path(form.get("wanted", ["/"])[0]), 303)
    desk.cookies.keep(answer, session.model_copy(update={"acting_as": chosen}))
    return answer


@router.post("/logout")
async def logout(desk: CurrentDesk, _: Form) -> Response:
    answer = RedirectResponse("/logged-out", 303)
    desk.cookies.end(answer)
    return answer


@router.get("/logged-out")
async def logged_out(request: Request, desk: CurrentDesk) -> Response:
    return render(request, "logged_out", end_address=await desk.issuer.end_address())
