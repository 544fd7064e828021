"""Every query of kept deposits."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import Select, func, literal_column
from sqlmodel import col, or_, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.funds.deposits.models import AuctionCost, KeptDeposit
from shared.platform.db import run_sql
from shared.platform.paging import Listing, Page, listed
from shared.values.asset_kind import NO_PART_OF_A_NAME, one_name
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem


async def of_case(session: AsyncSession, case_number: str) -> list[KeptDeposit]:
    query = select(KeptDeposit).where(KeptDeposit.case_number == case_number)
    return list((await session.exec(query.order_by(col(KeptDeposit.kept_at), KeptDeposit.listing))).all())


async def lock_bills(session: AsyncSession) -> None:
    await run_sql(session, "SELECT pg_advisory_xact_lock(hashtextextended('funds.auction_cost', 0))")


async def cost(session: AsyncSession, sha256: str) -> AuctionCost:
    found = await session.get(AuctionCost, sha256)
    if found is None:
        raise Problem(404, ProblemCode.UNKNOWN_COST)
    return found


async def costs(session: AsyncSession, asked: Listing, cases: str | Select[Any]) -> Page[AuctionCost]:
    return await listed(session, AuctionCost, AuctionCost.entered_at, asked, cases)


async def billed(
    session: AsyncSession, bills: Collection[str], digests: Collection[str]
) -> list[AuctionCost]:
    """What is on record of such a bill, paid or owed; of two plans of the court at once the second waits here for the first."""
    await lock_bills(session)
    typed = func.normalize(AuctionCost.bill, literal_column("NFKC"))
    number = func.upper(func.regexp_replace(typed, NO_PART_OF_A_NAME, "", "g"))
    query = select(AuctionCost).where(
        or_(number.in_(map(one_name, bills)), col(AuctionCost.sha256).in_(digests))
    )
    return list((await session.exec(query)).all())


async def kept(session: AsyncSession, asked: Listing, cases: str | Select[Any]) -> Page[KeptDeposit]:
    return await listed(session, KeptDeposit, KeptDeposit.kept_at, asked, cases)
