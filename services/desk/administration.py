"""系统管理: people and offices, the calendar, dated settings; each change is an act like any other."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import datetime, timedelta
from urllib.parse import quote
from uuid import uuid4

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from services.desk import frame
from services.desk.apis import Answer, Person
from services.desk.frame import Me, SignedIn, render
from services.desk.objects import KINDS, acts_address
from shared.platform.settings import Settings

router = APIRouter()
LISTED = ("staff", "appointment", "recusal_ground", "court_account", "court_register")
CLOCK = "/administration/clock"
LOOKS_EVERY = "2"
"""Seconds after which a browser asks again how far a move of the clock is."""
MOVES = {"1": "下一个工作日", "5": "五个工作日", "22": "一个月（22 个工作日）"}
"""How many working days the clock is moved by at a press."""
ACTS = ("enter_staff", "publish_calendar", "publish_courts", "enter_court_account", "inspect_audit")


PREPARED = {
    "红灯案件": 'Light = "red"',
    "黄灯案件": 'Light = "yellow"',
    "处置阶段的案件": 'Stage = "处置"',
    "各团队在办的流程": 'Team IS NOT NULL AND ExecutionStatus = "Running"',
    "失败、终止的流程": 'ExecutionStatus IN ("Failed", "Terminated", "TimedOut")',
}
"""What whoever operates the workflows looks for, and the query that finds it."""


def prepared(config: Settings) -> list[tuple[str, str]]:
    """The lists in the Temporal UI; none where it is not set."""
    if not config.temporal_ui:
        return []
    at = f"{config.temporal_ui}/namespaces/{quote(config.temporal_namespace, safe='')}/workflows"
    return [(said, f"{at}?query={quote(asked, safe='')}") for said, asked in PREPARED.items()]


@router.get("/administration")
async def index(request: Request, desk: frame.CurrentDesk, me: Me, session: SignedIn) -> Response:
    """Where everything is; the acts of whoever administers."""
    contract = await me.contract("intake")
    asked = [contract.operations[one] for one in ACTS if contract.operations[one].is_of(session.offices)]
    return render(
        request,
        "administration",
        kinds={kind: KINDS[kind] for kind in LISTED},
        begun=[(acts_address("intake", one.id), one.title, one.article) for one in asked],
        operated=prepared(desk.config),
        clock=CLOCK if "advance_clock" in contract.operations else "",
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


@router.get(CLOCK)
async def clock(request: Request, me: Me, session: SignedIn) -> Response:
    """The court's clock in the sandbox; while it moves the page is asked for again by itself."""
    return await _clock(request, me, session)


@router.post(CLOCK)
async def move_clock(request: Request, me: Me, session: SignedIn, typed: frame.Form) -> Response:
    """Order a move and come back at once: how far it is stands on the page."""
    days, to = typed.get("workdays", [""])[0], typed.get("to", [""])[0]
    order = {"workdays": int(days)} if days in MOVES else {"to": f"{to}:00+08:00"}
    headers = {"Idempotency-Key": typed.get("_key", [""])[0][:100], "Prefer": "respond-async"}
    moved = await me.act("POST", "intake", "/clock/advance", order, headers)
    return RedirectResponse(CLOCK, 303) if moved.ok else await _clock(request, me, session, moved)


async def _clock(request: Request, me: Person, session: SignedIn, refused: Answer | None = None) -> Response:
    contract, found = await asyncio.gather(me.contract("intake"), me.get("intake", "/clock"))
    moving = found.ok and not found.body["arrived"]
    page = render(
        request,
        "clock",
        refused.status if refused else found.status,
        found=found,
        moving=moving,
        share=_share(found.body) if moving else 0,
        refused=refused,
        key=uuid4().hex,
        moves=MOVES if found.ok and contract.operations["advance_clock"].is_of(session.offices) else {},
    )
    if moving and refused is None:
        page.headers["Refresh"] = f"{LOOKS_EVERY}; url={CLOCK}"
    return page


def _share(move: Mapping[str, str]) -> int:
    """How far it is on its way, in hundredths."""
    begun, now, target = (datetime.fromisoformat(move[name]) for name in ("begun_from", "now", "target"))
    way = target - begun
    return int(100 * (now - begun) / way) if way > timedelta(0) else 0


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
