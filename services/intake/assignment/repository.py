"""Every query of assignment."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select
from sqlmodel import col
from sqlmodel.ext.asyncio.session import AsyncSession

from services.intake.assignment.models import Reassignment
from services.intake.assignment.schemas import ReassignmentFilter
from shared.platform.paging import Page, Sort, listed


async def reassignments(
    session: AsyncSession, asked: ReassignmentFilter, cases: str | Select[Any]
) -> Page[Reassignment]:
    which = asked.equal(Reassignment, "office", "former", "person")
    at: Any = Reassignment.decided_at
    place: Any = col(Reassignment.office) + col(Reassignment.id)
    orders = {"oldest": Sort(at, place), "newest": Sort(at, place, descending=True)}
    return await listed(session, Reassignment, at, asked, cases, *which, **orders)
