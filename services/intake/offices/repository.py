"""Every query of the staff and their offices."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, true
from sqlalchemy import select as select_columns
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.intake.docket.models import Task
from services.intake.filing.models import Case
from services.intake.offices.schemas import AppointmentFilter, StaffFilter
from services.intake.prompts.models import Reminder
from shared.platform.court import Absence, Appointment, Staff
from shared.platform.db import run_sql
from shared.platform.paging import Page, Sort, begins, key_of, page
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem
from shared.values.roles import Office


async def decide_alone(session: AsyncSession) -> None:
    """One act on offices at a time: each judges what the others have left."""
    await run_sql(session, "SELECT pg_advisory_xact_lock(hashtext('court.offices'))")


async def person(session: AsyncSession, staff_id: str, *, lock: bool = False) -> Staff:
    """404 for nobody of this court."""
    found = await session.get(Staff, staff_id, with_for_update=lock or None)
    if found is None:
        raise Problem(404, ProblemCode.UNKNOWN_STAFF)
    return found


async def staff(session: AsyncSession, asked: StaffFilter, now: datetime) -> Page[Staff]:
    which = begins(asked.q, Staff.id, Staff.name)
    if asked.office is not None:
        in_person = (Appointment.office == asked.office.value, col(Appointment.deputy_for).is_(None))
        holders = select(Appointment.staff_id).where(*in_person, _in_force(now))
        which.append(col(Staff.id).in_(holders))
    key = key_of(Staff)
    found = await page(session, select_columns(Staff).where(*which), Sort(key, key, str), asked)
    return found.of(lambda row: row[0])


def _in_force(now: datetime) -> ColumnElement[bool]:
    return and_(col(Appointment.since) <= now, func.coalesce(col(Appointment.until) > now, true()))


async def appointment(session: AsyncSession, appointment_id: str) -> Appointment:
    found = await session.get(Appointment, appointment_id)
    if found is None:
        raise Problem(404, ProblemCode.UNKNOWN_APPOINTMENT)
    return found


async def appointments(session: AsyncSession) -> Sequence[Appointment]:
    """By office, then in time."""
    query = select(Appointment).order_by(Appointment.office, col(Appointment.since), Appointment.id)
    return (await session.exec(query)).all()


async def appointment_page(
    session: AsyncSession, asked: AppointmentFilter, now: datetime
) -> Page[Appointment]:
    which = asked.equal(Appointment, "staff_id", "office")
    if asked.in_force is not None:
        which.append(_in_force(now) if asked.in_force else ~_in_force(now))
    since: Any = Appointment.since
    sort = Sort(since, key_of(Appointment), descending=asked.sort == "newest")
    found = await page(session, select_columns(Appointment).where(*which), sort, asked)
    return found.of(lambda row: row[0])


async def absences(session: AsyncSession) -> Sequence[Absence]:
    return (await session.exec(select(Absence).order_by(col(Absence.since), Absence.id))).all()


async def cases_of(session: AsyncSession, staff_id: str) -> dict[str, list[str]]:
    """The numbers of the cases in a person's hands, as `officer` and as `judge`: open, or closed with something left."""
    found = {}
    for column in ("officer", "judge"):
        rows = await run_sql(
            session,
            f"SELECT case_number FROM intake.enforcement_case c WHERE {column} = :person AND (state = 'open'"
            " OR EXISTS (SELECT FROM intake.duty WHERE docket = 'case/' || c.case_number AND state = 'open')"
            " OR EXISTS (SELECT FROM intake.task WHERE docket = 'case/' || c.case_number AND done_at IS NULL))"
            " ORDER BY filed_at, case_number",
            person=staff_id,
        )
        found[column] = [row.case_number for row in rows]
    return found


async def tasks_of(session: AsyncSession, staff_id: str) -> int:
    """Tasks that the person has taken, or that wait for him as a case's officer or judge; others' in his cases are theirs."""
    of_case = col(Case.case_number) == func.substr(Task.docket, len("case/") + 1)
    whose: dict[Office, Any] = {Office.HANDLING_OFFICER: Task.officer, Office.JUDGE: Case.judge}
    waits = (and_(col(Task.office) == office.value, col(of) == staff_id) for office, of in whose.items())
    query = select(func.count()).select_from(Task).join(Case, of_case, isouter=True)
    query = query.where(col(Task.done_at).is_(None), func.coalesce(Task.owner, staff_id) == staff_id)
    return (await session.exec(query.where(or_(col(Task.owner) == staff_id, *waits)))).one()


async def prompts_of(session: AsyncSession, staff_id: str) -> int:
    query = select(func.count()).where(
        Reminder.staff_id == staff_id,
        col(Reminder.acknowledged_at).is_(None),
        col(Reminder.withdrawn_at).is_(None),
    )
    return (await session.exec(query)).one()
