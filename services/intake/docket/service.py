"""The docket as people read it (二(五)2), and refused orders that become tasks for a person (二(五)3)."""

from __future__ import annotations

from services.intake.docket import repository
from services.intake.docket.schemas import DutyOut, WorkLogOut
from shared.contracts.docket_id import DocketId
from shared.contracts.fact import KINDS
from shared.contracts.intake.facts import TaskOpened
from shared.contracts.intake.orders import OpenTask
from shared.contracts.order import ORDERS
from shared.platform.work import Work
from shared.values.audit_action import AuditAction


async def list_duties(work: Work, docket_id: str) -> list[DutyOut]:
    """Every duty of a docket with its date and the steps that led to it."""
    return [DutyOut.of(owed) for owed in await repository.duties(work.session, docket_id)]


async def list_work_log(work: Work, docket_id: str) -> list[WorkLogOut]:
    rows = await repository.work_log(work.session, docket_id)
    return [WorkLogOut.model_validate(row, from_attributes=True) for row in rows]


def named(refused: str) -> str:
    """What people call an order or a kind of fact; workflows of the last release name an order by its method alone."""
    declared = ORDERS.get(refused) or KINDS.get(refused)
    if declared is None:
        declared = next(order for order in ORDERS.values() if order.name.endswith(f".{refused}"))
    return declared.label


async def open_task(work: Work, order: OpenTask) -> None:
    """A refused order, or a fact that a process could not follow, becomes a task for the handling officer, once."""
    docket = await repository.lock_docket(work.session, order.docket)
    text = f"「{named(order.order)}」未能办理（{order.code}）{order.article}，请承办人处理"
    if await repository.open_task(work.session, docket, order.key, text, work.now):
        about = DocketId.parse(docket.id)
        work.audit(about.subject, AuditAction.TASK_OPEN, order.key, code=order.code)
        work.tell(TaskOpened(), about)
