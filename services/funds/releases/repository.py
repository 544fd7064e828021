"""Every query of releases."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import Select, func
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.funds.releases import acts
from services.funds.releases.models import SaleRelease
from shared.platform.paging import Listing, Page, listed
from shared.platform.todo import Waiting
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem


async def release(session: AsyncSession, release_id: str, *, lock: bool = False) -> SaleRelease:
    found = await session.get(SaleRelease, release_id, with_for_update=lock or None)
    if found is None:
        raise Problem(404, ProblemCode.UNKNOWN_RELEASE)
    return found


async def requested(session: AsyncSession, receipt_ids: Collection[str]) -> set[str]:
    """Those of the receipts whose release is asked for and not decided."""
    query = select(SaleRelease.receipt_id).where(
        col(SaleRelease.receipt_id).in_(receipt_ids), col(SaleRelease.granted).is_(None)
    )
    return set((await session.exec(query)).all())


async def granted(session: AsyncSession, receipt_id: str) -> int:
    """How often the receipt has been released from a sale so far."""
    query = select(func.count()).where(
        SaleRelease.receipt_id == receipt_id, col(SaleRelease.granted).is_(True)
    )
    return (await session.exec(query)).one()


async def releases(session: AsyncSession, asked: Listing, cases: str | Select[Any]) -> Page[SaleRelease]:
    return await listed(session, SaleRelease, SaleRelease.requested_at, asked, cases)


WAITING = [
    Waiting(acts.DECIDE_RELEASE, SaleRelease, SaleRelease.requested_at, col(SaleRelease.granted).is_(None))
]
"""What waits for somebody here; a release is asked for where need be only."""
