"""Every query of distribution."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, func
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.funds.distribution.models import DistributedReceipt, Distribution, DistributionShare
from services.funds.distribution.schemas import DistributionFilter
from services.funds.distribution.sharing import Purpose
from services.funds.payout.models import Payout
from services.funds.payout.repository import has_unrequested, is_unrequested
from shared.platform.paging import Page, by_amount, listed
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem


async def distribution(session: AsyncSession, distribution_id: str) -> Distribution:
    found = await session.get(Distribution, distribution_id)
    if found is None:
        raise Problem(404, ProblemCode.UNKNOWN_DISTRIBUTION)
    return found


async def count(session: AsyncSession, case_number: str) -> int:
    query = select(func.count()).where(Distribution.case_number == case_number)
    return (await session.exec(query)).one()


async def distributions(
    session: AsyncSession, asked: DistributionFilter, cases: str | Select[Any]
) -> Page[Distribution]:
    which: list[ColumnElement[bool]] = []
    if asked.requested is not None:
        which.append(~has_unrequested() if asked.requested else has_unrequested())
    orders = by_amount(Distribution.available, Distribution.id)
    return await listed(session, Distribution, Distribution.computed_at, asked, cases, *which, **orders)


async def shares(
    session: AsyncSession, distribution_ids: Collection[str]
) -> dict[str, list[DistributionShare]]:
    """By plan, in the order of their positions."""
    query = select(DistributionShare).where(col(DistributionShare.distribution_id).in_(distribution_ids))
    found: dict[str, list[DistributionShare]] = {plan: [] for plan in distribution_ids}
    for row in await session.exec(query.order_by(col(DistributionShare.position))):
        found[row.distribution_id].append(row)
    return found


async def newly_disbursed(session: AsyncSession, case_number: str) -> list[Distribution]:
    """The case's plans all of whose shares are paid by now, or taken up again by another plan, and were not known to be."""
    paid = exists().where(
        col(Payout.share_id) == DistributionShare.id,
        col(Payout.paid_at).is_not(None),
        col(Payout.returned_at).is_(None),
    )
    unpaid = exists().where(
        col(DistributionShare.distribution_id) == Distribution.id,
        col(DistributionShare.amount) > 0,
        col(DistributionShare.replanned_in).is_(None),
        ~paid,
    )
    query = select(Distribution).where(
        Distribution.case_number == case_number, col(Distribution.disbursed_at).is_(None), ~unpaid
    )
    return list((await session.exec(query)).all())


async def receipts_of(session: AsyncSession, distribution_id: str) -> list[DistributedReceipt]:
    query = select(DistributedReceipt).where(DistributedReceipt.distribution_id == distribution_id)
    return list((await session.exec(query.order_by(DistributedReceipt.receipt_id))).all())


async def undisbursed(session: AsyncSession, case_number: str) -> set[str]:
    """The receipts of which a plan of the case is still to pay a share."""
    query = (
        select(DistributedReceipt.receipt_id)
        .join(Distribution, col(Distribution.id) == DistributedReceipt.distribution_id)
        .where(Distribution.case_number == case_number, col(Distribution.disbursed_at).is_(None))
    )
    return set((await session.exec(query)).all())


async def reversed_shares(session: AsyncSession, case_number: str) -> list[DistributionShare]:
    """Of the case's plans, what went back to it and no plan has taken up again."""
    query = (
        select(DistributionShare)
        .join(Distribution, col(Distribution.id) == DistributionShare.distribution_id)
        .where(
            Distribution.case_number == case_number,
            col(DistributionShare.reversed_at).is_not(None),
            col(DistributionShare.replanned_in).is_(None),
        )
        .order_by(DistributionShare.id)
    )
    return list((await session.exec(query)).all())


async def unrequested_shares(session: AsyncSession, case_number: str) -> list[DistributionShare]:
    """Of the case's plans, what no form asks for."""
    query = (
        select(DistributionShare)
        .join(Distribution, col(Distribution.id) == DistributionShare.distribution_id)
        .where(Distribution.case_number == case_number, is_unrequested())
        .order_by(DistributionShare.id)
    )
    return list((await session.exec(query)).all())


async def older_interest(session: AsyncSession, case_number: str) -> Decimal | None:
    """What the last plan that had one was told of the interest by the older rule."""
    query = (
        select(col(Distribution.older_interest))
        .where(Distribution.case_number == case_number, col(Distribution.older_interest).is_not(None))
        .order_by(col(Distribution.computed_at).desc(), col(Distribution.id))
    )
    return (await session.exec(query)).first()


async def returned(session: AsyncSession, case_number: str) -> dict[str, Decimal]:
    """What the case's plans so far have set apart to go back, by respondent."""
    query = (
        select(DistributionShare.party_id, func.sum(DistributionShare.amount))
        .join(Distribution, col(Distribution.id) == DistributionShare.distribution_id)
        .where(
            Distribution.case_number == case_number,
            DistributionShare.purpose == Purpose.SURPLUS.value,
            col(DistributionShare.party_id).is_not(None),
            col(DistributionShare.reversed_at).is_(None),
        )
        .group_by(col(DistributionShare.party_id))
    )
    return {party or "": amount for party, amount in (await session.exec(query)).all()}


async def settled(session: AsyncSession, case_number: str) -> dict[Purpose, Decimal]:
    """What the case's plans so far have set apart for each purpose."""
    query = (
        select(DistributionShare.purpose, func.sum(DistributionShare.amount))
        .join(Distribution, col(Distribution.id) == DistributionShare.distribution_id)
        .where(Distribution.case_number == case_number, col(DistributionShare.reversed_at).is_(None))
        .group_by(DistributionShare.purpose)
    )
    return {Purpose(purpose): amount for purpose, amount in (await session.exec(query)).all()}
