"""Every query of tasks."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, true, update
from sqlalchemy import select as select_columns
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.intake.docket.models import DocketRow, Task, task_state
from services.intake.filing.models import Case
from services.intake.tasks.rules import OVERSEERS
from services.intake.tasks.schemas import TaskFilter
from shared.platform.court import Appointment, Opening
from shared.platform.db import among, run_sql
from shared.platform.paging import Page, Sort, key_of, page
from shared.values.opening_reason import OpeningReason
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem
from shared.values.roles import STAFF, Actor, Office


async def task(session: AsyncSession, task_id: str) -> Task:
    """The task, locked; 404 if there is none."""
    found = await session.get(Task, task_id, with_for_update=True)
    if found is None:
        raise Problem(404, ProblemCode.UNKNOWN_TASK)
    return found


async def tasks(session: AsyncSession, asked: TaskFilter, actor: Actor) -> Page[tuple[Task, Case | None]]:
    """What concerns `actor`, each with its case."""
    of_case = col(Case.case_number) == func.substr(Task.docket, len("case/") + 1)  # by the index of cases
    query: Any = select_columns(Task, Case).join(Case, of_case, isouter=True)
    which = asked.equal(Task, "office", "owner")
    if asked.state is not None:
        which.append(task_state == asked.state)
    if asked.state in ("open", "taken"):
        which.append(col(Task.done_at).is_(None))  # says no more than these do, in the words of an index
    created: Any = Task.created_at
    sort = Sort(created, key_of(Task), descending=asked.sort == "newest")
    found = await page(session, query.where(_concern(actor), *which), sort, asked)
    return found.of(lambda row: (row[0], row[1]))


_OWN = {Office.HANDLING_OFFICER: Case.officer, Office.JUDGE: Case.judge}


def _concern(actor: Actor) -> ColumnElement[bool]:
    """`rules.concerns` in SQL."""
    if OVERSEERS.intersection(actor.offices):
        return true()
    own = (
        and_(col(Task.office) == office.value, col(whose) == actor.id)
        for office, whose in _OWN.items()
        if office in actor.offices
    )
    shared = col(Task.office).in_([office.value for office in actor.offices - _OWN.keys()])
    return or_(col(Task.owner) == actor.id, shared, *own)


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


async def open_task(
    session: AsyncSession,
    docket: DocketRow,
    key: str,
    text: str,
    at: datetime,
    office: Office = Office.HANDLING_OFFICER,
) -> bool:
    """A task for who holds `office` in the case; False where there is one under `key` already."""
    if await session.get(Task, key) is not None:
        return False
    task = Task(id=key, docket=docket.id, officer=docket.officer, text=text, created_at=at, next_at=at)
    task.office = office.value
    session.add(task)
    return True


async def hand_tasks_on(session: AsyncSession, docket: DocketRow) -> None:
    """What is still to be done is for the docket's present officer."""
    await run_sql(
        session,
        "UPDATE intake.task SET officer = :officer, owner = nullif(owner, officer)"
        " WHERE docket = :docket AND done_at IS NULL",
        officer=docket.officer,
        docket=docket.id,
    )


async def let_go_of_tasks(session: AsyncSession, docket_id: str, person: str) -> None:
    """What a person has taken in a docket and not done may be taken by who has the case now."""
    await run_sql(
        session,
        "UPDATE intake.task SET owner = NULL WHERE docket = :docket AND owner = :person AND done_at IS NULL",
        docket=docket_id,
        person=person,
    )


async def due_tasks(session: AsyncSession, dockets: Collection[str], now: datetime) -> Sequence[Task]:
    """Tasks of which the next level is to be told, locked."""
    query = select(Task).where(among(Task.docket, dockets), col(Task.next_at) <= now)
    return (await session.exec(query.order_by(Task.id).with_for_update())).all()
