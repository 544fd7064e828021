"""Every query of agents."""

from __future__ import annotations

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.intake.filing.models import Agent
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem


async def agent(session: AsyncSession, agent_id: str) -> Agent:
    """404 if there is none."""
    found = await session.get(Agent, agent_id)
    if found is None:
        raise Problem(404, ProblemCode.UNKNOWN_AGENT)
    return found


async def of_party(session: AsyncSession, party_id: str) -> list[Agent]:
    """In the order in which they were entered, those whose power has ended among them."""
    query = select(Agent).where(Agent.party_id == party_id).order_by(col(Agent.position))
    return list((await session.exec(query)).all())
