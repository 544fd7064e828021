"""Every query of things that are seized in several cases."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import exists, or_
from sqlalchemy.orm import aliased
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.custody.measures.models import Decision, Measure, state_column
from services.custody.measures.repository import measures_on
from services.custody.network.models import Asset
from shared.platform.court import CaseAccess
from shared.platform.db import TODAY, run_sql
from shared.platform.reading import is_listed_open
from shared.values.roles import Actor


async def lock(session: AsyncSession, *assets: Asset) -> None:
    """Of two measures on one thing at the same instant the second waits here. Taken after the rows of the case's assets,
    where those are locked too, and before that of any measure; of several things all at once."""
    for thing in sorted({asset.thing or asset.id for asset in assets}):
        statement = "SELECT pg_advisory_xact_lock(hashtextextended('custody.thing/' || :thing, 0))"
        await run_sql(session, statement, thing=thing)


async def on_thing(session: AsyncSession, asset: Asset) -> Sequence[tuple[Measure, Asset]]:
    """Every measure on the same thing in whichever case; a deposit is no thing: a bank freezes what is left of it."""
    same = (Asset.kind == asset.kind, Asset.thing == asset.thing) if asset.thing else (Asset.id == asset.id,)
    query = select(Measure, Asset).where(Measure.asset_id == Asset.id, *same)
    rows = await session.exec(query.execution_options(populate_existing=True))
    return list(rows.all())


async def over_cases(
    session: AsyncSession, asset: Asset, actor: Actor
) -> list[tuple[Asset, Measure | None, str | None]]:
    """The thing in each case with its latest term there and that case's officer; of a sealed case nothing for whom it is
    not open to."""
    same = (Asset.kind == asset.kind, Asset.thing == asset.thing) if asset.thing else (Asset.id == asset.id,)
    shown = or_(~col(CaseAccess.sealed), is_listed_open(actor, "custody", CaseAccess))
    query = (
        select(Asset, CaseAccess.officer)
        .join(CaseAccess, col(CaseAccess.case_number) == Asset.case_number)
        .where(*same, shown)
        .order_by(col(Asset.found_at), Asset.id)
    )
    found = list((await session.exec(query)).all())
    latest = await measures_on(session, [one.id for one, _ in found])
    return [(one, latest.get(one.id), officer) for one, officer in found]


async def is_sold(session: AsyncSession, asset: Asset) -> bool:
    """Whether the thing, found as the respondent's, has been sold since."""
    same = (Asset.kind == asset.kind, Asset.thing == asset.thing) if asset.thing else (Asset.id == asset.id,)
    sold = select(Asset.id).where(*same, col(Asset.sold_at) >= asset.found_at).limit(1)
    return (await session.exec(sold)).first() is not None


async def turn_has_come(session: AsyncSession) -> list[str]:
    """Assets with a measure whose turn has come with the day: what held the thing before has lapsed."""
    query = select(Measure.asset_id).where(col(Measure.waits_until) < TODAY, col(Measure.lifted_at).is_(None))
    query = query.where(col(Measure.ended_at).is_(None)).order_by(Measure.asset_id)
    return list((await session.exec(query)).all())


async def untold(session: AsyncSession) -> list[Measure]:
    """What waits and was told as taken, when it was seized."""
    query = select(Measure).where(
        col(Measure.waits_until) >= TODAY,
        col(Measure.waiting_told).is_(False),
        col(Measure.lifted_at).is_(None),
        col(Measure.renewed_at).is_(None),
        col(Measure.ended_at).is_(None),
    )
    return list((await session.exec(query.order_by(Measure.id).with_for_update())).all())


async def contested(session: AsyncSession) -> dict[str, list[str]]:
    """By case, what is seized there, not known to be sold, and found in another case, too."""
    other = aliased(Asset)
    elsewhere: Any = (
        other.kind == Asset.kind,
        other.thing == Asset.thing,
        other.case_number != Asset.case_number,
    )
    query = (
        select(Asset.case_number, Asset.id)
        .where(Asset.thing != "", col(Asset.sold_at).is_(None), exists().where(*elsewhere))
        .where(exists().where(col(Measure.asset_id) == Asset.id))
    )
    found: dict[str, list[str]] = {}
    for case_number, asset_id in await session.exec(query.order_by(Asset.case_number, Asset.id)):
        found.setdefault(case_number, []).append(asset_id)
    return found


async def let_go(session: AsyncSession) -> dict[str, list[str]]:
    """By case, the measures that hold their things no more, or not for now, of which nobody has asked what that means."""
    query = select(Measure).where(
        state_column.in_(("lapsed", "waiting")), col(Measure.let_go_seen_at).is_(None)
    )
    found: dict[str, list[str]] = {}
    for measure in await session.exec(query.order_by(Measure.case_number, Measure.id)):
        found.setdefault(measure.case_number, []).append(measure.id)
    return found


async def behind_others(session: AsyncSession) -> dict[str, str]:
    """By measure, the order by which the institution knows it: what waits there behind another court, taken online."""
    query = select(Measure, Decision).where(
        Measure.asset_id == Decision.asset_id,
        Measure.waits_until == date.max,
        Measure.ahead_elsewhere > 0,
        col(Measure.offline).is_(False),
        col(Measure.commission).is_(None),
        col(Measure.lifted_at).is_(None),
        col(Measure.ended_at).is_(None),
    )
    return {measure.id: decision.request_id for measure, decision in await session.exec(query)}
