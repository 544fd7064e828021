"""Every query of pay-outs."""

from __future__ import annotations

from decimal import Decimal

from sqlalchemy import exists
from sqlmodel import and_, col, or_, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.funds.distribution.models import DistributionShare
from services.funds.payout.models import Payout, PayoutApproval, PayoutPaper
from services.funds.payout.rules import STEPS, Step
from shared.values.articles import REGULATION
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem


async def payout(session: AsyncSession, payout_id: str, *, lock: bool = False) -> Payout:
    """The pay-out; 404 if there is none. Locked, its steps follow one another."""
    found = await session.get(Payout, payout_id, with_for_update=lock or None)
    if found is None:
        raise Problem(404, ProblemCode.UNKNOWN_PAYOUT, article=REGULATION["二(六)2"])
    return found


async def of_case(session: AsyncSession, case_number: str) -> list[Payout]:
    query = select(Payout).where(Payout.case_number == case_number)
    return list((await session.exec(query.order_by(col(Payout.requested_at), Payout.id))).all())


async def approvals(session: AsyncSession, payout_id: str) -> list[PayoutApproval]:
    """In the order of the steps."""
    rows = await session.exec(select(PayoutApproval).where(PayoutApproval.payout_id == payout_id))
    return sorted(rows.all(), key=lambda row: STEPS.index(Step(row.step)))


async def paper(session: AsyncSession, payout_id: str) -> PayoutPaper | None:
    return await session.get(PayoutPaper, payout_id)


async def share(session: AsyncSession, distribution_id: str, share_id: str) -> DistributionShare:
    """A line of that plan; 404 if it has no such line."""
    found = await session.get(DistributionShare, share_id)
    if found is None or found.distribution_id != distribution_id:
        raise Problem(404, ProblemCode.UNKNOWN_SHARE, article=REGULATION["二(六)2"])
    return found


async def explains(session: AsyncSession, case_number: str, bank_reference: str, amount: Decimal) -> bool:
    """Whether a pay-out of that amount was paid under that reference, or is ordered and not yet answered."""
    ordered = exists().where(
        col(PayoutApproval.payout_id) == Payout.id, col(PayoutApproval.step) == Step.PAYMENT
    )
    unanswered = col(Payout.paid_at).is_(None) & col(Payout.refused_at).is_(None)
    query = select(Payout.id).where(
        Payout.case_number == case_number,
        Payout.amount == amount,
        or_(Payout.bank_reference == bank_reference, and_(ordered, unanswered)),
    )
    return (await session.exec(query.limit(1))).first() is not None


async def of_share(session: AsyncSession, share_id: str) -> list[Payout]:
    return list((await session.exec(select(Payout).where(Payout.share_id == share_id))).all())
