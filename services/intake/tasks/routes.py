"""Tasks over HTTP."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from services.intake.tasks import acts, service
from services.intake.tasks.schemas import HandOnIn, ReasonIn, TaskFilter, TaskOut
from shared.platform.http import Calling, IfMatch
from shared.platform.paging import Page
from shared.values.articles import REGULATION
from shared.values.roles import STAFF

router = APIRouter(tags=[f"tasks 交办事项 {REGULATION['二(五)3']}"])


@router.get("/tasks", summary="交办事项列表")
async def list_tasks(asked: Annotated[TaskFilter, Query()], caller: Calling) -> Page[TaskOut]:
    return await caller.read(STAFF, service.list_tasks, asked)


@router.post("/tasks/{task_id:path}/taking", **acts.TAKE_TASK.route())
async def take(task_id: str, body: ReasonIn, seen: IfMatch, caller: Calling) -> TaskOut:
    """If-Match carries the task's version, here and in the two that follow."""
    return await caller.act(acts.TAKE_TASK.offices, service.take, task_id, seen, body)


@router.post("/tasks/{task_id:path}/handing-on", **acts.HAND_ON_TASK.route())
async def hand_on(task_id: str, body: HandOnIn, seen: IfMatch, caller: Calling) -> TaskOut:
    return await caller.act(acts.HAND_ON_TASK.offices, service.hand_on, task_id, seen, body)


@router.post("/tasks/{task_id:path}/finishing", **acts.FINISH_TASK.route())
async def finish(task_id: str, body: ReasonIn, seen: IfMatch, caller: Calling) -> TaskOut:
    return await caller.act(acts.FINISH_TASK.offices, service.finish, task_id, seen, body)
