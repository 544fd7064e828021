"""Every query of pay-outs."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, Select, case, column, exists, func
from sqlalchemy.dialects.postgresql import array
from sqlalchemy.orm import aliased
from sqlmodel import and_, col, or_, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.funds.distribution.models import DistributedReceipt, Distribution, DistributionShare
from services.funds.holds.repository import held_since, holds
from services.funds.ledger.models import LedgerEntry
from services.funds.ledger.rules import Account
from services.funds.payout import acts
from services.funds.payout.models import REACHED, Payout, PayoutApproval, PayoutPaper
from services.funds.payout.rules import STEPS, Step
from services.funds.payout.schemas import PayoutFilter
from services.funds.receipts.models import Receipt
from shared.platform.acts import Operation
from shared.platform.paging import Page, begins, by_amount, listed
from shared.platform.todo import Waiting, acting_as
from shared.values.articles import REGULATION
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem


async def payout(session: AsyncSession, payout_id: str) -> Payout:
    """The pay-out; 404 if there is none."""
    found = await session.get(Payout, payout_id)
    if found is None:
        raise Problem(404, ProblemCode.UNKNOWN_PAYOUT, article=REGULATION["二(六)2"])
    return found


def _taken(payout_id: Any, of: Any = func.count()) -> ScalarSelect[Any]:
    """How many steps of a pay-out are taken, or what `of` says of them."""
    return select(of).where(col(PayoutApproval.payout_id) == payout_id).scalar_subquery()


_steps = _taken(Payout.id)
_unanswered = and_(
    col(Payout.paid_at).is_(None), col(Payout.refused_at).is_(None), col(Payout.withdrawn_at).is_(None)
)
state_column: ColumnElement[str] = case(
    *((column(at).is_not(None), state) for at, state in REACHED),
    (_steps == len(STEPS), "ordered"),
    else_="approving",
)
"""A pay-out's state in SQL."""


async def payouts(session: AsyncSession, asked: PayoutFilter, cases: str | Select[Any]) -> Page[Payout]:
    which = asked.equal(Payout, "purpose", "distribution_id")
    which += begins(asked.q, Payout.payee_name, Payout.payee_account, amount=Payout.amount)
    if asked.state is not None:
        which.append(state_column == asked.state)
    if asked.next_step is not None:
        which.append(_steps == STEPS.index(asked.next_step))
    if asked.next_step is not None or asked.state in ("approving", "ordered"):
        which.append(_unanswered)  # says no more than these do, in the words of an index
    orders = by_amount(Payout.amount, Payout.id)
    return await listed(session, Payout, Payout.requested_at, asked, cases, *which, **orders)


async def steps_of(session: AsyncSession, payout_ids: Collection[str]) -> dict[str, list[PayoutApproval]]:
    """By pay-out, in the order of the steps."""
    query = select(PayoutApproval).where(col(PayoutApproval.payout_id).in_(payout_ids))
    found: dict[str, list[PayoutApproval]] = {payout_id: [] for payout_id in payout_ids}
    for row in sorted(await session.exec(query), key=lambda row: STEPS.index(Step(row.step))):
        found[row.payout_id].append(row)
    return found


async def papers_of(session: AsyncSession, payout_ids: Collection[str]) -> dict[str, PayoutPaper]:
    query = select(PayoutPaper).where(col(PayoutPaper.payout_id).in_(payout_ids))
    return {row.payout_id: row for row in await session.exec(query)}


async def is_scan_used(session: AsyncSession, sha256: str) -> bool:
    query = select(PayoutPaper.payout_id).where(PayoutPaper.scan_sha256 == sha256)
    return (await session.exec(query.limit(1))).first() is not None


async def share(session: AsyncSession, distribution_id: str, share_id: str) -> DistributionShare:
    """A line of that plan; 404 if it has no such line."""
    found = await session.get(DistributionShare, share_id)
    if found is None or found.distribution_id != distribution_id:
        raise Problem(404, ProblemCode.UNKNOWN_SHARE, article=REGULATION["二(六)2"])
    return found


_STANDS = and_(
    col(Payout.refused_at).is_(None),
    col(Payout.returned_at).is_(None),
    col(Payout.withdrawn_at).is_(None),
)
"""Its share is requested, or paid."""


async def of_share(session: AsyncSession, share_id: str) -> list[Payout]:
    return list((await session.exec(select(Payout).where(Payout.share_id == share_id))).all())


def is_unrequested() -> ColumnElement[bool]:
    """Of a share: it is more than nothing, and has no form, or one that the bank has refused or sent back, or that is withdrawn."""
    requested = exists().where(col(Payout.share_id) == DistributionShare.id, _STANDS)
    return and_(col(DistributionShare.amount) > 0, col(DistributionShare.reversed_at).is_(None), ~requested)


def has_unrequested() -> ColumnElement[bool]:
    """Of a plan: it has such a share."""
    return exists().where(col(DistributionShare.distribution_id) == Distribution.id, is_unrequested())


async def sources(session: AsyncSession, distribution_id: str) -> set[str]:
    """Where the money of a plan is from: the things that were sold, and the accounts that have paid."""
    query = (
        select(DistributedReceipt.asset, Receipt.payer_account)
        .join(Receipt, col(Receipt.id) == DistributedReceipt.receipt_id)
        .where(DistributedReceipt.distribution_id == distribution_id)
    )
    return {one for row in (await session.exec(query)).all() for one in row if one}


async def requested_beside(
    session: AsyncSession, case_number: str, payout_id: str | None = None
) -> dict[str, Decimal]:
    """By purpose, what the case's forms ask for or have had paid, but for this one."""
    query = (
        select(Payout.purpose, func.sum(Payout.amount))
        .where(Payout.case_number == case_number, _STANDS, Payout.id != (payout_id or ""))
        .group_by(Payout.purpose)
    )
    return dict((await session.exec(query)).all())


async def unrequested(session: AsyncSession, distribution_ids: Collection[str]) -> set[str]:
    """Those of the plans that have such a share."""
    query = select(Distribution.id).where(col(Distribution.id).in_(distribution_ids), has_unrequested())
    return set((await session.exec(query)).all())


_other = aliased(Payout)
_ordered_beside = (
    select(func.coalesce(func.sum(_other.amount), Decimal("0.00")))
    .where(
        _other.case_number == Payout.case_number,
        _other.id != Payout.id,
        col(_other.paid_at).is_(None),
        col(_other.refused_at).is_(None),
        _taken(_other.id) == len(STEPS),
    )
    .scalar_subquery()
)


def _stands(account: Account) -> ScalarSelect[Any]:
    """What stands on that account of a pay-out's case."""
    return (
        select(func.coalesce(func.sum(LedgerEntry.amount), Decimal("0.00")))
        .where(LedgerEntry.case_number == Payout.case_number, LedgerEntry.account == account)
        .scalar_subquery()
    )


_there = or_(_stands(Account.UNEXPLAINED) == 0, _stands(Account.BANK) - _ordered_beside >= Payout.amount)
"""rules.check_there, in SQL."""


async def ordered_beside(session: AsyncSession, payout: Payout) -> Decimal:
    """What the cashier has ordered in other pay-outs of the case, and the bank has not answered."""
    found: Decimal = (await session.exec(select(_ordered_beside).where(Payout.id == payout.id))).one()
    return found


def _waits(operation: Operation, step: Step, *which: ColumnElement[bool]) -> Waiting:
    """For the step after those taken; what the bank has answered has taken them all."""
    taken_at = _taken(Payout.id, func.max(PayoutApproval.taken_at))
    waits = and_(_unanswered, _steps == STEPS.index(step), *which)
    return Waiting(
        operation, Payout, taken_at, waits, lambda actor: ~_took(acting_as(actor, operation.offices))
    )


def _took(people: Collection[str], *which: ColumnElement[bool]) -> ColumnElement[bool]:
    """Whether one of them has taken a step of a pay-out, of those for which `which` holds, or one was taken in his stead."""
    theirs = or_(
        col(PayoutApproval.person).in_(people),
        func.jsonb_exists_any(PayoutApproval.stead, array(sorted(people))),
    )
    return exists().where(col(PayoutApproval.payout_id) == Payout.id, theirs, *which)


_ordered_at = _taken(Payout.id, func.max(PayoutApproval.taken_at))
_entered = exists().where(col(PayoutPaper.payout_id) == Payout.id)
WAITING = [
    Waiting(acts.REQUEST_PAYOUT, Distribution, Distribution.computed_at, has_unrequested()),
    *(_waits(operation, step) for step, operation in acts.REVIEWS.items()),
    Waiting(
        acts.ENTER_PAYOUT_PAPER,
        Payout,
        _ordered_at,
        and_(_unanswered, _steps == STEPS.index(Step.PAYMENT), ~_entered),
        lambda actor: (
            ~_took(actor.hands(acts.ENTER_PAYOUT_PAPER.offices), col(PayoutApproval.step) == Step.FORM)
        ),
    ),
    _waits(acts.ORDER_PAYMENT, Step.PAYMENT, _entered, ~holds(Payout.case_number), _there),
    Waiting(
        acts.ORDER_PAYMENT,
        Payout,
        _ordered_at,
        and_(
            _unanswered,
            _steps == len(STEPS),
            ~holds(Payout.case_number),
            _there,
            held_since(Payout.case_number, _ordered_at),
        ),
        lambda actor: (
            ~_took(acting_as(actor, acts.ORDER_PAYMENT.offices), col(PayoutApproval.step) != Step.PAYMENT)
        ),
    ),
]
"""What waits for somebody here. A payment that the bank has not answered is ordered again where need be only; one that a
hold has stopped after it was ordered, by a cashier once the hold has ended.
"""
