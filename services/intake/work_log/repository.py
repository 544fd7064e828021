"""Every query of the work log."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, func, literal
from sqlalchemy import select as select_columns
from sqlmodel import col
from sqlmodel.ext.asyncio.session import AsyncSession

from services.intake.assignment.models import Reassignment
from services.intake.docket.models import DocketRow, WorkLog, WorkLogHead
from shared.platform.paging import Listing, Page, Sort, key_of, page
from shared.values.roles import Office


async def work_log(session: AsyncSession, asked: Listing, docket_id: str) -> Page[WorkLog]:
    at: Any = WorkLog.at
    query = select_columns(WorkLog).where(col(WorkLog.docket) == docket_id, *asked.within(at))
    sort = Sort(at, key_of(WorkLog), descending=asked.sort == "newest")
    return (await page(session, query, sort, asked)).of(lambda row: row[0])


async def log_lines(session: AsyncSession, docket_id: str) -> int:
    """How many lines the work log of a docket has."""
    head = await session.get(WorkLogHead, docket_id)
    return head.place if head else 0


async def officers_log(
    session: AsyncSession, asked: Listing, officer: str, cases: Select[Any]
) -> Page[WorkLog]:
    """Of those of `cases` that are or were the officer's: what was written while he had it, or before anybody had."""
    at: Any = WorkLog.at
    given_up = col(Reassignment.office) == Office.HANDLING_OFFICER.value
    number = func.substr(WorkLog.docket, len("case/") + 1)
    next_former = (
        select_columns(col(Reassignment.former))
        .where(given_up, col(Reassignment.case_number) == number, col(Reassignment.decided_at) > at)
        .order_by(col(Reassignment.decided_at), col(Reassignment.id))
        .limit(1)
        .scalar_subquery()
    )
    now = select_columns(col(DocketRow.officer)).where(col(DocketRow.id) == WorkLog.docket).scalar_subquery()
    had = select_columns(literal("case/") + col(Reassignment.case_number)).where(
        given_up, col(Reassignment.former) == officer
    )
    has = select_columns(col(DocketRow.id)).where(col(DocketRow.officer) == officer)
    query = select_columns(WorkLog).where(
        col(WorkLog.docket).in_(has.union(had)),
        number.in_(cases),
        func.coalesce(next_former, now) == officer,
        *asked.within(at),
    )
    sort = Sort(at, key_of(WorkLog), descending=asked.sort == "newest")
    return (await page(session, query, sort, asked)).of(lambda row: row[0])
