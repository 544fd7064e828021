"""Every query of the ledger."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from decimal import Decimal

from sqlalchemy import func
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.funds.ledger.models import LedgerEntry, LedgerPosting
from services.funds.ledger.rules import PLANNED, Account
from shared.platform.db import run_sql


async def lock(session: AsyncSession, case_numbers: Iterable[str]) -> None:
    """Postings to one case follow one another: held to commit, taken in one order."""
    for case_number in sorted(set(case_numbers)):
        await run_sql(session, "SELECT funds.lock_book(:case_number)", case_number=case_number)


async def balances(session: AsyncSession, case_numbers: Iterable[str]) -> dict[tuple[str, Account], Decimal]:
    query = (
        select(LedgerEntry.case_number, LedgerEntry.account, func.sum(LedgerEntry.amount))
        .where(col(LedgerEntry.case_number).in_(set(case_numbers)))
        .group_by(LedgerEntry.case_number, LedgerEntry.account)
    )
    return {(case, Account(account)): amount for case, account, amount in (await session.exec(query)).all()}


async def by_receipt(
    session: AsyncSession, case_numbers: Collection[str], account: Account
) -> dict[str, Decimal]:
    """Receipt of those cases → what came of it to stand on `account`, set apart by a plan since or not."""
    amount = -func.sum(col(LedgerEntry.amount))
    query = (
        select(LedgerPosting.reference, amount)
        .join(LedgerEntry, col(LedgerEntry.posting_id) == LedgerPosting.id)
        .where(
            col(LedgerEntry.case_number).in_(case_numbers),
            LedgerEntry.account == account,
            col(LedgerPosting.kind).not_in(PLANNED),
        )
        .group_by(LedgerPosting.reference)
        .having(amount != 0)
        .order_by(LedgerPosting.reference)
    )
    return dict((await session.exec(query)).all())


async def undistributed(session: AsyncSession, case_numbers: Collection[str]) -> set[str]:
    """The receipts of those cases whose money no plan has set apart yet: a plan takes all that there is."""
    received = (
        col(LedgerEntry.posting_id) == LedgerPosting.id,
        col(LedgerEntry.case_number).in_(case_numbers),
        LedgerEntry.account == Account.RECEIVED,
    )
    last_plan = (
        select(col(LedgerEntry.case_number), func.max(LedgerEntry.id).label("entry"))
        .join(LedgerPosting, received[0])
        .where(*received[1:], LedgerPosting.kind == "allocated")
        .group_by(col(LedgerEntry.case_number))
        .subquery()
    )
    query = (
        select(LedgerPosting.reference)
        .join(LedgerEntry, received[0])
        .outerjoin(last_plan, last_plan.c.case_number == col(LedgerEntry.case_number))
        .where(
            *received[1:],
            col(LedgerEntry.id) > func.coalesce(last_plan.c.entry, 0),
            col(LedgerPosting.kind).not_in(PLANNED),
        )
        .group_by(LedgerPosting.reference)
        .having(func.sum(LedgerEntry.amount) != 0)
    )
    return set((await session.exec(query)).all())


async def history(session: AsyncSession, case_number: str) -> list[tuple[LedgerPosting, LedgerEntry]]:
    query = (
        select(LedgerPosting, LedgerEntry)
        .join(LedgerEntry, col(LedgerEntry.posting_id) == LedgerPosting.id)
        .where(LedgerEntry.case_number == case_number)
        .order_by(col(LedgerEntry.id))
    )
    return [(posting, entry) for posting, entry in (await session.exec(query)).all()]


async def book_totals(session: AsyncSession) -> tuple[dict[Account, Decimal], int]:
    """What stands on each account over all cases, and how many postings do not sum to zero."""
    by_account = select(LedgerEntry.account, func.sum(LedgerEntry.amount)).group_by(LedgerEntry.account)
    totals = {Account(account): amount for account, amount in (await session.exec(by_account)).all()}
    unbalanced = (
        select(LedgerEntry.posting_id)
        .group_by(LedgerEntry.posting_id)
        .having(func.sum(LedgerEntry.amount) != 0)
    )
    count = (await session.exec(select(func.count()).select_from(unbalanced.subquery()))).one()
    return totals, count
