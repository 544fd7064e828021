"""Every query of measures."""

from __future__ import annotations

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.custody.measures.models import Decision, Measure
from services.custody.network.models import Asset
from shared.values.articles import REGULATION
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem


async def asset(session: AsyncSession, asset_id: str) -> Asset:
    """404 if there is none."""
    found = await session.get(Asset, asset_id)
    if found is None:
        raise Problem(404, ProblemCode.UNKNOWN_ASSET, article=REGULATION["二(二)2"])
    return found


async def lock_assets(session: AsyncSession, case_number: str) -> list[Asset]:
    """The assets of a case, locked: what one decision leaves of the claim, the next must see."""
    query = select(Asset).where(Asset.case_number == case_number).order_by(Asset.id).with_for_update()
    return list((await session.exec(query)).all())


async def assets(session: AsyncSession, case_number: str) -> list[Asset]:
    query = (
        select(Asset)
        .where(Asset.case_number == case_number)
        .order_by(col(Asset.found_at), Asset.source, Asset.item_ref)
    )
    return list((await session.exec(query)).all())


async def decisions(session: AsyncSession, case_number: str) -> dict[str, Decision]:
    """Those that stand, by asset."""
    query = select(Decision).where(Decision.case_number == case_number, col(Decision.refused_at).is_(None))
    rows = await session.exec(query)
    return {row.asset_id: row for row in rows}


async def measures(session: AsyncSession, case_number: str) -> dict[str, Measure]:
    """By asset, the first to expire first."""
    query = (
        select(Measure)
        .where(Measure.case_number == case_number)
        .order_by(col(Measure.expires_on), Measure.id)
    )
    return {row.asset_id: row for row in await session.exec(query)}


async def measure(session: AsyncSession, measure_id: str, *, lock: bool = False) -> Measure:
    """404 if there is none."""
    found = await session.get(Measure, measure_id, with_for_update=lock or None)
    if found is None:
        raise Problem(404, ProblemCode.UNKNOWN_MEASURE, article=REGULATION["二(二)2"])
    return found
