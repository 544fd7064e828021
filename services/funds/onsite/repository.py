"""Every query of what changed hands on site."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import Select, exists, false
from sqlmodel import and_, col, or_, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.funds.anomalies.models import AnomalyReturn
from services.funds.onsite import acts
from services.funds.onsite.models import OnSite, PayingIn
from services.funds.onsite.rules import HANDED, OFFICERS, Kind
from services.funds.receipts.models import Receipt
from services.funds.receipts.rules import Purpose
from shared.platform.paging import Listing, Page, listed
from shared.platform.todo import Waiting, by_another
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem


async def on_site(session: AsyncSession, on_site_id: str, *, lock: bool = False) -> OnSite:
    found = await session.get(OnSite, on_site_id, with_for_update=lock or None)
    if found is None:
        raise Problem(404, ProblemCode.UNKNOWN_ON_SITE)
    return found


async def of_case(session: AsyncSession, case_number: str) -> list[OnSite]:
    return list((await session.exec(select(OnSite).where(OnSite.case_number == case_number))).all())


async def paying_in(session: AsyncSession, paying_in_id: str, *, lock: bool = False) -> PayingIn:
    found = await session.get(PayingIn, paying_in_id, with_for_update=lock or None)
    if found is None:
        raise Problem(404, ProblemCode.UNKNOWN_PAYING_IN)
    return found


async def takings(session: AsyncSession, paying_in_ids: Collection[str]) -> dict[str, list[OnSite]]:
    """By paying-in, what is said to have been paid in by it."""
    query = select(OnSite).where(col(OnSite.paying_in).in_(paying_in_ids))
    found: dict[str, list[OnSite]] = {one: [] for one in paying_in_ids}
    for row in await session.exec(query.order_by(col(OnSite.taken_at), OnSite.id)):
        found[row.paying_in or ""].append(row)
    return found


async def is_named(session: AsyncSession, bank_reference: str, slip_sha256: str) -> bool:
    """Whether other cash is said to be paid in by that entry, or by that slip."""
    query = select(PayingIn.id).where(
        or_(PayingIn.bank_reference == bank_reference, PayingIn.slip_sha256 == slip_sha256),
        col(PayingIn.confirmed).is_not(False),
    )
    return (await session.exec(query.limit(1))).first() is not None


async def credit(session: AsyncSession, case_number: str, bank_reference: str) -> Receipt | None:
    """The case's own money that came by that entry, and that pays in nothing yet; not what the main account held for it."""
    query = select(Receipt).where(
        Receipt.case_number == case_number,
        Receipt.bank_reference == bank_reference,
        Receipt.purpose == Purpose.PAYMENT,
        col(Receipt.transfer_of).is_(None),
        ~exists().where(col(OnSite.paid_in) == Receipt.id),
        ~exists().where(
            col(AnomalyReturn.receipt_id) == Receipt.id, col(AnomalyReturn.granted).is_not(False)
        ),
    )
    return (await session.exec(query)).one_or_none()


async def unconfirmed(session: AsyncSession, case_number: str) -> bool:
    """Whether a delivery to the applicant waits for the second officer."""
    query = select(OnSite.id).where(
        OnSite.case_number == case_number, col(OnSite.kind).in_(HANDED), col(OnSite.confirmed).is_(None)
    )
    return (await session.exec(query.limit(1))).first() is not None


async def handed(session: AsyncSession, case_number: str) -> list[OnSite]:
    """What the applicant has been given there, confirmed by two."""
    query = select(OnSite).where(
        OnSite.case_number == case_number, col(OnSite.kind).in_(HANDED), col(OnSite.confirmed).is_(True)
    )
    return list((await session.exec(query.order_by(col(OnSite.taken_at), OnSite.id))).all())


async def paying_ins(session: AsyncSession, asked: Listing, cases: str | Select[Any]) -> Page[PayingIn]:
    return await listed(session, PayingIn, PayingIn.recorded_at, asked, cases)


async def listed_on_site(session: AsyncSession, asked: Listing, cases: str | Select[Any]) -> Page[OnSite]:
    return await listed(session, OnSite, OnSite.recorded_at, asked, cases)


WAITING = [
    Waiting(
        acts.CONFIRM_ON_SITE,
        OnSite,
        OnSite.recorded_at,
        col(OnSite.confirmed).is_(None),
        lambda actor: col(OnSite.second) == actor.id if actor.own.intersection(OFFICERS) else false(),
    ),
    Waiting(
        acts.RECORD_PAYING_IN,
        OnSite,
        OnSite.recorded_at,
        and_(
            OnSite.kind == Kind.CASH_TAKEN,
            col(OnSite.paying_in).is_(None),
            col(OnSite.paid_in).is_(None),
            col(OnSite.confirmed).is_not(False),
        ),
    ),
    Waiting(
        acts.CONFIRM_PAYING_IN,
        PayingIn,
        PayingIn.recorded_at,
        col(PayingIn.confirmed).is_(None),
        lambda actor: and_(
            by_another(actor, acts.CONFIRM_PAYING_IN, PayingIn.recorded_by, PayingIn.recorded_for),
            ~exists().where(
                col(OnSite.paying_in) == PayingIn.id,
                ~by_another(
                    actor, acts.CONFIRM_PAYING_IN, OnSite.recorded_by, OnSite.recorded_for, OnSite.second
                ),
            ),
        ),
    ),
]
"""What waits for somebody here."""
