"""Every query of outbound commissions."""

from __future__ import annotations

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.commission.outbound.models import Commission
from shared.platform.db import run_sql
from shared.values.articles import REGULATION
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem


async def commission(session: AsyncSession, commission_id: str) -> Commission:
    """The commission, locked; 404 if there is none."""
    found = await session.get(Commission, commission_id, with_for_update=True)
    if found is None:
        raise Problem(404, ProblemCode.UNKNOWN_COMMISSION, article=REGULATION["二(三)2"])
    return found


async def lock_asset(session: AsyncSession, asset_id: str) -> None:
    """Whoever else commissions something on the asset waits until this is done."""
    await run_sql(
        session,
        "SELECT pg_advisory_xact_lock(hashtextextended('commission.asset/' || :asset, 0))",
        asset=asset_id,
    )


async def unanswered(session: AsyncSession, asset_id: str, matter: str) -> Commission | None:
    query = select(Commission).where(
        Commission.asset_id == asset_id, Commission.matter == matter, col(Commission.result).is_(None)
    )
    return (await session.exec(query)).first()


async def measure_in_force(session: AsyncSession, asset_id: str) -> Commission | None:
    """The commission by which another court holds the asset, locked."""
    query = select(Commission).where(
        Commission.asset_id == asset_id,
        Commission.matter != "release",
        Commission.result == "done",
        col(Commission.measure_ended_at).is_(None),
    )
    return (await session.exec(query.with_for_update())).first()


async def of_case(session: AsyncSession, case_number: str) -> list[Commission]:
    query = (
        select(Commission)
        .where(Commission.case_number == case_number)
        .order_by(col(Commission.instructed_at), Commission.id)
    )
    return list((await session.exec(query)).all())
