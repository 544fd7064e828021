"""What waits for a person over HTTP, and what other teams show of it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import Field

from services.intake.docket.acts import ASK_OWED
from services.intake.todo import service
from shared.contracts.intake.records import ObjectOf, Owing
from shared.platform.http import Calling
from shared.platform.todo import WorkFilter, WorkPage
from shared.values.articles import REGULATION
from shared.values.roles import STAFF

router = APIRouter(tags=[f"todo 待办 {REGULATION['二(五)2']}"])


@router.get("/work", summary="我的工作")
async def list_work(asked: Annotated[WorkFilter, Query()], caller: Calling) -> WorkPage:
    """What waits for me, what I wait for, what I have done."""
    return await caller.read(STAFF, service.list_work, asked)


@router.post("/owed", **ASK_OWED.route())
async def owed(body: Annotated[list[ObjectOf], Field(max_length=400)], caller: Calling) -> list[Owing]:
    """The open duties about some objects: what another team shows beside what is to be done."""
    return await caller.read(ASK_OWED.offices, service.owed, body)
