"""Every query of holds."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, exists
from sqlmodel import and_, col, or_, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.funds.distribution.models import DistributedReceipt, Distribution
from services.funds.holds import acts
from services.funds.holds.models import Hold
from services.funds.holds.schemas import HoldFilter
from services.funds.receipts.models import Receipt
from shared.platform.db import TODAY
from shared.platform.paging import Page, listed
from shared.platform.todo import Waiting
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem

_UNLIFTED = and_(col(Hold.granted).is_(True), col(Hold.resumed_at).is_(None))
_IN_FORCE = and_(_UNLIFTED, col(Hold.until) >= TODAY)


async def hold(session: AsyncSession, hold_id: str, *, lock: bool = False) -> Hold:
    found = await session.get(Hold, hold_id, with_for_update=lock or None)
    if found is None:
        raise Problem(404, ProblemCode.UNKNOWN_HOLD)
    return found


async def stands(session: AsyncSession, case_number: str) -> bool:
    """Whether one is asked for, or granted and not lifted."""
    asked = and_(col(Hold.granted).is_not(False), col(Hold.resumed_at).is_(None))
    query = select(Hold.id).where(Hold.case_number == case_number, asked)
    return (await session.exec(query)).first() is not None


def holds(case_number: Any) -> ColumnElement[bool]:
    """Whether a hold of the case is in force."""
    return exists().where(col(Hold.case_number) == case_number, _IN_FORCE)


def held_since(case_number: Any, at: Any) -> ColumnElement[bool]:
    """Whether a hold of the case was granted after `at`."""
    granted = and_(col(Hold.granted).is_(True), col(Hold.decided_at) >= at)
    return exists().where(col(Hold.case_number) == case_number, granted)


async def held(session: AsyncSession, case_numbers: set[str]) -> set[str]:
    """Those of the cases whose money is held."""
    query = select(Hold.case_number).where(col(Hold.case_number).in_(case_numbers), _IN_FORCE)
    return set((await session.exec(query)).all())


async def listed_holds(session: AsyncSession, asked: HoldFilter, cases: str | Select[Any]) -> Page[Hold]:
    which = [] if asked.in_force is None else [_IN_FORCE if asked.in_force else ~_IN_FORCE]
    return await listed(session, Hold, Hold.requested_at, asked, cases, *which)


async def lifted(session: AsyncSession, case_number: str) -> list[Hold]:
    """Those that are lifted and whose money is not known to be paid out."""
    query = select(Hold).where(
        Hold.case_number == case_number,
        col(Hold.resumed_at).is_not(None),
        col(Hold.disbursed_at).is_(None),
    )
    return list((await session.exec(query)).all())


async def is_all_disbursed(session: AsyncSession, case_number: str, came_by: datetime) -> bool:
    """Whether nothing that came to the case by then, and may be paid out, is left; a buyer's money once a plan has set it apart."""

    def planned(disbursed: ColumnElement[bool]) -> ColumnElement[bool]:
        return exists().where(
            col(DistributedReceipt.receipt_id) == Receipt.id,
            col(DistributedReceipt.distribution_id) == Distribution.id,
            disbursed,
        )

    paid, unpaid = (
        planned(col(Distribution.disbursed_at).is_not(None)),
        planned(col(Distribution.disbursed_at).is_(None)),
    )
    query = select(Receipt.id).where(
        Receipt.case_number == case_number,
        Receipt.recorded_at <= came_by,
        col(Receipt.returned_payout).is_(None),
        or_(unpaid, and_(col(Receipt.listing).is_(None), ~paid)),
    )
    return (await session.exec(query.limit(1))).first() is None


WAITING = [
    Waiting(acts.DECIDE_HOLD, Hold, Hold.requested_at, col(Hold.granted).is_(None)),
    Waiting(acts.LIFT_HOLD, Hold, Hold.decided_at, and_(_UNLIFTED, col(Hold.until) <= TODAY)),
]
"""What waits for somebody here; a hold may be lifted before its last day, where need be only. After it, it is lifted still:
the ten days to pay run from there.
"""
