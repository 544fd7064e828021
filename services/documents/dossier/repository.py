"""Every query of the dossier."""

from __future__ import annotations

from collections import Counter
from typing import Any

from sqlalchemy import ColumnElement, Select, func
from sqlalchemy import select as select_columns
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.documents.delivery.models import Delivery
from services.documents.dossier import acts
from services.documents.dossier.models import AbsentPaper, DossierItem, HandOver
from services.documents.dossier.schemas import DossierFilter, HandOverFilter
from services.documents.drafting.models import Document
from shared.platform.db import run_sql
from shared.platform.paging import Page, Sort, key_of, listed, page
from shared.platform.todo import Waiting, by_another
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem
from shared.values.roles import Actor


async def lock_catalogue(session: AsyncSession, case_number: str) -> None:
    """Whoever enters a document, or sends one, in the same case waits until this transaction is over."""
    await run_sql(
        session,
        "INSERT INTO documents.dossier_counter AS c (case_number, last_number) VALUES (:case, 0)"
        " ON CONFLICT (case_number) DO UPDATE SET last_number = c.last_number",
        case=case_number,
    )


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


async def of_document(session: AsyncSession, document_id: str) -> DossierItem | None:
    """Its entry in the catalogue."""
    query = select(DossierItem).where(DossierItem.document_id == document_id)
    return (await session.exec(query)).first()


async def scans(session: AsyncSession, case_number: str) -> Counter[str]:
    """How many of the catalogue's entries are files, by what they are."""
    query = (
        select_columns(col(DossierItem.kind), func.count().label("papers"))
        .where(col(DossierItem.case_number) == case_number, col(DossierItem.document_id).is_(None))
        .group_by(col(DossierItem.kind))
    )
    rows = (await (await session.connection()).execute(query)).all()
    return Counter({row.kind: row.papers for row in rows})


async def entered(session: AsyncSession, case_number: str) -> list[Document]:
    """The documents in the catalogue, but for what was withdrawn."""
    query = (
        select(Document)
        .join(DossierItem, col(DossierItem.document_id) == col(Document.id))
        .where(Document.case_number == case_number, Document.state != "withdrawn")
    )
    return list((await session.exec(query)).all())


async def deliveries(session: AsyncSession, case_number: str) -> list[tuple[Delivery, Document]]:
    """Every delivery of a document of the case that has left."""
    query = (
        select(Delivery, Document)
        .join(Document, col(Document.id) == col(Delivery.document_id))
        .where(Document.case_number == case_number, Document.state == "dispatched")
        .order_by(col(Delivery.ordered_at), Delivery.id)
    )
    return list((await session.exec(query)).all())


async def absences(session: AsyncSession, case_number: str) -> dict[str, AbsentPaper]:
    """Why papers are not there, by paper."""
    query = select(AbsentPaper).where(AbsentPaper.case_number == case_number)
    return {absent.paper: absent for absent in (await session.exec(query)).all()}


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
    return by_another(actor, acts.RECEIVE, HandOver.handed_by, HandOver.handed_for)


WAITING = [Waiting(acts.RECEIVE, HandOver, HandOver.handed_at, _unreceived, _another)]
"""What waits for somebody here."""
