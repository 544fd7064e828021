"""Every query of what is not disposed of for now."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func
from sqlalchemy.orm import aliased
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.auction.deferral import acts
from services.auction.deferral.models import Deferral
from services.auction.deferral.rules import Ground
from services.auction.deferral.schemas import DeferralFilter
from services.auction.disposals.models import Disposal
from services.auction.disposals.rules import State
from shared.platform.paging import Page, listed
from shared.platform.todo import Waiting
from shared.values.articles import CKD
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem

_other = aliased(Disposal)


async def deferral(session: AsyncSession, asset_id: str) -> Deferral:
    """404 if there is none."""
    found = await session.get(Deferral, asset_id)
    if found is None:
        raise Problem(404, ProblemCode.NOT_TO_DEFER, article=CKD[26])
    return found


async def deferrals(session: AsyncSession, asked: DeferralFilter, cases: str | Select[Any]) -> Page[Deferral]:
    which = asked.equal(Deferral, "asset_id", "ground")
    return await listed(session, Deferral, Deferral.decided_at, asked, cases, *which)


async def elsewhere(session: AsyncSession, asset_ids: Collection[str]) -> set[str]:
    """Of these, the ones that another case of this court disposes of, or has disposed of."""
    query = select(Deferral.asset_id).where(
        col(Deferral.asset_id).in_(asset_ids), _others(col(_other.state) != State.WITHDRAWN)
    )
    return set((await session.exec(query)).all())


_of_thing = (
    _other.identifier == Deferral.identifier,
    _other.identifier != "",
    _other.asset_id != Deferral.asset_id,
)


def _others(*which: ColumnElement[bool]) -> ColumnElement[bool]:
    """That another case has a disposal of the thing for which `which` hold."""
    return select(_other.asset_id).where(*_of_thing, *which).exists()


_given_up_at = select(func.max(_other.withdrawn_at)).where(*_of_thing).scalar_subquery()
WAITING = [
    Waiting(
        acts.END,
        Deferral,
        func.coalesce(_given_up_at, Deferral.decided_at),
        and_(
            col(Deferral.ended_at).is_(None),
            col(Deferral.ground) == Ground.ELSEWHERE,
            _others(),
            ~_others(col(_other.state) != State.WITHDRAWN),
        ),
    )
]
"""What waits for somebody here: what the other case has given up. That ours is the first now, the institution says."""
