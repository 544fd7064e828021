"""Every query of files."""

from __future__ import annotations

from sqlalchemy.dialects.postgresql import insert
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.documents.files.models import StoredFile
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


async def of_case(session: AsyncSession, case_number: str) -> list[StoredFile]:
    query = (
        select(StoredFile)
        .where(StoredFile.case_number == case_number)
        .order_by(col(StoredFile.entered_at), StoredFile.id)
    )
    return list((await session.exec(query)).all())
