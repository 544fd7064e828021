"""Calendar and clock over HTTP."""

from __future__ import annotations

from contextlib import suppress
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response
from temporalio.client import Client
from temporalio.common import WorkflowIDReusePolicy
from temporalio.exceptions import WorkflowAlreadyStartedError

from services.intake.administration import accounts, acts, calendar, courts, settings
from services.intake.administration.clock import Advance, Moved, Orders, progress
from shared.contracts.teams import WORKFLOW_QUEUE
from shared.law.calendar import COVERED_YEARS
from shared.law.periods import Unit
from shared.platform.http import Calling, IfMatch
from shared.platform.work import COURT, Work
from shared.values.audit_action import AuditAction
from shared.values.fields import Instant
from shared.values.problem_code import ProblemCode
from shared.values.record_id import derived_id
from shared.values.refusal import Problem
from shared.values.roles import STAFF

router = APIRouter(tags=["administration 系统管理"])
sandbox_router = APIRouter(tags=["administration 系统管理"])
"""What production does not have."""


@router.get("/calendar/now", summary="法院时间")
async def now(caller: Calling) -> calendar.CourtTime:
    return await caller.read(STAFF, calendar.now)


@router.get("/calendar/due", summary="期限计算")
async def due(
    start: Instant,
    unit: Unit,
    caller: Calling,
    limit: Annotated[int, Query(ge=0, le=36500)] = 0,
    backward: bool = False,
) -> calendar.Due:
    """When a period ends, and how that is counted. 当日, 立即, 及时 and 每日 take no limit."""
    return await caller.read(STAFF, calendar.reckon, start, limit, unit, backward)


@router.get("/calendar/years/{year}", summary="某一年的放假、调休安排")
async def read_year(
    year: Annotated[int, Path(ge=COVERED_YEARS[0], le=COVERED_YEARS[-1])], caller: Calling
) -> calendar.YearOut:
    """As the court's calendar has it now: what falls off, and which weekends are worked."""
    return await caller.read(STAFF, calendar.read_year, year)


@router.post("/calendar", status_code=201, **acts.PUBLISH_CALENDAR.route())
async def publish(body: calendar.Publication, caller: Calling) -> calendar.Published:
    return await caller.act(acts.PUBLISH_CALENDAR.offices, calendar.publish, body)


@router.get("/settings", summary="设定")
async def list_settings(caller: Calling) -> list[settings.SettingOut]:
    """What the court has set for what the regulation leaves open, with every change."""
    return await caller.read(STAFF, settings.listed)


@router.post("/settings", status_code=201, **acts.CHANGE_SETTING.route())
async def change_setting(body: settings.ChangeIn, seen: IfMatch, caller: Calling) -> settings.SettingOut:
    """Give a setting another value; If-Match carries the setting's version."""
    return await caller.act(acts.CHANGE_SETTING.offices, settings.change, seen, body)


@router.get("/courts", summary="受托法院名册")
async def list_courts(caller: Calling) -> list[courts.CourtOut]:
    """The courts to which a matter may be given, each with every entry of it."""
    return await caller.read(STAFF, courts.listed)


@router.post("/courts", status_code=201, **acts.PUBLISH_COURTS.route())
async def publish_courts(body: courts.Publication, caller: Calling) -> list[courts.CourtOut]:
    """Enter courts, or enter them anew; an earlier entry stays on record."""
    return await caller.act(acts.PUBLISH_COURTS.offices, courts.publish, body)


@router.get("/court-accounts", summary="法院账户")
async def list_court_accounts(caller: Calling) -> list[accounts.CourtAccountOut]:
    """The court's own accounts with who entered and who confirmed them."""
    return await caller.read((*acts.ENTER_ACCOUNT.offices, *acts.CONFIRM_ACCOUNT.offices), accounts.listed)


@router.post("/court-accounts", status_code=201, **acts.ENTER_ACCOUNT.route())
async def enter_court_account(body: accounts.AccountIn, caller: Calling) -> accounts.CourtAccountOut:
    return await caller.act(acts.ENTER_ACCOUNT.offices, accounts.enter, body)


@router.post("/court-accounts/{account_id}/confirmation", **acts.CONFIRM_ACCOUNT.route())
async def confirm_court_account(account_id: str, caller: Calling) -> accounts.CourtAccountOut:
    return await caller.act(acts.CONFIRM_ACCOUNT.offices, accounts.confirm, account_id)


@router.post("/inspections", status_code=201, **acts.INSPECT_AUDIT.route())
async def inspect(caller: Calling, request: Request) -> dict[str, int]:
    """Run the hourly inspection now: anchor the heads of all audit chains."""
    client = _client(request)
    await caller.act(acts.INSPECT_AUDIT.offices, _ordered)
    workflow_id = f"inspection/{derived_id(caller.id, caller.key)}"
    with suppress(WorkflowAlreadyStartedError):  # the same order again is answered as the first time
        await client.start_workflow(
            "inspection",
            id=workflow_id,
            task_queue=WORKFLOW_QUEUE,
            id_reuse_policy=WorkflowIDReusePolicy.REJECT_DUPLICATE,
        )
    return {"anchored": await client.get_workflow_handle(workflow_id, result_type=int).result()}


@sandbox_router.post(
    "/clock/advance",
    responses={202: {"model": Moved, "description": "尚在途中"}},
    **acts.ADVANCE_CLOCK.route(),
)
async def advance(body: Advance, caller: Calling, request: Request, response: Response) -> Moved:
    """Move the court clock (sandbox only). 202 where it is still under way: it goes on by itself, see GET /clock.

    `Prefer: respond-async` (RFC 7240) is answered at once.
    """
    orders = Orders(caller, request.app.state.mover)
    moved = await orders.advance(body, waits="respond-async" not in request.headers.get("prefer", ""))
    response.status_code = 200 if moved.arrived else 202
    return moved


@sandbox_router.get("/clock", summary="法院时钟（仅沙箱）")
async def clock(caller: Calling) -> Moved:
    """Where the court clock is, and how far its last move."""
    return await caller.read(STAFF, progress)


async def _ordered(work: Work) -> None:
    """Who orders it; the inspection itself belongs to nobody's act."""
    work.audit(COURT, AuditAction.INSPECTION_ORDER, "")


def _client(request: Request) -> Client:
    if request.app.state.client is None:
        raise Problem(503, ProblemCode.TEMPORAL_UNAVAILABLE, retriable=True)
    client: Client = request.app.state.client
    return client
