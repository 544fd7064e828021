"""Every query of tasks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.intake.docket.models import Task
from services.intake.filing.models import Case
from shared.platform.court import Appointment
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


async def staff_in_office(session: AsyncSession, at: datetime) -> Sequence[str]:
    query = select(Appointment.staff_id).where(
        Appointment.since <= at,
        col(Appointment.until).is_(None) | (col(Appointment.until) > at),
        col(Appointment.office).in_([office.value for office in STAFF]),
    )
    return (await session.exec(query.distinct())).all()
