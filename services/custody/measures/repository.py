"""Every query of measures."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, true
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.custody.measures import acts
from services.custody.measures.models import Decision, Measure, state_column
from services.custody.measures.schemas import MeasureFilter
from services.custody.network.models import Asset
from services.custody.offline.acts import RECORD_OFFLINE, RECORD_RETURN
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
    """The assets of a case, locked: what one decision leaves of the claim, the next must see. A measure on one of them may
    begin all the same, by who has locked the thing."""
    query = select(Asset).where(Asset.case_number == case_number).order_by(Asset.id)
    query = query.with_for_update(key_share=True)
    return list((await session.exec(query)).all())


async def assets(session: AsyncSession, case_number: str) -> list[Asset]:
    query = (
        select(Asset)
        .where(Asset.case_number == case_number)
        .order_by(col(Asset.found_at), Asset.source, Asset.item_ref)
    )
    return list((await session.exec(query)).all())


def _stands() -> tuple[Any, ...]:
    """Of a decision: neither has the institution refused it, nor has the measure lapsed that it brought about, or ended."""
    its: Any = (col(Measure.asset_id) == Decision.asset_id, Measure.attempt == Decision.attempt)
    return col(Decision.refused_at).is_(None), ~exists().where(*its, state_column.in_(("lapsed", "ended")))


def is_decided(*which: ColumnElement[bool]) -> ColumnElement[bool]:
    """Of an asset: a decision on it stands for which all of `which` hold."""
    return exists().where(col(Decision.asset_id) == Asset.id, *_stands(), *which)


def is_controlled() -> ColumnElement[bool]:
    """Of an asset: a measure on it is in force."""
    return exists().where(col(Measure.asset_id) == Asset.id, state_column == "in_force")


async def decisions(session: AsyncSession, case_number: str) -> dict[str, Decision]:
    """Those that stand, by asset."""
    query = select(Decision).where(Decision.case_number == case_number, *_stands())
    rows = await session.exec(query)
    return {row.asset_id: row for row in rows}


async def decisions_on(session: AsyncSession, asset_ids: Collection[str]) -> dict[str, Decision]:
    """Those that stand, by asset."""
    query = select(Decision).where(col(Decision.asset_id).in_(asset_ids), *_stands())
    return {row.asset_id: row for row in await session.exec(query)}


_LATEST_LAST = (state_column.in_(("in_force", "waiting")), col(Measure.attempt), col(Measure.term))
"""Two courts may hold one asset for us: the one that was withdrawn has answered late."""


async def measures_on(session: AsyncSession, asset_ids: Collection[str]) -> dict[str, Measure]:
    """The latest term on each asset, one in force before what has ended."""
    query = select(Measure).where(col(Measure.asset_id).in_(asset_ids)).order_by(*_LATEST_LAST)
    return {row.asset_id: row for row in await session.exec(query)}


async def holds(session: AsyncSession, case_number: str) -> bool:
    """Whether a measure of the case is in force, or waits."""
    which = (col(Measure.case_number) == case_number, state_column.in_(("in_force", "waiting")))
    return bool((await session.exec(select(exists().where(*which)))).one())


async def lifted_by(session: AsyncSession, asset_id: str) -> set[str]:
    """The rulings by which a sum of the asset was let go of, in whichever term."""
    rows = await session.exec(select(Measure.lifted_parts).where(Measure.asset_id == asset_id))
    return {part["ruling_document"] for parts in rows for part in parts}


async def ruled_sums(session: AsyncSession, asset: Asset) -> set[str]:
    """The rulings by which a sum of that account was or is to be let go of in its case: it may be known as several assets."""
    its = select(Asset.id).where(Asset.case_number == asset.case_number, Asset.identifier == asset.identifier)
    query = select(Measure).where(col(Measure.asset_id).in_(its))
    rows = (await session.exec(query)).all()
    done = {part["ruling_document"] for one in rows for part in one.lifted_parts}
    return done | {one.lift_ruling_document for one in rows if one.lift_amount and one.lift_ruling_document}


async def rows_on(session: AsyncSession, asset_id: str) -> list[Decision | Measure]:
    """The decision on it, and every term of every measure."""
    decided = await session.exec(select(Decision).where(Decision.asset_id == asset_id))
    seized = await session.exec(select(Measure).where(Measure.asset_id == asset_id))
    return [*decided.all(), *seized.all()]


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
    """The latest term on each asset, one in force before what has ended."""
    query = select(Measure).where(Measure.case_number == case_number).order_by(*_LATEST_LAST)
    return {row.asset_id: row for row in await session.exec(query)}


async def measure(session: AsyncSession, measure_id: str, *, lock: bool = False) -> Measure:
    """404 if there is none."""
    found = await session.get(Measure, measure_id, with_for_update=lock or None)
    if found is None:
        raise Problem(404, ProblemCode.UNKNOWN_MEASURE, article=REGULATION["二(二)2"])
    return found


async def last_term(session: AsyncSession, measure_id: str) -> Measure:
    """The term in which that measure goes on, locked: what is to be lifted of it passes there by renewal. Its thing is locked."""
    of = await measure(session, measure_id)
    query = select(Measure.id).where(
        Measure.asset_id == of.asset_id, Measure.attempt == of.attempt, col(Measure.commission).is_(None)
    )
    rows = await session.exec(query.order_by(col(Measure.term).desc()).limit(1))
    return await measure(session, rows.one(), lock=True)


def _is_measured() -> ColumnElement[bool]:
    """Of a decision: a measure has come of it."""
    its: Any = (col(Measure.asset_id) == Decision.asset_id, Measure.attempt == Decision.attempt)
    return exists().where(*its)


_TO_LIFT = and_(col(Measure.lift_decided_at).is_not(None), col(Measure.lifted_at).is_(None))
_TO_RENEW = and_(col(Measure.renew_decided_at).is_not(None), col(Measure.renewed_at).is_(None))
_BY_HAND = or_(col(Measure.offline), col(Measure.lift_offline), col(Measure.renew_offline))
_OFFLINE = is_decided(col(Decision.way) == "offline", ~_is_measured())
_case_open = func.coalesce(~col(CaseAccess.closed), true())
WAITING = [
    Waiting(
        acts.DECIDE_ASSET,
        Asset,
        Asset.found_at,
        and_(~is_decided(), _case_open),
        hangs_on=(col(Asset.feedback_id), "custody.feedback_handled"),
    ),
    Waiting(RECORD_OFFLINE, Asset, Asset.found_at, _OFFLINE),
    Waiting(RECORD_RETURN, Measure, Measure.effective_at, and_(_BY_HAND, or_(_TO_LIFT, _TO_RENEW))),
]
"""What waits for somebody here. Nobody is waited for to lift or renew a measure, or to decide
on an asset of a closed case."""
