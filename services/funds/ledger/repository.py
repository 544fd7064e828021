"""Every query of the ledger."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Select, case, func
from sqlalchemy import select as select_columns
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.funds.ledger.models import LedgerEntry, LedgerPosting
from services.funds.ledger.rules import MASTER, OURS, PLANNED, Account
from services.funds.ledger.schemas import HeldFilter
from shared.platform.db import run_sql
from shared.platform.paging import Page, Sort, page


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


def _held() -> Select[Any]:
    """Each case that has money, how much, and since when its account has never been empty."""
    moved = (
        select_columns(
            col(LedgerEntry.case_number),
            col(LedgerEntry.posting_id),
            func.min(LedgerEntry.id).label("at"),
            func.sum(LedgerEntry.amount).label("amount"),
        )
        .where(col(LedgerEntry.account).in_(OURS), col(LedgerEntry.case_number) != MASTER)
        .group_by(col(LedgerEntry.case_number), col(LedgerEntry.posting_id))
        .subquery()
    )
    stood = select_columns(
        *moved.c,
        func.sum(moved.c.amount).over(partition_by=moved.c.case_number, order_by=moved.c.at).label("balance"),
    ).subquery()
    emptied = (
        select_columns(stood.c.case_number, func.max(stood.c.at).label("at"))
        .where(stood.c.balance == 0)
        .group_by(stood.c.case_number)
        .subquery()
    )
    return (
        select_columns(
            stood.c.case_number,
            func.sum(stood.c.amount).label("held"),
            func.min(LedgerPosting.booked_at).label("since"),
        )
        .join(emptied, emptied.c.case_number == stood.c.case_number, isouter=True)
        .join(LedgerPosting, col(LedgerPosting.id) == stood.c.posting_id)
        .where(stood.c.at > func.coalesce(emptied.c.at, 0))
        .group_by(stood.c.case_number)
    )


async def held(
    session: AsyncSession, asked: HeldFilter, earliest: datetime | None, latest: datetime | None
) -> Page[Any]:
    """Those that hold money since after `earliest` and up to `latest`, the longest held first."""
    found = _held().subquery()
    query = select_columns(*found.c)
    if earliest is not None:
        query = query.where(found.c.since > earliest)
    if latest is not None:
        query = query.where(found.c.since <= latest)
    return await page(session, query, Sort(found.c.since, found.c.case_number), asked)


async def held_by_age(session: AsyncSession, begins: Sequence[datetime]) -> dict[int, tuple[int, Decimal]]:
    """How many cases hold how much, by the place of the first of `begins`, the latest first, after which they began to."""
    found = _held().subquery()
    age = case(*((found.c.since > begin, place) for place, begin in enumerate(begins)), else_=len(begins))
    aged = select_columns(age.label("age"), found.c.held).subquery()
    query = select_columns(aged.c.age, func.count(), func.sum(aged.c.held)).group_by(aged.c.age)
    rows = await (await session.connection()).execute(query)
    return {age: (cases, amount) for age, cases, amount in rows}
