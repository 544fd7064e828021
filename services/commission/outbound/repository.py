"""Every query of outbound commissions."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Select, and_, func, or_
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from services.commission.by_post.acts import POST
from services.commission.outbound import acts
from services.commission.outbound.models import Commission, state_column
from services.commission.outbound.schemas import CommissionFilter
from shared.law.courts import Court
from shared.platform.db import run_sql
from shared.platform.paging import Page, begins, listed
from shared.platform.todo import Waiting
from shared.values.articles import REGULATION
from shared.values.problem_code import ProblemCode
from shared.values.refusal import Problem


async def commission(session: AsyncSession, commission_id: str) -> Commission:
    """The commission, locked; 404 if there is none."""
    found = await session.get(Commission, commission_id, with_for_update=True)
    if found is None:
        raise Problem(404, ProblemCode.UNKNOWN_COMMISSION, article=REGULATION["二(三)2"])
    return found


async def lock_asset(session: AsyncSession, asset_id: str) -> None:
    """Whoever else commissions something on the asset waits until this is done."""
    await run_sql(
        session,
        "SELECT pg_advisory_xact_lock(hashtextextended('commission.asset/' || :asset, 0))",
        asset=asset_id,
    )


async def unanswered(session: AsyncSession, asset_id: str, matter: str) -> Commission | None:
    query = select(Commission).where(
        Commission.asset_id == asset_id,
        Commission.matter == matter,
        col(Commission.result).is_(None),
        col(Commission.recalled_at).is_(None),
    )
    return (await session.exec(query)).first()


async def measures_begun(session: AsyncSession, asset_id: str) -> list[Commission]:
    """The commissions by which other courts have taken the asset and not ended it, lapsed or not; locked."""
    query = select(Commission).where(
        Commission.asset_id == asset_id,
        Commission.matter != "release",
        Commission.result == "done",
        col(Commission.measure_ended_at).is_(None),
    )
    return list((await session.exec(query.order_by(col(Commission.answered_at)).with_for_update())).all())


async def measure_held(session: AsyncSession, asset_id: str, court: Court, on: date) -> Commission | None:
    """The commission by which `court`, or if it does not then another, holds the asset on that day; locked."""
    held = [one for one in await measures_begun(session, asset_id) if one.in_force(on)]
    its = (one for one in held if court.code == one.court_code or court.name == one.receiving_court)
    return next(its, held[0] if held else None)


async def count(session: AsyncSession, case_number: str) -> int:
    query = select(func.count()).where(Commission.case_number == case_number)
    return (await session.exec(query)).one()


async def commissions(
    session: AsyncSession, asked: CommissionFilter, cases: str | Select[Any]
) -> Page[Commission]:
    which = asked.equal(Commission, "matter", "urgent", "instructed_by")
    which += begins(asked.q, Commission.asset_identifier, Commission.receiving_court)
    if asked.state is not None:
        which.append(state_column == asked.state)
    return await listed(session, Commission, Commission.instructed_at, asked, cases, *which)


_ISSUED = and_(
    col(Commission.issued_at).is_not(None),
    col(Commission.sent_at).is_(None),
    col(Commission.withdrawn_at).is_(None),
)
_RECALLED = and_(col(Commission.withdrawn_at).is_not(None), col(Commission.recalled_at).is_(None))
WAITING = [
    Waiting(
        acts.ISSUE_LETTER,
        Commission,
        Commission.instructed_at,
        and_(col(Commission.issued_at).is_(None), col(Commission.withdrawn_at).is_(None)),
    ),
    Waiting(
        POST,
        Commission,
        func.coalesce(Commission.withdrawn_at, Commission.issued_at),
        and_(
            col(Commission.posted_to).is_not(None),
            col(Commission.answered_at).is_(None),
            or_(_ISSUED, _RECALLED),
        ),
    ),
    Waiting(
        acts.WITHDRAW,
        Commission,
        Commission.withdrawn_at,
        and_(_RECALLED, col(Commission.posted_to).is_(None)),
    ),
]
"""What waits for somebody here; the last: the other court has not said that it knows, and is told once more."""
