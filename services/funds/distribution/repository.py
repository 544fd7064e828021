"""Every query of distribution."""

from __future__ import annotations

from decimal import Decimal

from sqlalchemy import func
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.funds.distribution.models import Distribution, DistributionShare
from services.funds.distribution.rules import Purpose
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem


async def distribution(session: AsyncSession, distribution_id: str) -> Distribution:
    found = await session.get(Distribution, distribution_id)
    if found is None:
        raise Problem(404, ProblemCode.UNKNOWN_DISTRIBUTION)
    return found


async def of_case(session: AsyncSession, case_number: str) -> list[Distribution]:
    query = select(Distribution).where(Distribution.case_number == case_number)
    return list((await session.exec(query.order_by(col(Distribution.computed_at)))).all())


async def shares(session: AsyncSession, distribution_id: str) -> list[DistributionShare]:
    query = select(DistributionShare).where(DistributionShare.distribution_id == distribution_id)
    return list((await session.exec(query.order_by(col(DistributionShare.position)))).all())


async def settled(session: AsyncSession, case_number: str) -> dict[Purpose, Decimal]:
    """What the case's plans so far have set apart for each purpose."""
    query = (
        select(DistributionShare.purpose, func.sum(DistributionShare.amount))
        .join(Distribution, col(Distribution.id) == DistributionShare.distribution_id)
        .where(Distribution.case_number == case_number)
        .group_by(DistributionShare.purpose)
    )
    return {Purpose(purpose): amount for purpose, amount in (await session.exec(query)).all()}
