"""Tasks over HTTP."""

from __future__ import annotations

from fastapi import APIRouter

from services.intake.tasks import service
from services.intake.tasks.schemas import HandOnIn, ReasonIn, TaskOut, TaskState
from shared.platform.http import Calling, IfMatch
from shared.values.articles import REGULATION
from shared.values.roles import STAFF, Office

router = APIRouter(tags=[f"tasks 交办事项 {REGULATION['二(五)3']}"])


@router.get("/tasks")
async def list_tasks(
    caller: Calling, state: TaskState | None = None, office: Office | None = None
) -> list[TaskOut]:
    """What a person must see to: late facts, refused orders, facts set aside, duties without an addressee in office."""
    return await caller.read(STAFF, service.list_tasks, state, office)


@router.post("/tasks/{task_id:path}/taking")
async def take(task_id: str, body: ReasonIn, seen: IfMatch, caller: Calling) -> TaskOut:
    """If-Match carries the task's version, here and in the two that follow."""
    return await caller.act(STAFF, service.take, task_id, seen, body)


@router.post("/tasks/{task_id:path}/handing-on")
async def hand_on(task_id: str, body: HandOnIn, seen: IfMatch, caller: Calling) -> TaskOut:
    return await caller.act(STAFF, service.hand_on, task_id, seen, body)


@router.post("/tasks/{task_id:path}/finishing")
async def finish(task_id: str, body: ReasonIn, seen: IfMatch, caller: Calling) -> TaskOut:
    return await caller.act(STAFF, service.finish, task_id, seen, body)
