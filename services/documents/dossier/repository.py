"""Every query of the dossier."""

from __future__ import annotations

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.documents.dossier.models import DossierItem, HandOver
from shared.platform.db import run_sql
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem


async def next_number(session: AsyncSession, case_number: str) -> int:
    """The next number of the catalogue; its counter stays locked until the entry is committed."""
    result = await run_sql(
        session,
        "INSERT INTO documents.dossier_counter AS c (case_number, last_number) VALUES (:case, 1)"
        " ON CONFLICT (case_number) DO UPDATE SET last_number = c.last_number + 1 RETURNING last_number",
        case=case_number,
    )
    return int(result.scalar_one())


async def is_filed(session: AsyncSession, kind: str, reference: str) -> bool:
    query = select(DossierItem.id).where(DossierItem.kind == kind, DossierItem.reference == reference)
    return (await session.exec(query)).first() is not None


async def catalogue(session: AsyncSession, case_number: str) -> list[DossierItem]:
    query = (
        select(DossierItem).where(DossierItem.case_number == case_number).order_by(col(DossierItem.number))
    )
    return list((await session.exec(query)).all())


async def lock_hand_over(session: AsyncSession, hand_over_id: str) -> HandOver:
    """The hand-over, locked; 404 if there is none."""
    found = await session.get(HandOver, hand_over_id, with_for_update=True)
    if found is None:
        raise Problem(404, ProblemCode.UNKNOWN_HAND_OVER)
    return found


async def hand_overs(session: AsyncSession, case_number: str) -> list[HandOver]:
    query = (
        select(HandOver)
        .where(HandOver.case_number == case_number)
        .order_by(col(HandOver.handed_at), HandOver.id)
    )
    return list((await session.exec(query)).all())
