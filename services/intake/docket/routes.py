"""The register of duties over HTTP."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import Field

from services.intake.docket import acts, service
from services.intake.docket import replay as replays
from services.intake.docket.schemas import (
    CaseDutyFilter,
    DutyOut,
    Replay,
    RightsOut,
)
from shared.contracts.fact import Fact
from shared.contracts.intake.records import DutyChange
from shared.platform.http import Calling
from shared.platform.paging import Page
from shared.values.articles import REGULATION
from shared.values.case_number import CaseNumberStr
from shared.values.fields import Day, Instant
from shared.values.roles import LEADERS, STAFF

router = APIRouter(tags=[f"docket 期限登记 {REGULATION['二(五)2']}"])


@router.get("/cases/{case_number}/duties", summary="本案的期限事项")
async def list_duties(
    case_number: CaseNumberStr, asked: Annotated[CaseDutyFilter, Query()], caller: Calling
) -> Page[DutyOut]:
    return await caller.read(STAFF, service.list_duties, asked, case_number)


@router.get("/cases/{case_number}/rights", summary="本案当事人的期间")
async def read_rights(case_number: CaseNumberStr, caller: Calling) -> RightsOut:
    """What the parties may do and until when (MAY): owed by nobody, and no stay stops it."""
    return await caller.read(STAFF, service.read_rights, case_number)


@router.get("/cases/{case_number}/replay", summary="期限回放")
async def replay(
    case_number: CaseNumberStr,
    caller: Calling,
    as_of: Annotated[Instant | None, Query(description="截至何时（按当时所知）；不给则为现在")] = None,
    rules_at: Annotated[Day | None, Query(description="适用何日的规则；不给则各依事实发生之日")] = None,
    dated: Annotated[list[str], Query(max_length=20, description="假设：事实编号=时刻")] = [],  # noqa: B006
) -> Replay:
    """What was owed then, as then known; what would be owed under another day's rules, or were a fact otherwise dated."""
    otherwise = replays.dated(dated)
    return await caller.read(LEADERS, service.replay, case_number, as_of, rules_at, otherwise)


@router.post("/forecast", **acts.FORECAST_DUTIES.route())
async def forecast(body: Annotated[list[Fact], Field(max_length=200)], caller: Calling) -> list[DutyChange]:
    """Which duties facts would open, meet or move that a team would tell and has not told."""
    return await caller.read(acts.FORECAST_DUTIES.offices, service.forecast, body)
