"""The board and the rulebook over HTTP."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from services.intake.board import service
from services.intake.board.schemas import Board, RulebookFilter, RuleOut
from shared.platform.http import Calling
from shared.values.articles import REGULATION
from shared.values.roles import LEADERS, STAFF

router = APIRouter(tags=[f"board 总览与规则库 {REGULATION['二(五)2']}"])


@router.get("/board", summary="办案总览")
async def read_board(caller: Calling) -> Board:
    """Lights by clause and officer, what falls due, stock by age, and reports that nobody has acknowledged."""
    return await caller.read(LEADERS, service.read_board)


@router.get("/rulebook", summary="规则库")
async def read_rulebook(asked: Annotated[RulebookFilter, Query()], caller: Calling) -> list[RuleOut]:
    """Every duty with its clause, limit and owner, and how many of it are open."""
    return await caller.read(STAFF, service.read_rulebook, asked)
