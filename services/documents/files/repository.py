"""Every query of files."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Select, tuple_
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.documents.files.models import StoredFile
from services.documents.files.schemas import FileFilter
from shared.platform.paging import Page, listed
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem


async def add(session: AsyncSession, file: StoredFile) -> bool:
    """Put `file` on record; False where it is. Of two at once the second waits here for the first."""
    statement = insert(StoredFile).values(file.model_dump()).on_conflict_do_nothing()
    return (await (await session.connection()).execute(statement)).rowcount == 1


async def file(session: AsyncSession, file_id: str) -> StoredFile:
    """The file; 404 if there is none."""
    found = await session.get(StoredFile, file_id)
    if found is None:
        raise Problem(404, ProblemCode.UNKNOWN_FILE)
    return found


async def files(session: AsyncSession, asked: FileFilter, cases: str | Select[Any]) -> Page[StoredFile]:
    which = asked.equal(StoredFile, "purpose", "entered_by")
    if typed := asked.q.strip():
        which.append(col(StoredFile.title).contains(typed, autoescape=True))
    return await listed(session, StoredFile, StoredFile.entered_at, asked, cases, *which)


async def named(session: AsyncSession, case_number: str, file_ids: Collection[str]) -> list[StoredFile]:
    query = select(StoredFile).where(StoredFile.case_number == case_number, col(StoredFile.id).in_(file_ids))
    return list((await session.exec(query)).all())


async def of_the_same_bytes(session: AsyncSession, files: Sequence[StoredFile]) -> list[StoredFile]:
    """Every file that has the bytes of one of `files`, as whatever paper of its case, oldest first."""
    bytes_of = tuple_(col(StoredFile.case_number), col(StoredFile.sha256))
    query = (
        select(StoredFile)
        .where(bytes_of.in_([(file.case_number, file.sha256) for file in files]))
        .order_by(col(StoredFile.entered_at), StoredFile.id)
    )
    return list((await session.exec(query)).all())
