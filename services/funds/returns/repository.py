"""Every query of pay-outs that come back."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import ColumnElement, exists, func
from sqlalchemy.dialects.postgresql import array
from sqlmodel import and_, col, or_, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.funds.payout.models import Payout, PayoutApproval
from services.funds.payout.rules import Step
from services.funds.receipts.models import Receipt
from services.funds.returns import acts
from shared.platform.todo import Waiting
from shared.values.roles import Actor


async def ordered(session: AsyncSession, case_number: str) -> list[Payout]:
    """The case's pay-outs whose payment was ordered and not refused, in their order."""
    paying = exists().where(
        col(PayoutApproval.payout_id) == Payout.id, col(PayoutApproval.step) == Step.PAYMENT
    )
    query = select(Payout).where(Payout.case_number == case_number, col(Payout.refused_at).is_(None), paying)
    return list((await session.exec(query.order_by(col(Payout.requested_at), Payout.id))).all())


async def named(session: AsyncSession, payout_ids: Collection[str | None]) -> dict[str, Payout]:
    query = select(Payout).where(col(Payout.id).in_(payout_ids))
    return {one.id: one for one in (await session.exec(query)).all()}


async def brought_by(session: AsyncSession, payout_id: str) -> list[Receipt]:
    """The credits that may have brought the pay-out back, and of which nobody has said so."""
    query = select(Receipt).where(
        Receipt.returned_payout == payout_id, col(Receipt.return_settled_at).is_(None)
    )
    return list((await session.exec(query.order_by(Receipt.id))).all())


async def pending(session: AsyncSession, receipt_ids: Collection[str]) -> dict[str, Collection[str]]:
    """Of those receipts that may be such a credit and are not settled: who has requested the pay-out, and in whose stead."""
    query = (
        select(Receipt.id, PayoutApproval.person, PayoutApproval.stead)
        .join(PayoutApproval, col(PayoutApproval.payout_id) == Receipt.returned_payout)
        .where(
            col(Receipt.id).in_(receipt_ids),
            col(Receipt.return_settled_at).is_(None),
            PayoutApproval.step == Step.FORM,
        )
    )
    return {receipt: (person, *stead) for receipt, person, stead in (await session.exec(query)).all()}


def _not_requested_by(actor: Actor) -> ColumnElement[bool]:
    hands = sorted(actor.hands(acts.DECIDE_PAYOUT_RETURN.offices))
    form = col(PayoutApproval.step) == Step.FORM, col(PayoutApproval.payout_id) == Receipt.returned_payout
    his = col(PayoutApproval.person).in_(hands)
    return ~exists().where(*form, or_(his, func.jsonb_exists_any(PayoutApproval.stead, array(hands))))


WAITING = [
    Waiting(
        acts.DECIDE_PAYOUT_RETURN,
        Receipt,
        Receipt.recorded_at,
        and_(col(Receipt.returned_payout).is_not(None), col(Receipt.return_settled_at).is_(None)),
        _not_requested_by,
    )
]
"""What waits for somebody here."""
