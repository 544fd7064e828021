"""Every query of drafting."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import func
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.documents.drafting.models import Document, InitialBatch
from shared.platform.db import run_sql
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem


async def document(session: AsyncSession, document_id: str, *, lock: bool = False) -> Document:
    """The document; 404 if there is none."""
    found = await session.get(Document, document_id, with_for_update=lock or None)
    if found is None:
        raise Problem(404, ProblemCode.UNKNOWN_DOCUMENT)
    return found


async def lock_documents(session: AsyncSession, document_ids: Collection[str]) -> dict[str, Document]:
    """Those of `document_ids` that exist, locked in one order."""
    query = select(Document).where(col(Document.id).in_(document_ids)).order_by(Document.id).with_for_update()
    return {found.id: found for found in (await session.exec(query)).all()}


async def is_closed_as_file(session: AsyncSession, case_number: str, file_id: str) -> bool:
    """Whether a document that was made by hand as that file is closed to others."""
    query = select(Document.id).where(
        Document.case_number == case_number, Document.closed_to_others, Document.handmade_file == file_id
    )
    return (await session.exec(query)).first() is not None


async def of_case(session: AsyncSession, case_number: str) -> list[Document]:
    query = (
        select(Document)
        .where(Document.case_number == case_number)
        .order_by(col(Document.made_at), col(Document.kind), col(Document.addressee))
    )
    return list((await session.exec(query)).all())


async def of_batch(session: AsyncSession, case_number: str) -> list[Document]:
    """The first batch as it stands, without what was returned."""
    return [one for one in await of_case(session, case_number) if one.initial and one.state != "returned"]


async def sent_to(session: AsyncSession, document: Document) -> set[str]:
    """For whom the case's other documents of its kind were made that have left."""
    query = select(Document.addressee).where(
        Document.case_number == document.case_number,
        Document.kind == document.kind,
        Document.id != document.id,
        Document.state == "dispatched",
    )
    return set((await session.exec(query)).all())


async def next_ruling(session: AsyncSession, case_number: str) -> int:
    """The next ruling's number in its case; its counter stays locked until the ruling is committed."""
    result = await run_sql(
        session,
        "INSERT INTO documents.ruling_counter AS c (case_number, last_number) VALUES (:case, 1)"
        " ON CONFLICT (case_number) DO UPDATE SET last_number = c.last_number + 1 RETURNING last_number",
        case=case_number,
    )
    return int(result.scalar_one())


async def is_redrafted(session: AsyncSession, document_id: str) -> bool:
    query = select(Document.id).where(Document.redraft_of == document_id)
    return (await session.exec(query)).first() is not None


async def open_batch(session: AsyncSession, case_number: str, expected: int) -> InitialBatch:
    """The case's batch, made if it is new, locked to the end of the transaction."""
    await run_sql(
        session,
        "INSERT INTO documents.initial_batch (case_number, expected) VALUES (:case, :expected) ON CONFLICT DO NOTHING",
        case=case_number,
        expected=expected,
    )
    return await session.get_one(InitialBatch, case_number, with_for_update=True)


async def lock_batch(session: AsyncSession, case_number: str) -> InitialBatch | None:
    return await session.get(InitialBatch, case_number, with_for_update=True)


async def sent_of_batch(session: AsyncSession, case_number: str) -> int:
    """How many documents of the batch have left."""
    query = select(func.count()).where(
        Document.case_number == case_number, col(Document.initial), Document.state == "dispatched"
    )
    return int((await session.exec(query)).one())
