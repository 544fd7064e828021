"""Every query of closing requests."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, func
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.intake.closing.models import ClosingRequest
from services.intake.closing.schemas import ClosingFilter
from shared.platform.paging import Page, listed
from shared.values.articles import REGULATION
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem


async def request(session: AsyncSession, request_id: str) -> ClosingRequest:
    """The request, locked; 404 if there is none."""
    found = await session.get(ClosingRequest, request_id, with_for_update=True)
    if found is None:
        raise Problem(404, ProblemCode.UNKNOWN_REQUEST, article=REGULATION["二(五)4"])
    return found


async def count(session: AsyncSession, case_number: str) -> int:
    query = select(func.count()).where(ClosingRequest.case_number == case_number)
    return (await session.exec(query)).one()


async def requests(
    session: AsyncSession, asked: ClosingFilter, cases: str | Select[Any]
) -> Page[ClosingRequest]:
    which = asked.equal(ClosingRequest, "state", "requested_by", "reviewed_by")
    return await listed(session, ClosingRequest, ClosingRequest.requested_at, asked, cases, *which)


async def open_request(session: AsyncSession, case_number: str) -> ClosingRequest | None:
    """The request that is under review, or approved and not yet carried out."""
    query = select(ClosingRequest).where(
        ClosingRequest.case_number == case_number, col(ClosingRequest.state).in_(("requested", "approved"))
    )
    return (await session.exec(query)).one_or_none()
