"""Every query of the register of assets."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.custody.measures.models import Decision
from services.custody.measures.repository import is_controlled, is_decided
from services.custody.network.models import Asset
from services.custody.register.models import AssetList
from services.custody.register.schemas import AssetFilter
from shared.platform.paging import Page, begins, by_amount, listed
from shared.values.articles import REGULATION
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem


async def assets(session: AsyncSession, asked: AssetFilter, cases: str | Select[Any]) -> Page[Asset]:
    which = asked.equal(Asset, "kind", "respondent_id")
    which += begins(asked.q, Asset.identifier)
    if asked.decided is not None:
        which.append(is_decided() if asked.decided else ~is_decided())
    if asked.way is not None:
        which.append(is_decided(col(Decision.way) == asked.way))
    if asked.controlled is not None:
        which.append(is_controlled() if asked.controlled else ~is_controlled())
    orders = by_amount(Asset.value, Asset.id)
    return await listed(session, Asset, Asset.found_at, asked, cases, *which, **orders)


async def latest_list(session: AsyncSession, case_number: str) -> AssetList:
    """The list made last; 404 if there is none."""
    query = (
        select(AssetList)
        .where(AssetList.case_number == case_number)
        .order_by(col(AssetList.made_at).desc())
        .limit(1)
    )
    latest = (await session.exec(query)).first()
    if latest is None:
        raise Problem(404, ProblemCode.NO_ASSET_LIST, article=REGULATION["二(二)5"])
    return latest
