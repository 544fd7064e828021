"""Risks over HTTP."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from services.intake.risks import service
from services.intake.risks.rules import ARTICLE
from services.intake.risks.schemas import RiskFilter, RiskOut
from shared.platform.http import Calling
from shared.platform.paging import Page
from shared.values.roles import STAFF

router = APIRouter(tags=[f"risks 风险提示 {ARTICLE}"])


@router.get("/risks", summary="风险提示列表")
async def list_risks(asked: Annotated[RiskFilter, Query()], caller: Calling) -> Page[RiskOut]:
    """Each risk with its owner, what ends it, and what was answered; it is answered by its task."""
    return await caller.read(STAFF, service.list_risks, asked)
