"""Every query of guarantees in enforcement."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import Select, func
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.intake.guarantees.models import Guarantee
from services.intake.guarantees.rules import State
from services.intake.guarantees.schemas import GuaranteeFilter
from services.intake.suspension.models import Stay
from shared.platform.paging import Page, listed
from shared.values.articles import CPC
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem


async def guarantee(session: AsyncSession, guarantee_id: str) -> Guarantee:
    """404 if there is none."""
    found = await session.get(Guarantee, guarantee_id)
    if found is None:
        raise Problem(404, ProblemCode.UNKNOWN_GUARANTEE, article=CPC[242])
    return found


async def guarantees(
    session: AsyncSession, asked: GuaranteeFilter, cases: str | Select[Any]
) -> Page[Guarantee]:
    which = asked.equal(Guarantee, "state")
    return await listed(session, Guarantee, Guarantee.recorded_at, asked, cases, *which)


async def is_recorded(session: AsyncSession, case_number: str, undertaking: str) -> bool:
    """Whether the undertaking is on record, and was not refused."""
    query = select(Guarantee.id).where(
        Guarantee.case_number == case_number,
        Guarantee.undertaking == undertaking,
        Guarantee.state != State.REFUSED,
    )
    return (await session.exec(query.limit(1))).first() is not None


async def named(session: AsyncSession, case_number: str, ids: Collection[str]) -> Sequence[Guarantee]:
    """Those of the case among `ids`."""
    query = select(Guarantee).where(Guarantee.case_number == case_number, col(Guarantee.id).in_(ids))
    return (await session.exec(query.order_by(col(Guarantee.recorded_at), Guarantee.id))).all()


async def of_stays(session: AsyncSession, stays: Collection[str]) -> Sequence[Guarantee]:
    """On which those deferrals rest."""
    query = select(Guarantee).where(col(Guarantee.stay).in_(stays))
    return (await session.exec(query.order_by(col(Guarantee.recorded_at), Guarantee.id))).all()


async def by_stay(session: AsyncSession, stays: Collection[str]) -> dict[str, list[str]]:
    """The ids of those on which each of the deferrals rests."""
    found: dict[str, list[str]] = {}
    for one in await of_stays(session, stays):
        found.setdefault(one.stay or "", []).append(one.id)
    return found


async def stay_states(session: AsyncSession, rows: Sequence[Guarantee]) -> dict[str, str]:
    """Of the deferrals that rest on them, by id."""
    query = select(Stay.id, Stay.state).where(col(Stay.id).in_({one.stay for one in rows if one.stay}))
    return dict((await session.exec(query)).all())


async def secured(session: AsyncSession, case_number: str, day: date) -> Decimal:
    """What those guarantees answer for on which the case is deferred that day, yuan."""
    query = (
        select(func.sum(Guarantee.amount))
        .join(Stay, col(Stay.id) == Guarantee.stay)
        .where(
            Guarantee.case_number == case_number,
            Guarantee.state == State.ACCEPTED,
            Stay.state == "confirmed",
            col(Stay.until) >= day,
        )
    )
    return (await session.exec(query)).one() or Decimal(0)


async def guarantors(session: AsyncSession, case_number: str) -> set[str]:
    """The names of those who have undertaken something to the court in the case, but for those who were not accepted."""
    query = select(Guarantee.guarantor).where(
        Guarantee.case_number == case_number,
        Guarantee.state != State.REFUSED,
        col(Guarantee.own).is_(False),
    )
    return set((await session.exec(query)).all())
