"""Every query of what leads to 终本."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.intake.conclusion.models import Conclusion, Interview
from services.intake.conclusion.rules import APPROVED, HEARD, State
from services.intake.conclusion.schemas import ConclusionFilter
from services.intake.filing.models import Agent, Party
from shared.platform.paging import Listing, Page, listed
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem


async def interview(session: AsyncSession, interview_id: str) -> Interview:
    """404 if there is none."""
    found = await session.get(Interview, interview_id)
    if found is None:
        raise Problem(404, ProblemCode.UNKNOWN_CONCLUSION, article=HEARD)
    return found


async def interviews(session: AsyncSession, asked: Listing, cases: str | Select[Any]) -> Page[Interview]:
    return await listed(session, Interview, Interview.recorded_at, asked, cases)


async def interviews_of(session: AsyncSession, case_number: str) -> list[Interview]:
    """In the order in which they were held."""
    query = select(Interview).where(Interview.case_number == case_number)
    return list((await session.exec(query.order_by(col(Interview.held_at), Interview.id))).all())


async def names(session: AsyncSession, rows: Sequence[Interview]) -> dict[str, str]:
    """Of the applicants heard, and of who spoke for them, by id."""
    parties = select(Party.id, Party.name).where(col(Party.id).in_({one.applicant for one in rows}))
    agents = select(Agent.id, Agent.name).where(col(Agent.id).in_({one.agent for one in rows if one.agent}))
    return dict((await session.exec(parties)).all()) | dict((await session.exec(agents)).all())


async def conclusion(session: AsyncSession, conclusion_id: str) -> Conclusion:
    """404 if there is none."""
    found = await session.get(Conclusion, conclusion_id)
    if found is None:
        raise Problem(404, ProblemCode.UNKNOWN_CONCLUSION, article=APPROVED)
    return found


async def conclusions(
    session: AsyncSession, asked: ConclusionFilter, cases: str | Select[Any]
) -> Page[Conclusion]:
    return await listed(
        session, Conclusion, Conclusion.requested_at, asked, cases, *asked.equal(Conclusion, "state")
    )


async def latest(session: AsyncSession, case_number: str) -> Conclusion | None:
    """The last request of the panel that was not withdrawn."""
    query = select(Conclusion).where(
        Conclusion.case_number == case_number, Conclusion.state != State.WITHDRAWN
    )
    return (await session.exec(query.order_by(col(Conclusion.requested_at).desc()).limit(1))).first()
