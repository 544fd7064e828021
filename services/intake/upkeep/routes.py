"""The list of concluded cases over HTTP."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from services.intake.upkeep import service
from services.intake.upkeep.schemas import UpkeepFilter, UpkeepOut
from shared.platform.http import Calling
from shared.platform.paging import Page
from shared.values.articles import TERMINATION
from shared.values.case_number import CaseNumberStr
from shared.values.roles import READERS

router = APIRouter(tags=[f"upkeep 终本案件维护 {TERMINATION[9]}"])


@router.get("/upkeeps", summary="终本案件库")
async def list_upkeeps(asked: Annotated[UpkeepFilter, Query()], caller: Calling) -> Page[UpkeepOut]:
    return await caller.read(READERS, service.list_upkeeps, asked)


@router.get("/cases/{case_number}/upkeeps", summary="本案终本后的维护")
async def upkeeps_of_case(
    case_number: CaseNumberStr, asked: Annotated[UpkeepFilter, Query()], caller: Calling
) -> Page[UpkeepOut]:
    return await caller.read(READERS, service.list_upkeeps, asked, case_number)
