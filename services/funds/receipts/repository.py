"""Every query of receipts."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, func
from sqlalchemy.orm import aliased
from sqlmodel import and_, col, or_, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.funds.receipts import acts
from services.funds.receipts.models import Receipt
from services.funds.receipts.rules import Purpose
from services.funds.receipts.schemas import ReceiptFilter
from shared.platform.db import run_sql
from shared.platform.paging import Page, begins, by_amount, listed, reached
from shared.platform.todo import Waiting
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


async def receipts(session: AsyncSession, asked: ReceiptFilter, cases: str | Select[Any]) -> Page[Receipt]:
    which = asked.equal(Receipt, "purpose", "payable", "listing") + sought(asked.q)
    which += reached(asked.told, Receipt.told_at)
    orders = by_amount(Receipt.amount, Receipt.id)
    return await listed(session, Receipt, Receipt.booked_at, asked, cases, *which, **orders)


def sought(text: str) -> list[ColumnElement[bool]]:
    columns = (Receipt.payer_name, Receipt.payer_account, Receipt.account_number, Receipt.bank_reference)
    return begins(text, *columns, amount=Receipt.amount)


async def of_notice(session: AsyncSession, case_number: str, notice: str) -> list[Receipt]:
    query = select(Receipt).where(Receipt.case_number == case_number, Receipt.notice == notice)
    return list((await session.exec(query)).all())


async def of_listing(session: AsyncSession, case_number: str, listing: str) -> list[Receipt]:
    query = select(Receipt).where(Receipt.case_number == case_number, Receipt.listing == listing)
    return list((await session.exec(query)).all())


async def found_sold(session: AsyncSession, receipt_ids: Collection[str], at: datetime) -> None:
    """Those of which auction has booked a price are of a sale on record, whoever put them to it."""
    query = select(Receipt).where(col(Receipt.id).in_(receipt_ids), col(Receipt.sale_known_at).is_(None))
    for row in (await session.exec(query)).all():
        row.sale_known_at = at


async def arrivals(session: AsyncSession, case_number: str) -> dict[str, datetime]:
    """When each of the case's receipts arrived, in the main account if it was claimed from there."""
    origin = aliased(Receipt)
    query = (
        select(Receipt.id, func.coalesce(origin.booked_at, Receipt.booked_at))
        .join(origin, col(origin.id) == Receipt.transfer_of, isouter=True)
        .where(Receipt.case_number == case_number)
    )
    return dict((await session.exec(query)).all())


async def payers(session: AsyncSession, case_number: str) -> dict[str, tuple[str, str]]:
    """Who has paid each of the case's receipts, by name and account: into the main account if it was claimed from there."""
    origin = aliased(Receipt)
    query = (
        select(
            Receipt.id,
            func.coalesce(origin.payer_name, Receipt.payer_name),
            func.coalesce(origin.payer_account, Receipt.payer_account),
        )
        .join(origin, col(origin.id) == Receipt.transfer_of, isouter=True)
        .where(Receipt.case_number == case_number)
    )
    return {receipt: (name, account) for receipt, name, account in (await session.exec(query)).all()}


_UNTOLD = (
    Receipt.purpose != Purpose.RETURN,
    col(Receipt.case_number).is_not(None),
    col(Receipt.notice).is_(None),
    col(Receipt.told_at).is_(None),
)
_OF_UNKNOWN_SALE = and_(
    Receipt.purpose != Purpose.PAYMENT,
    Receipt.purpose != Purpose.RETURN,
    col(Receipt.sale_known_at).is_(None),
    col(Receipt.case_number).is_not(None),
)
WAITING = [
    Waiting(acts.TELL_RECEIPTS, Receipt, Receipt.recorded_at, and_(*_UNTOLD)),
    Waiting(acts.ASSIGN_RECEIPT, Receipt, Receipt.recorded_at, _OF_UNKNOWN_SALE),
]
"""What waits for somebody here: of a sale, what its remark alone says. A message under way is repeated where need be only."""
