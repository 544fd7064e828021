"""Every query of what is missing."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Select
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.commission.outbound.models import Commission, state_column
from services.commission.supplement import acts
from services.commission.supplement.models import Supplement
from services.commission.supplement.rules import ARTICLE
from services.commission.supplement.schemas import SupplementFilter
from shared.platform.paging import Page, listed
from shared.platform.todo import Waiting
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem


async def supplement(session: AsyncSession, supplement_id: str) -> Supplement:
    """The row, locked; 404 if there is none."""
    found = await session.get(Supplement, supplement_id, with_for_update=True)
    if found is None:
        raise Problem(404, ProblemCode.UNKNOWN_SUPPLEMENT, article=ARTICLE)
    return found


async def by_message(session: AsyncSession, message_id: str) -> Supplement | None:
    return (await session.exec(select(Supplement).where(Supplement.message_id == message_id))).first()


async def unsent(session: AsyncSession, commission_id: str) -> Supplement | None:
    """What the court has asked for and not yet been sent; locked."""
    query = select(Supplement).where(
        Supplement.commission_id == commission_id, col(Supplement.sent_at).is_(None)
    )
    return (await session.exec(query.with_for_update())).first()


async def supplied(session: AsyncSession, commission_ids: Collection[str]) -> dict[str, datetime]:
    """By commission, since when what the court has asked for is made and not yet sent."""
    query = select(Supplement).where(
        col(Supplement.commission_id).in_(commission_ids),
        col(Supplement.sent_at).is_(None),
        col(Supplement.supplied_at).is_not(None),
    )
    return {one.commission_id: one.supplied_at for one in await session.exec(query) if one.supplied_at}


async def of_commission(session: AsyncSession, commission_id: str) -> list[Supplement]:
    query = select(Supplement).where(Supplement.commission_id == commission_id)
    return list((await session.exec(query)).all())


async def supplements(
    session: AsyncSession, asked: SupplementFilter, cases: str | Select[Any]
) -> Page[Supplement]:
    which = asked.equal(Supplement, "commission_id")
    return await listed(session, Supplement, Supplement.asked_at, asked, cases, *which)


async def states(session: AsyncSession, found: list[Supplement]) -> dict[str, str]:
    """The state of each one's commission, by the commission's id."""
    ids = [one.commission_id for one in found]
    query = select(Commission).where(col(Commission.id).in_(ids))
    return {one.id: one.state for one in (await session.exec(query)).all()}


WAITING = Waiting(
    acts.SUPPLY,
    Supplement,
    Supplement.asked_at,
    col(Supplement.supplied_at).is_(None)
    & col(Supplement.commission_id).in_(select(Commission.id).where(state_column == "dispatched")),
)
