"""Every query of applications' papers."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import col
from sqlmodel.ext.asyncio.session import AsyncSession

from services.documents.applications.models import ApplicationFile
from shared.platform.paging import Listing, Page, Sort, key_of, page
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem


async def add(session: AsyncSession, file: ApplicationFile) -> bool:
    """Put `file` on record; False where it is. Of two at once the second waits here for the first."""
    statement = insert(ApplicationFile).values(file.model_dump()).on_conflict_do_nothing()
    return (await (await session.connection()).execute(statement)).rowcount == 1


async def file(session: AsyncSession, application_id: str, file_id: str) -> ApplicationFile:
    """The file of that application; 404 if it has none such."""
    found = await session.get(ApplicationFile, file_id)
    if found is None or found.application_id != application_id:
        raise Problem(404, ProblemCode.UNKNOWN_FILE)
    return found


async def files(session: AsyncSession, asked: Listing, application_id: str) -> Page[ApplicationFile]:
    entered: Any = ApplicationFile.entered_at
    query = select(ApplicationFile).where(
        col(ApplicationFile.application_id) == application_id, *asked.within(entered)
    )
    sort = Sort(entered, key_of(ApplicationFile), descending=asked.sort == "newest")
    return (await page(session, query, sort, asked)).of(lambda row: row[0])


async def brought_by(session: AsyncSession, application_id: str) -> dict[str, list[str]]:
    """Who has entered the same bytes, and in whose stead, as whatever paper, by their SHA-256."""
    hands = col(ApplicationFile.entered_by), col(ApplicationFile.entered_for)
    query = (
        select(col(ApplicationFile.sha256), *hands)
        .where(col(ApplicationFile.application_id) == application_id)
        .distinct()
    )
    found: dict[str, list[str]] = {}
    for sha256, *people in await (await session.connection()).execute(query):
        found.setdefault(sha256, []).extend(filter(None, people))
    return found
