"""Every query of co-ordination."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import Select, or_
from sqlalchemy import select as select_columns
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.intake.coordination.models import Coordination
from services.intake.coordination.rules import ARTICLE
from services.intake.coordination.schemas import CoordinationFilter
from services.intake.filing.models import Case
from services.intake.linked.models import SharedThing
from shared.platform.db import run_sql
from shared.platform.paging import Page, Sort, among, key_of, page, reached
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem


async def coordination(session: AsyncSession, coordination_id: str, *, lock: bool = False) -> Coordination:
    """404 if there is none."""
    found = await session.get(Coordination, coordination_id, with_for_update=lock or None)
    if found is None:
        raise Problem(404, ProblemCode.UNKNOWN_COORDINATION, article=ARTICLE)
    return found


async def decide_alone(session: AsyncSession) -> None:
    """One decision at a time: two cases are never told to dispose of one thing."""
    await run_sql(session, "SELECT pg_advisory_xact_lock(hashtext('intake.coordination'))")


async def others(session: AsyncSession, asset: str) -> dict[str, str]:
    """The assets that are the same thing in other cases, each with its case."""
    query = select(SharedThing).where(
        or_(col(SharedThing.asset) == asset, col(SharedThing.other_asset) == asset)
    )
    found: dict[str, str] = {}
    for row in await session.exec(query):
        ours = row.asset == asset
        found[row.other_asset if ours else row.asset] = row.other_case if ours else row.case_number
    return found


async def standing_on(session: AsyncSession, assets: Collection[str]) -> list[str]:
    """The decisions that bind on one of those assets."""
    query = select(Coordination.id).join(Case, col(Case.case_number) == Coordination.case_number)
    binding = (col(Coordination.ended_at).is_(None), Case.state == "open")
    return list((await session.exec(query.where(col(Coordination.asset).in_(assets), *binding))).all())


async def coordinations(
    session: AsyncSession, asked: CoordinationFilter, cases: str | Select[Any]
) -> Page[tuple[Coordination, Case]]:
    """Those of the cases that dispose, and of those that are bound; each with the disposing case."""
    shared: Any = SharedThing
    pairs = (
        (shared.asset, shared.other_case),
        (shared.other_asset, shared.case_number),
    )
    bound = [
        col(Coordination.asset).in_(select_columns(asset).where(among(case, cases))) for asset, case in pairs
    ]
    decided: Any = Coordination.decided_at
    query: Any = (
        select_columns(Coordination, Case)
        .join(Case, col(Case.case_number) == Coordination.case_number)
        .where(or_(among(Coordination.case_number, cases), *bound), *asked.within(decided))
        .where(*reached(asked.ended, Coordination.ended_at))
    )
    sort = Sort(decided, key_of(Coordination), descending=asked.sort == "newest")
    return (await page(session, query, sort, asked)).of(lambda row: (row[0], row[1]))
