"""Every query of delivery."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Select, and_, or_
from sqlalchemy import select as select_columns
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.documents.delivery.models import Attempt, Delivery
from services.documents.delivery.schemas import DeliveryFilter
from services.documents.drafting.models import Document
from services.documents.undelivered import acts
from shared.contracts.teams import SERVICES
from shared.platform.db import run_sql
from shared.platform.paging import Page, Sort, among, begins, key_of, page
from shared.platform.reading import is_closed_seen
from shared.platform.todo import Waiting
from shared.values.audit_action import AuditAction
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem
from shared.values.roles import Actor


async def deliveries(session: AsyncSession, document_id: str) -> list[Delivery]:
    query = select(Delivery).where(Delivery.document_id == document_id).order_by(Delivery.addressee)
    return list((await session.exec(query)).all())


async def listed_deliveries(
    session: AsyncSession, asked: DeliveryFilter, cases: str | Select[Any], actor: Actor
) -> Page[Delivery]:
    """The deliveries of documents of `cases` that are open to `actor`, in the order in which they were handed over."""
    is_open = or_(~col(Document.closed_to_others), is_closed_seen(actor, Document.case_number))
    query = (
        select_columns(Delivery)
        .join(Document, col(Document.id) == col(Delivery.document_id))
        .where(
            among(Document.case_number, cases), is_open, *asked.equal(Delivery, "document_id", "addressee")
        )
    )
    if asked.served is not None:
        unserved = col(Delivery.served_at).is_(None)
        query = query.where(~unserved if asked.served else unserved)
    if asked.q.strip():
        to = begins(asked.q, Attempt.address)
        query = query.where(col(Delivery.id).in_(select(Attempt.delivery_id).where(*to)))
    at: Any = Delivery.ordered_at
    sort = Sort(at, key_of(Delivery), descending=asked.sort == "newest")
    found = await page(session, query, sort, asked)
    return found.of(lambda row: row[0])


async def attempts_of(session: AsyncSession, delivery_ids: Collection[str]) -> list[Attempt]:
    query = select(Attempt).where(col(Attempt.delivery_id).in_(delivery_ids)).order_by(Attempt.id)
    return list((await session.exec(query)).all())


async def attempts(session: AsyncSession, document_id: str) -> list[Attempt]:
    query = (
        select(Attempt)
        .join(Delivery, col(Delivery.id) == col(Attempt.delivery_id))
        .where(Delivery.document_id == document_id)
        .order_by(Attempt.id)
    )
    return list((await session.exec(query)).all())


async def dossier_read_at(session: AsyncSession, case_number: str, reader: str) -> datetime | None:
    """When a person has last read the case's e-dossier; what a service read under the person's token is no reading."""
    result = await run_sql(
        session,
        "SELECT max(at) FROM documents.audit WHERE case_number = :case AND actor = :reader AND action = :action"
        " AND NOT coalesce(detail->>'via', '') = ANY(:services)",
        case=case_number,
        reader=reader,
        action=AuditAction.DOSSIER_READ.value,
        services=list(SERVICES),
    )
    return cast("datetime | None", result.scalar_one())


async def unsigned(session: AsyncSession, case_number: str, agent: str) -> list[Delivery]:
    """The case's deliveries that an agent is to sign for and nobody has yet, locked."""
    query = (
        select(Delivery)
        .join(Document, col(Document.id) == col(Delivery.document_id))
        .where(
            Document.case_number == case_number, Delivery.agent == agent, col(Delivery.served_at).is_(None)
        )
        .order_by(Delivery.id)
        .with_for_update(of=Delivery)
    )
    return list((await session.exec(query)).all())


async def delivery(session: AsyncSession, delivery_id: str) -> Delivery:
    """The delivery; 404 if there is none."""
    found = await session.get(Delivery, delivery_id)
    if found is None:
        raise Problem(404, ProblemCode.UNKNOWN_DELIVERY)
    return found


async def enclosed(session: AsyncSession, message_id: str) -> list[tuple[Attempt, Delivery]]:
    """What a message carries: the attempts, each with its delivery."""
    alone = and_(col(Attempt.envelope).is_(None), col(Attempt.id) == message_id)
    query = (
        select(Attempt, Delivery)
        .join(Delivery, col(Delivery.id) == col(Attempt.delivery_id))
        .where(or_(alone, col(Attempt.envelope) == message_id))
        .order_by(Attempt.id)
    )
    return list((await session.exec(query)).all())


async def loose_letters(session: AsyncSession, case_number: str) -> list[tuple[Attempt, Delivery]]:
    """What is to leave the case by post and is in no envelope yet, locked."""
    query = (
        select(Attempt, Delivery)
        .join(Delivery, col(Delivery.id) == col(Attempt.delivery_id))
        .join(Document, col(Document.id) == col(Delivery.document_id))
        .where(
            Document.case_number == case_number,
            col(Document.state).in_(("dispatch_ordered", "dispatched")),
            Attempt.channel == "post",
            Attempt.state == "ordered",
            col(Attempt.envelope).is_(None),
        )
        .order_by(Attempt.id)
        .with_for_update(of=Attempt)
    )
    return list((await session.exec(query)).all())


WAITING = [
    Waiting(acts.ORDER_AGAIN, Delivery, Delivery.unsent_since, col(Delivery.unsent_since).is_not(None)),
    Waiting(
        acts.REPORT_FAILURE,
        Delivery,
        Delivery.failed_at,
        and_(col(Delivery.failed_at).is_not(None), col(Delivery.reported_at).is_(None)),
    ),
    Waiting(
        acts.SERVE_AGAIN,
        Delivery,
        Delivery.reported_at,
        and_(col(Delivery.failed_at).is_not(None), col(Delivery.reported_at).is_not(None)),
    ),
]
"""What waits for somebody here."""
