"""Every query of delivery."""

from __future__ import annotations

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.documents.delivery.models import Attempt, Delivery
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem


async def deliveries(session: AsyncSession, document_id: str) -> list[Delivery]:
    query = select(Delivery).where(Delivery.document_id == document_id).order_by(Delivery.addressee)
    return list((await session.exec(query)).all())


async def attempts(session: AsyncSession, document_id: str) -> list[Attempt]:
    query = (
        select(Attempt)
        .join(Delivery, col(Delivery.id) == col(Attempt.delivery_id))
        .where(Delivery.document_id == document_id)
        .order_by(Attempt.id)
    )
    return list((await session.exec(query)).all())


async def document_of_message(session: AsyncSession, message_id: str) -> str:
    """The document that a message carried; 404 for a message that is not ours."""
    query = (
        select(Delivery.document_id)
        .join(Attempt, col(Attempt.delivery_id) == col(Delivery.id))
        .where(Attempt.id == message_id)
    )
    found = (await session.exec(query)).first()
    if found is None:
        raise Problem(404, ProblemCode.UNKNOWN_MESSAGE, "没有发出过这个编号的文书")
    return found
