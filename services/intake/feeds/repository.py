"""Every query of calendar links."""

from __future__ import annotations

from collections.abc import Sequence

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.intake.feeds.models import CalendarLink
from shared.platform.db import run_sql
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem


async def hold(session: AsyncSession, staff_id: str) -> None:
    """One new link of a person at a time."""
    await run_sql(session, "SELECT pg_advisory_xact_lock(hashtext('calendar_link/' || :who))", who=staff_id)


async def links(session: AsyncSession, staff_id: str) -> Sequence[CalendarLink]:
    """Those of a person, the newest first."""
    query = select(CalendarLink).where(CalendarLink.staff_id == staff_id)
    return (await session.exec(query.order_by(col(CalendarLink.made_at).desc(), CalendarLink.id))).all()


async def own_link(session: AsyncSession, link_id: str, staff_id: str) -> CalendarLink:
    """Locked; 404 for one of somebody else as for one that there is not."""
    found = await session.get(CalendarLink, link_id, with_for_update=True)
    if found is None or found.staff_id != staff_id:
        raise Problem(404, ProblemCode.UNKNOWN_LINK)
    return found


async def by_digest(session: AsyncSession, digest: str) -> CalendarLink | None:
    return (await session.exec(select(CalendarLink).where(CalendarLink.digest == digest))).first()
