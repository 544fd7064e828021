"""Every query of kept deposits."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.funds.deposits.models import KeptDeposit
from shared.platform.paging import Listing, Page, listed


async def of_case(session: AsyncSession, case_number: str) -> list[KeptDeposit]:
    query = select(KeptDeposit).where(KeptDeposit.case_number == case_number)
    return list((await session.exec(query.order_by(col(KeptDeposit.kept_at), KeptDeposit.listing))).all())


async def kept(session: AsyncSession, asked: Listing, cases: str | Select[Any]) -> Page[KeptDeposit]:
    return await listed(session, KeptDeposit, KeptDeposit.kept_at, asked, cases)
