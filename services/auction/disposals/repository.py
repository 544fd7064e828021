"""Every query of disposals and their papers."""

from __future__ import annotations

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.auction.disposals.models import Disposal, Paper
from services.auction.disposals.rules import Step, after
from shared.values.articles import REGULATION
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem


async def disposal(session: AsyncSession, asset_id: str, *, lock: bool = False) -> Disposal:
    """The disposal; 404 if there is none. Every write to one asset takes this lock first."""
    found = await session.get(Disposal, asset_id, with_for_update=lock or None, populate_existing=lock)
    if found is None:
        raise Problem(404, ProblemCode.UNKNOWN_DISPOSAL, article=REGULATION["二(四)2"])
    return found


async def step(session: AsyncSession, asset_id: str, step: Step) -> Disposal:
    """The disposal, locked and led one step on; 409 where it is not that step's turn."""
    found = await disposal(session, asset_id, lock=True)
    found.state = after(found.state, step)
    found.version += 1
    return found


async def of_case(session: AsyncSession, case_number: str) -> list[Disposal]:
    query = select(Disposal).where(Disposal.case_number == case_number).order_by(col(Disposal.decided_at))
    return list((await session.exec(query)).all())


async def papers(session: AsyncSession, asset_id: str) -> list[Paper]:
    query = select(Paper).where(Paper.asset_id == asset_id).order_by(col(Paper.handed_over_at), Paper.paper)
    return list((await session.exec(query)).all())
