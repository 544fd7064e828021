"""Every query of receipts."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from sqlalchemy import ColumnElement, exists, func
from sqlalchemy.orm import aliased
from sqlmodel import col, or_, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.funds.receipts.models import Receipt
from shared.platform.db import run_sql
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem


async def told_before(session: AsyncSession, message_id: str, bank_reference: str) -> Receipt | None:
    """The receipt already made of this message or entry; a second telling waits here for the first."""
    await run_sql(
        session,
        "SELECT pg_advisory_xact_lock(hashtextextended('funds.receipt/' || :reference, 0))",
        reference=bank_reference,
    )
    query = select(Receipt).where(
        or_(Receipt.message_id == message_id, Receipt.bank_reference == bank_reference)
    )
    return (await session.exec(query)).first()


async def receipt(session: AsyncSession, receipt_id: str, *, lock: bool = False) -> Receipt:
    found = await session.get(Receipt, receipt_id, with_for_update=lock or None)
    if found is None:
        raise Problem(404, ProblemCode.UNKNOWN_RECEIPT)
    return found


async def of_case(session: AsyncSession, case_number: str) -> list[Receipt]:
    query = select(Receipt).where(Receipt.case_number == case_number)
    return list((await session.exec(query.order_by(col(Receipt.booked_at), Receipt.id))).all())


async def of_notice(session: AsyncSession, case_number: str, notice: str) -> list[Receipt]:
    query = select(Receipt).where(Receipt.case_number == case_number, Receipt.notice == notice)
    return list((await session.exec(query)).all())


async def of_listing(session: AsyncSession, case_number: str, listing: str) -> list[Receipt]:
    query = select(Receipt).where(Receipt.case_number == case_number, Receipt.listing == listing)
    return list((await session.exec(query)).all())


async def arrivals(session: AsyncSession, case_number: str) -> dict[str, datetime]:
    """When each of the case's receipts arrived, in the main account if it was claimed from there."""
    origin = aliased(Receipt)
    query = (
        select(Receipt.id, func.coalesce(origin.booked_at, Receipt.booked_at))
        .join(origin, col(origin.id) == Receipt.transfer_of, isouter=True)
        .where(Receipt.case_number == case_number)
    )
    return dict((await session.exec(query)).all())


def _not_transferred() -> ColumnElement[bool]:
    transfer = aliased(Receipt)
    return ~exists().where(col(transfer.transfer_of) == Receipt.id)


async def suspense(session: AsyncSession) -> list[Receipt]:
    """What lies in the main account, oldest first."""
    query = select(Receipt).where(col(Receipt.case_number).is_(None), _not_transferred())
    return list((await session.exec(query.order_by(col(Receipt.booked_at)))).all())


async def awaited_transfer(session: AsyncSession, case_number: str, amount: Decimal) -> Receipt | None:
    """The oldest claimed receipt of that amount that has not yet reached the case's account, locked."""
    query = (
        select(Receipt)
        .where(Receipt.claimed_for == case_number, Receipt.amount == amount, _not_transferred())
        .order_by(col(Receipt.claimed_at))
        .with_for_update()
    )
    return (await session.exec(query)).first()
