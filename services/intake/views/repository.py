"""Every query of saved views."""

from __future__ import annotations

from collections.abc import Sequence

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.intake.views.models import SavedView
from shared.platform.db import run_sql
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem


async def hold(session: AsyncSession, staff_id: str) -> None:
    """One new view of a person at a time."""
    await run_sql(session, "SELECT pg_advisory_xact_lock(hashtext('saved_view/' || :who))", who=staff_id)


async def views(session: AsyncSession, staff_id: str) -> Sequence[SavedView]:
    """Those that a person keeps, by name."""
    query = select(SavedView).where(SavedView.staff_id == staff_id, col(SavedView.removed_at).is_(None))
    return (await session.exec(query.order_by(SavedView.page, SavedView.name))).all()


async def own_view(session: AsyncSession, view_id: str, staff_id: str) -> SavedView:
    """Locked; 404 for one of somebody else, or removed, as for one that there is not."""
    found = await session.get(SavedView, view_id, with_for_update=True)
    if found is None or found.staff_id != staff_id or found.removed_at is not None:
        raise Problem(404, ProblemCode.UNKNOWN_VIEW)
    return found
