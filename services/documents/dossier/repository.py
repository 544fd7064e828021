"""Every query of the dossier."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Select
from sqlalchemy import select as select_columns
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.documents.dossier import acts
from services.documents.dossier.models import DossierItem, HandOver
from services.documents.dossier.schemas import DossierFilter, HandOverFilter
from shared.platform.db import run_sql
from shared.platform.paging import Page, Sort, key_of, listed, page
from shared.platform.todo import Waiting
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem
from shared.values.roles import Actor


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


async def catalogue(session: AsyncSession, asked: DossierFilter, case_number: str) -> Page[DossierItem]:
    which = asked.equal(DossierItem, "kind")
    if typed := asked.q.strip():
        which.append(col(DossierItem.title).contains(typed, autoescape=True))
    query = select_columns(DossierItem).where(col(DossierItem.case_number) == case_number, *which)
    number: Any = DossierItem.number
    sort = Sort(number, key_of(DossierItem), int, descending=asked.sort == "newest")
    found = await page(session, query, sort, asked)
    return found.of(lambda row: row[0])


async def lock_hand_over(session: AsyncSession, hand_over_id: str) -> HandOver:
    """The hand-over, locked; 404 if there is none."""
    found = await session.get(HandOver, hand_over_id, with_for_update=True)
    if found is None:
        raise Problem(404, ProblemCode.UNKNOWN_HAND_OVER)
    return found


_unreceived = col(HandOver.received_at).is_(None)


async def hand_overs(
    session: AsyncSession, asked: HandOverFilter, cases: str | Select[Any]
) -> Page[HandOver]:
    which = asked.equal(HandOver, "bundle", "handed_by", "asset")
    if asked.received is not None:
        which.append(~_unreceived if asked.received else _unreceived)
    return await listed(session, HandOver, HandOver.handed_at, asked, cases, *which)


def _another(actor: Actor) -> ColumnElement[bool]:
    return col(HandOver.handed_by) != actor.id


WAITING = [Waiting(acts.RECEIVE, HandOver, HandOver.handed_at, _unreceived, _another)]
"""What waits for somebody here."""
