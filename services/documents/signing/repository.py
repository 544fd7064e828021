"""Every query of signing that is not drafting's."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.documents.drafting.models import Document
from services.documents.signing.models import KeyGuard
from shared.contracts.teams import SERVICES
from shared.platform.db import run_sql
from shared.values.audit_action import AuditAction
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem


async def cases_of(session: AsyncSession, document_ids: Collection[str]) -> set[str]:
    """The case numbers of those documents that exist."""
    query = select(Document.case_number).where(col(Document.id).in_(document_ids))
    return set((await session.exec(query)).all())


async def opened(session: AsyncSession, reader: str, documents: Collection[Document]) -> set[str]:
    """Of the documents, those that the reader has opened since they were made: as they are, for what is changed is made anew."""
    made_at = {one.id: one.made_at for one in documents}
    cases = {one.case_number for one in documents}
    return await opened_since(session, reader, AuditAction.DOCUMENT_READ, cases, made_at)


async def opened_since(
    session: AsyncSession,
    reader: str,
    action: AuditAction,
    cases: Collection[str],
    made_at: Mapping[str, datetime],
) -> set[str]:
    """Of what was made then, by id, what the reader has opened since. What a service read under his token is no reading."""
    if not made_at:
        return set()
    result = await run_sql(
        session,
        "SELECT subject, max(at) AS at FROM documents.audit WHERE case_number = ANY(:cases) AND actor = :reader"
        " AND action = :action AND subject = ANY(:ids) AND NOT coalesce(detail->>'via', '') = ANY(:services)"
        " GROUP BY subject",
        cases=list(cases),
        reader=reader,
        action=action.value,
        ids=list(made_at),
        services=list(SERVICES),
    )
    return {row.subject for row in result if row.at >= made_at[row.subject]}


async def guard(session: AsyncSession, staff_id: str) -> KeyGuard:
    """Of the signer's key, made if it is new, locked to the end of the transaction."""
    await run_sql(
        session,
        "INSERT INTO documents.key_guard (staff_id, refused) VALUES (:staff, 0) ON CONFLICT DO NOTHING",
        staff=staff_id,
    )
    return await session.get_one(KeyGuard, staff_id, with_for_update=True)


async def refused_guard(session: AsyncSession, staff_id: str) -> KeyGuard:
    """Of a key that was refused, locked; 404 for one that was not."""
    found = await session.get(KeyGuard, staff_id)
    if found is None or not found.refused:
        raise Problem(404, ProblemCode.UNKNOWN_KEY)
    return found


async def refused_guards(session: AsyncSession) -> list[KeyGuard]:
    """Of every key that was refused since it last opened."""
    query = select(KeyGuard).where(col(KeyGuard.refused) > 0).order_by(KeyGuard.staff_id)
    return list((await session.exec(query)).all())
