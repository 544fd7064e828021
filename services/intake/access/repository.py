"""Every query of opening and sealing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import or_, update
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.intake.docket.models import Task
from shared.platform.court import Opening
from shared.values.opening_reason import OpeningReason
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem


async def end_openings(session: AsyncSession, case_number: str, at: datetime) -> None:
    """Nobody has the case open any more but who works on it."""
    until = col(Opening.until)
    still = (col(Opening.case_number) == case_number, or_(until.is_(None), until > at))
    await session.exec(update(Opening).where(*still).values(until=at))


async def end_admissions(session: AsyncSession, case_number: str, at: datetime) -> None:
    """Whoever was admitted to the sealed case reads it from now on by office, or by a reason of his own."""
    admitted = (
        col(Opening.case_number) == case_number,
        col(Opening.reason) != OpeningReason.TASK,
        col(Opening.until).is_(None),
    )
    await session.exec(update(Opening).where(*admitted).values(until=at))


async def unfinished_tasks(session: AsyncSession, docket_id: str) -> Sequence[Task]:
    query = select(Task).where(Task.docket == docket_id, col(Task.done_at).is_(None))
    return (await session.exec(query.order_by(col(Task.created_at), Task.id))).all()


async def admitted(session: AsyncSession, case_number: str, at: datetime) -> Sequence[str]:
    """To whom the case is open at that instant."""
    until = col(Opening.until)
    still = (Opening.case_number == case_number, or_(until.is_(None), until > at))
    return (await session.exec(select(Opening.person).where(*still))).all()


async def lock_opening(session: AsyncSession, opening_id: str) -> Opening:
    """The opening, locked; 404 if there is none."""
    found = await session.get(Opening, opening_id, with_for_update=True)
    if found is None:
        raise Problem(404, ProblemCode.UNKNOWN_OPENING)
    return found


async def of_case(session: AsyncSession, case_number: str) -> list[Opening]:
    """Oldest first, those that have ended among them."""
    query = select(Opening).where(Opening.case_number == case_number)
    return list((await session.exec(query.order_by(col(Opening.opened_at), Opening.id))).all())
