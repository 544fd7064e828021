"""系统管理: people and offices, the calendar, dated settings; each change is an act like any other."""

from __future__ import annotations

import asyncio

from fastapi import APIRouter, Request
from fastapi.responses import Response

from services.desk.frame import Me, SignedIn, render
from services.desk.objects import KINDS, acts_address

router = APIRouter()
LISTED = ("staff", "appointment", "court_account", "court_register")
ACTS = ("enter_staff", "publish_calendar", "publish_courts", "enter_court_account", "inspect_audit")


@router.get("/administration")
async def index(request: Request, me: Me, session: SignedIn) -> Response:
    """Where everything is; the acts of whoever administers."""
    contract = await me.contract("intake")
    asked = [contract.operations[one] for one in ACTS if contract.operations[one].is_of(session.offices)]
    return render(
        request,
        "administration",
        kinds={kind: KINDS[kind] for kind in LISTED},
        begun=[(acts_address("intake", one.id), one.title, one.article) for one in asked],
    )


@router.get("/administration/settings")
async def settings(request: Request, me: Me, session: SignedIn) -> Response:
    contract, names, found = await asyncio.gather(
        me.contract("intake"), me.names(), me.get("intake", "/settings")
    )
    return render(
        request,
        "settings",
        found.status,
        names=names,
        found=found,
        changes=contract.operations["change_setting"].is_of(session.offices),
        address=lambda name: acts_address("intake", "change_setting", name),
    )


@router.get("/administration/calendar")
async def calendar(request: Request, me: Me, session: SignedIn) -> Response:
    """A year, by default the court's present one."""
    contract, now = await asyncio.gather(me.contract("intake"), me.now())
    year = request.query_params.get("year", "")
    year = year if year.isdecimal() else str(now.year)
    found = await me.get("intake", f"/calendar/years/{year}")
    publish = contract.operations["publish_calendar"]
    return render(
        request,
        "calendar",
        found.status,
        year=int(year),
        found=found,
        publish=acts_address("intake", publish.id) if publish.is_of(session.offices) else "",
    )
