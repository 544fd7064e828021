"""The board and the rulebook over HTTP."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from services.intake.board import acts, points, service
from services.intake.board.schemas import (
    Board,
    LightsFilter,
    LightsOf,
    OpenPointOut,
    ReadingIn,
    RulebookFilter,
    RuleOut,
    WithdrawalIn,
)
from shared.platform.http import Calling
from shared.platform.paging import Page
from shared.values.articles import REGULATION
from shared.values.roles import LEADERS, STAFF

router = APIRouter(tags=[f"board 总览与规则库 {REGULATION['二(五)2']}"])


@router.get("/board", summary="办案总览")
async def read_board(caller: Calling) -> Board:
    """Lights by clause and officer, what falls due, stock by age, and reports that nobody has acknowledged."""
    return await caller.read(LEADERS, service.read_board)


@router.get("/lights", summary="灯色：按事项、条款、业务、承办人、案件")
async def list_lights(asked: Annotated[LightsFilter, Query()], caller: Calling) -> Page[LightsOf]:
    """Open duties by their light."""
    return await caller.read(LEADERS, service.list_lights, asked)


@router.get("/rulebook", summary="规则库")
async def read_rulebook(asked: Annotated[RulebookFilter, Query()], caller: Calling) -> list[RuleOut]:
    """Every duty with its clause, limit and owner, and how many of it are open."""
    return await caller.read(STAFF, service.read_rulebook, asked)


@router.post("/rulebook/{rule_id}/confirmation", **acts.CONFIRM.route())
async def confirm_rule(rule_id: str, body: ReadingIn, caller: Calling) -> RuleOut:
    """Confirm a limit that no text fixes, in one's own name; it holds for this version of the rule."""
    return await caller.act(acts.CONFIRM.offices, service.confirm_rule, rule_id, body)


@router.post("/rulebook/confirmations", **acts.CONFIRM_ALL.route())
async def confirm_rules(body: ReadingIn, caller: Calling) -> list[RuleOut]:
    """Confirm every limit that no text fixes and that is not confirmed yet, in one's own name."""
    return await caller.act(acts.CONFIRM_ALL.offices, service.confirm_rules, body)


@router.post("/rulebook/{rule_id}/confirmation/withdrawal", **acts.WITHDRAW.route())
async def withdraw_rule_confirmation(rule_id: str, body: WithdrawalIn, caller: Calling) -> RuleOut:
    """Withdraw the confirmation: the limit is marked again."""
    return await caller.act(acts.WITHDRAW.offices, service.withdraw_confirmation, rule_id, body)


@router.get("/open-points", summary="规定不明确的事项及其理解与适用")
async def list_open_points(caller: Calling) -> list[OpenPointOut]:
    """Where the regulation is silent, unclear or at odds with the law, and the reading that the system carries out."""
    return await caller.read(STAFF, points.listed)


@router.post("/open-points/{point}/confirmation", **acts.CONFIRM_POINT.route())
async def confirm_open_point(point: str, body: ReadingIn, caller: Calling) -> OpenPointOut:
    """Confirm a reading, in one's own name; it holds for this version of the point."""
    return await caller.act(acts.CONFIRM_POINT.offices, points.confirm, point, body)


@router.post("/open-points/{point}/confirmation/withdrawal", **acts.WITHDRAW_POINT.route())
async def withdraw_open_point_confirmation(point: str, body: WithdrawalIn, caller: Calling) -> OpenPointOut:
    """Withdraw the confirmation: the reading waits to be confirmed again."""
    return await caller.act(acts.WITHDRAW_POINT.offices, points.withdraw, point, body)
