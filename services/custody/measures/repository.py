"""Every query of measures."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, true
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.custody.measures import acts
from services.custody.measures.models import Decision, Measure, state_column
from services.custody.measures.schemas import MeasureFilter
from services.custody.network.models import Asset
from shared.platform.court import CaseAccess
from shared.platform.paging import Page, Sort, begins, by_amount, key_of, listed
from shared.platform.todo import Waiting
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


def is_decided(*which: ColumnElement[bool]) -> ColumnElement[bool]:
    """Of an asset: a decision on it stands for which all of `which` hold."""
    stands = (col(Decision.asset_id) == Asset.id, col(Decision.refused_at).is_(None))
    return exists().where(*stands, *which)


def is_controlled() -> ColumnElement[bool]:
    """Of an asset: a measure on it is in force."""
    return exists().where(col(Measure.asset_id) == Asset.id, state_column == "in_force")


async def decisions(session: AsyncSession, case_number: str) -> dict[str, Decision]:
    """Those that stand, by asset."""
    query = select(Decision).where(Decision.case_number == case_number, col(Decision.refused_at).is_(None))
    rows = await session.exec(query)
    return {row.asset_id: row for row in rows}


async def decisions_on(session: AsyncSession, asset_ids: Collection[str]) -> dict[str, Decision]:
    """Those that stand, by asset."""
    query = select(Decision).where(col(Decision.asset_id).in_(asset_ids), col(Decision.refused_at).is_(None))
    return {row.asset_id: row for row in await session.exec(query)}


async def measures_on(session: AsyncSession, asset_ids: Collection[str]) -> dict[str, Measure]:
    query = select(Measure).where(col(Measure.asset_id).in_(asset_ids))
    return {row.asset_id: row for row in await session.exec(query)}


async def measure_page(
    session: AsyncSession, asked: MeasureFilter, cases: str | Select[Any]
) -> Page[Measure]:
    which = asked.equal(Measure, "kind", "asset_id")
    which += begins(asked.q, Measure.measure_no)
    if asked.state is not None:
        which.append(state_column == asked.state)
    if asked.expires_by is not None:
        which.append(col(Measure.expires_on) <= asked.expires_by)
    orders = by_amount(Measure.controlled, Measure.id)
    end: Any = Measure.expires_on
    orders["expiring"] = Sort(end, key_of(Measure), date.fromisoformat)
    return await listed(session, Measure, Measure.effective_at, asked, cases, *which, **orders)


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


_case_open = func.coalesce(~col(CaseAccess.closed), true())
WAITING = [Waiting(acts.DECIDE_ASSET, Asset, Asset.found_at, and_(~is_decided(), _case_open))]
"""What waits for somebody here. Nobody is waited for to lift a measure, or to decide on an asset of a closed case."""
