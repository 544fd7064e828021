"""Every query of the register of assets."""

from __future__ import annotations

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.custody.register.models import AssetList
from shared.values.articles import REGULATION
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem


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
