"""Every query of tasks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import update
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.intake.docket.models import Task
from services.intake.filing.models import Case
from shared.platform.court import Appointment, Opening
from shared.values.opening_reason import OpeningReason
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem
from shared.values.roles import STAFF, Office


async def task(session: AsyncSession, task_id: str) -> Task:
    """The task, locked; 404 if there is none."""
    found = await session.get(Task, task_id, with_for_update=True)
    if found is None:
        raise Problem(404, ProblemCode.UNKNOWN_TASK)
    return found


async def tasks(session: AsyncSession, office: Office | None) -> list[tuple[Task, Case | None]]:
    """Oldest first, each with its case."""
    query = select(Task, Case).join(Case, "case/" + col(Case.case_number) == col(Task.docket), isouter=True)
    if office is not None:
        query = query.where(Task.office == office.value)
    rows = await session.exec(query.order_by(col(Task.created_at), Task.id))
    return [(task, case) for task, case in rows]


async def end_opening(session: AsyncSession, task: Task, at: datetime) -> None:
    """The case is no longer open to the task's owner for its sake."""
    of_task = (
        col(Opening.person) == task.owner,
        col(Opening.reason) == OpeningReason.TASK,
        col(Opening.words) == task.id,
    )
    await session.exec(update(Opening).where(*of_task, col(Opening.until).is_(None)).values(until=at))


async def staff_in_office(session: AsyncSession, at: datetime) -> Sequence[str]:
    query = select(Appointment.staff_id).where(
        Appointment.since <= at,
        col(Appointment.until).is_(None) | (col(Appointment.until) > at),
        col(Appointment.office).in_([office.value for office in STAFF]),
    )
    return (await session.exec(query.distinct())).all()
