"""Every query of assignment."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.intake.assignment.models import Reassignment
from services.intake.assignment.schemas import ReassignmentFilter
from shared.platform.paging import Page, listed


async def reassignments(
    session: AsyncSession, asked: ReassignmentFilter, cases: str | Select[Any]
) -> Page[Reassignment]:
    which = asked.equal(Reassignment, "office", "former", "person")
    return await listed(session, Reassignment, Reassignment.decided_at, asked, cases, *which)
