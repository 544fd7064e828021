"""Every query of money in the main account and of its transfers."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from decimal import Decimal

from sqlalchemy import ColumnElement, exists, func, literal, true
from sqlalchemy.orm import aliased
from sqlmodel import and_, col, or_, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.funds.anomalies.models import AnomalyReturn
from services.funds.receipts.models import Receipt
from services.funds.receipts.repository import sought
from services.funds.suspense import acts
from services.funds.suspense.models import SuspenseDecision, SuspenseRefund, Transfer
from services.funds.suspense.schemas import RefundFilter, SuspenseFilter
from shared.platform.court import CaseAccess
from shared.platform.db import TODAY, day_of
from shared.platform.paging import Page, by_amount, listed, reached
from shared.platform.reading import is_listed_open
from shared.platform.todo import Waiting, by_another
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem
from shared.values.roles import Actor, Office


def not_transferred() -> ColumnElement[bool]:
    """It has not reached a case, does not go back to its payer, and is not what an unexplained debit had taken."""
    moved = aliased(Receipt)
    back = exists().where(col(AnomalyReturn.receipt_id) == Receipt.id, col(AnomalyReturn.granted).is_(True))
    refunded = exists().where(
        col(SuspenseRefund.receipt_id) == Receipt.id,
        col(SuspenseRefund.granted).is_(True),
        col(SuspenseRefund.refused_at).is_(None),
    )
    return and_(~exists().where(col(moved.transfer_of) == Receipt.id), ~back, ~refunded)


async def is_transferred(session: AsyncSession, receipt_id: str) -> bool:
    query = select(Receipt.id).where(Receipt.id == receipt_id, not_transferred())
    return (await session.exec(query)).first() is None


async def suspense(session: AsyncSession, asked: SuspenseFilter, actor: Actor) -> Page[Receipt]:
    """What lies in the main account: all may look for what nobody knows the case of, a case's only those to whom it is open."""
    which: list[ColumnElement[bool]] = [not_transferred()]
    if not actor.offices & {*acts.IDENTIFY_RECEIPT.offices, *acts.DECIDE_UNIDENTIFIED.offices}:
        is_open = is_listed_open(actor, "funds", CaseAccess)
        open_to = exists().where(col(CaseAccess.case_number) == Receipt.identified_for, is_open)
        which.append(or_(col(Receipt.identified_for).is_(None), open_to))
    which += sought(asked.q) + reached(asked.claimed, Receipt.claimed_for)
    which += reached(asked.identified, Receipt.identified_for)
    orders = by_amount(Receipt.amount, Receipt.id)
    return await listed(session, Receipt, Receipt.booked_at, asked, None, *which, **orders)


async def awaited_transfer(
    session: AsyncSession, case_number: str, amount: Decimal, remark: str
) -> Receipt | None:
    """The receipt of the case of that amount that has not yet reached its account, locked.

    The one whose transfer the bank's remark names; or else the oldest, a claimed one first.
    """
    named = exists().where(
        col(Transfer.receipt_id) == Receipt.id,
        col(Transfer.case_number) == case_number,
        literal(remark).contains(col(Transfer.id)),
    )
    query = (
        select(Receipt)
        .where(
            or_(Receipt.claimed_for == case_number, Receipt.identified_for == case_number),
            Receipt.amount == amount,
            not_transferred(),
        )
        .order_by(named.desc(), col(Receipt.claimed_at).nulls_last(), col(Receipt.booked_at))
        .with_for_update()
    )
    return (await session.exec(query)).first()


async def took_anothers(session: AsyncSession, transfer: Transfer) -> bool:
    """Whether another transfer of that amount to the case is paid and has not arrived: its credit was taken for this one's."""
    query = select(Transfer.id).where(
        Transfer.case_number == transfer.case_number,
        Transfer.amount == transfer.amount,
        Transfer.id != transfer.id,
        col(Transfer.paid_at).is_not(None),
        ~exists().where(col(Receipt.transfer_of) == Transfer.receipt_id),
    )
    return (await session.exec(query.limit(1))).first() is not None


async def ordered_beside(session: AsyncSession, receipt: Receipt) -> Decimal:
    """What has been claimed beside it, and still stands in the book of the main account."""
    query = select(func.coalesce(func.sum(Receipt.amount), Decimal("0.00"))).where(
        col(Receipt.claimed_for).is_not(None), Receipt.id != receipt.id, not_transferred()
    )
    return (await session.exec(query)).one()


async def awaited(session: AsyncSession, case_number: str) -> Decimal:
    """What lies in the main account and has been found to be the case's."""
    query = select(func.coalesce(func.sum(Receipt.amount), Decimal("0.00"))).where(
        Receipt.identified_for == case_number, not_transferred()
    )
    return (await session.exec(query)).one()


async def look_again(session: AsyncSession, receipt_ids: Collection[str]) -> dict[str, date]:
    """Of the receipts that were decided on, the day of the last decision's end."""
    query = (
        select(SuspenseDecision.receipt_id, func.max(SuspenseDecision.look_again_on))
        .where(col(SuspenseDecision.receipt_id).in_(receipt_ids))
        .group_by(SuspenseDecision.receipt_id)
    )
    return dict((await session.exec(query)).all())


async def refund(session: AsyncSession, refund_id: str, *, lock: bool = False) -> SuspenseRefund:
    found = await session.get(SuspenseRefund, refund_id, with_for_update=lock or None)
    if found is None:
        raise Problem(404, ProblemCode.UNKNOWN_REFUND)
    return found


async def refunds(session: AsyncSession, receipt_ids: Collection[str]) -> dict[str, SuspenseRefund]:
    """Of the receipts, the refund that waits for its decision or for the bank, or is paid."""
    query = select(SuspenseRefund).where(
        col(SuspenseRefund.receipt_id).in_(receipt_ids),
        col(SuspenseRefund.granted).is_not(False),
        col(SuspenseRefund.refused_at).is_(None),
    )
    return {row.receipt_id: row for row in (await session.exec(query)).all()}


async def listed_refunds(session: AsyncSession, asked: RefundFilter) -> Page[SuspenseRefund]:
    which = [] if asked.granted is None else [col(SuspenseRefund.granted).is_(asked.granted)]
    return await listed(session, SuspenseRefund, SuspenseRefund.proposed_at, asked, None, *which)


async def transfers_of(session: AsyncSession, receipt_id: str) -> list[Transfer]:
    return list((await session.exec(select(Transfer).where(Transfer.receipt_id == receipt_id))).all())


async def transfer(session: AsyncSession, transfer_id: str, *, lock: bool = False) -> Transfer | None:
    return await session.get(Transfer, transfer_id, with_for_update=lock or None)


def _claims(actor: Actor) -> ColumnElement[bool]:
    """The funds officer what the remark has identified, the case's officer the rest, too; never who identified it."""
    officers = actor.stands_for(Office.HANDLING_OFFICER)
    access = aliased(CaseAccess)  # the work list joins its own
    own = exists().where(col(access.case_number) == Receipt.identified_for, col(access.officer).in_(officers))
    theirs = true() if Office.FUNDS_OFFICER in actor.offices else own
    before = (Receipt.identified_by, Receipt.identified_stead)
    return and_(theirs, by_another(actor, acts.CLAIM_RECEIPT, *before))


_LIES = and_(col(Receipt.case_number).is_(None), col(Receipt.claimed_for).is_(None), not_transferred())
_UNIDENTIFIED = and_(_LIES, col(Receipt.identified_for).is_(None))


_proposed = exists().where(
    col(SuspenseRefund.receipt_id) == Receipt.id,
    col(SuspenseRefund.granted).is_not(False),
    col(SuspenseRefund.refused_at).is_(None),
)
_decided = exists().where(
    col(SuspenseDecision.receipt_id) == Receipt.id, col(SuspenseDecision.look_again_on) > TODAY
)
WAITING = [
    Waiting(acts.IDENTIFY_RECEIPT, Receipt, Receipt.recorded_at, _UNIDENTIFIED),
    Waiting(
        acts.CLAIM_RECEIPT,
        Receipt,
        Receipt.identified_at,
        and_(_LIES, col(Receipt.identified_for).is_not(None)),
        _claims,
    ),
    Waiting(
        acts.DECIDE_UNIDENTIFIED,
        Receipt,
        Receipt.recorded_at,
        and_(_UNIDENTIFIED, day_of(Receipt.recorded_at) < TODAY, ~_decided, ~_proposed),
    ),
    Waiting(
        acts.DECIDE_REFUND,
        SuspenseRefund,
        SuspenseRefund.proposed_at,
        col(SuspenseRefund.granted).is_(None),
        lambda actor: by_another(
            actor, acts.DECIDE_REFUND, SuspenseRefund.proposed_by, SuspenseRefund.proposed_for
        ),
    ),
]
"""What waits for somebody here; for the director what nobody has identified on the day of its arrival. An identification is put right where need be only."""
