"""Every query of what changed hands on site."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select
from sqlmodel import and_, col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.funds.onsite import acts
from services.funds.onsite.models import OnSite
from services.funds.onsite.rules import HANDED, Kind
from shared.platform.paging import Listing, Page, listed
from shared.platform.todo import Waiting
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem


async def on_site(session: AsyncSession, on_site_id: str, *, lock: bool = False) -> OnSite:
    found = await session.get(OnSite, on_site_id, with_for_update=lock or None)
    if found is None:
        raise Problem(404, ProblemCode.UNKNOWN_ON_SITE)
    return found


async def of_case(session: AsyncSession, case_number: str) -> list[OnSite]:
    return list((await session.exec(select(OnSite).where(OnSite.case_number == case_number))).all())


async def is_used(session: AsyncSession, receipt_id: str) -> bool:
    return (await session.exec(select(OnSite.id).where(OnSite.paid_in == receipt_id))).first() is not None


async def unconfirmed(session: AsyncSession, case_number: str) -> bool:
    """Whether a delivery to the applicant waits for the second officer."""
    query = select(OnSite.id).where(
        OnSite.case_number == case_number, col(OnSite.kind).in_(HANDED), col(OnSite.confirmed).is_(None)
    )
    return (await session.exec(query.limit(1))).first() is not None


async def handed(session: AsyncSession, case_number: str) -> list[OnSite]:
    """What the applicant has been given there, confirmed by two."""
    query = select(OnSite).where(
        OnSite.case_number == case_number, col(OnSite.kind).in_(HANDED), col(OnSite.confirmed).is_(True)
    )
    return list((await session.exec(query.order_by(col(OnSite.taken_at), OnSite.id))).all())


async def listed_on_site(session: AsyncSession, asked: Listing, cases: str | Select[Any]) -> Page[OnSite]:
    return await listed(session, OnSite, OnSite.recorded_at, asked, cases)


WAITING = [
    Waiting(
        acts.CONFIRM_ON_SITE,
        OnSite,
        OnSite.recorded_at,
        col(OnSite.confirmed).is_(None),
        lambda actor: col(OnSite.second) == actor.id,
    ),
    Waiting(
        acts.PAY_CASH_IN,
        OnSite,
        OnSite.recorded_at,
        and_(
            OnSite.kind == Kind.CASH_TAKEN,
            col(OnSite.paid_in).is_(None),
            col(OnSite.confirmed).is_not(False),
        ),
    ),
]
"""What waits for somebody here."""
