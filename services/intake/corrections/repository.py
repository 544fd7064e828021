"""Every query of corrections."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlmodel import col
from sqlmodel.ext.asyncio.session import AsyncSession

from services.intake.corrections.models import Correction
from services.intake.filing.models import Party
from shared.platform.paging import Listing, Page, Sort, key_of, page
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem


async def party(session: AsyncSession, party_id: str) -> Party:
    """404 if there is none."""
    found = await session.get(Party, party_id)
    if found is None:
        raise Problem(404, ProblemCode.UNKNOWN_PARTY)
    return found


async def proved(session: AsyncSession, application_id: str, proof: str | None) -> dict[str, set[str]]:
    """Which fields of which parties that file has put right."""
    query: Any = select(Correction).where(
        col(Correction.application_id) == application_id, col(Correction.proof) == proof
    )
    found: dict[str, set[str]] = {}
    for (one,) in await session.exec(query):
        found.setdefault(one.party_id or "", set()).update(one.after)
    return found


async def first_values(session: AsyncSession, application_id: str) -> dict[str, str]:
    """What stood in each field of an application's basis and claim before it was first corrected."""
    query: Any = select(Correction).where(
        col(Correction.application_id) == application_id, col(Correction.party_id).is_(None)
    )
    latest_first = query.order_by(col(Correction.corrected_at).desc(), col(Correction.id).desc())
    stood: dict[str, str] = {}
    for (one,) in await session.exec(latest_first):
        stood |= one.before
    return stood


async def of_application(session: AsyncSession, asked: Listing, application_id: str) -> Page[Correction]:
    query = select(Correction).where(col(Correction.application_id) == application_id)
    corrected: Any = Correction.corrected_at
    sort = Sort(corrected, key_of(Correction), descending=asked.sort == "newest")
    return (await page(session, query, sort, asked)).of(lambda row: row[0])
